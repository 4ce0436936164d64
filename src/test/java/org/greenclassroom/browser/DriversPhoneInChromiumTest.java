package org.greenclassroom.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.greenclassroom.donations.Donations;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A driver's phone in a cellar: no line, one photograph, two signatures, and nothing is lost. */
class DriversPhoneInChromiumTest extends Browsing {
  @Autowired Donations donations;
  @Autowired Partners partners;

  private static NewContextOptions phone() {
    return new NewContextOptions()
        .setLocale("zh-CN")
        .setViewportSize(390, 844)
        .setDeviceScaleFactor(2)
        .setHasTouch(true);
  }

  private long ordered() {
    var donor =
        partners.record(
            occasion(Role.OFFICER), unique("Phone AG"), List.of(PartnerKind.DONOR), "CN", "Road 1");
    var lot = donations.open(occasion(Role.OFFICER), donor);
    var officer = visitor(Role.OFFICER);
    officer.get("/collection/pickups/new?lot=" + lot).is(200);
    return officer
        .post(
            "/collection/pickups",
            "lot",
            String.valueOf(lot),
            "day",
            "2027-03-01",
            "from",
            "09:00",
            "to",
            "12:00",
            "address",
            "上海市浦东新区世纪大道 100 号 3 楼",
            "access",
            "LIFT",
            "contactName",
            "陈敏",
            "contactPhone",
            "021-5555",
            "pieces.LAPTOP",
            "30",
            "pieces.SCREEN",
            "12")
        .is(200)
        .id();
  }

  /** Noise does not compress: it becomes a JPEG of several parts. */
  private static FilePayload photograph() {
    var image = new BufferedImage(2400, 1800, BufferedImage.TYPE_INT_RGB);
    var random = new Random(7);
    for (int x = 0; x < 2400; x++)
      for (int y = 0; y < 1800; y++) image.setRGB(x, y, random.nextInt());
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpeg", out);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return new FilePayload("truck.jpg", "image/jpeg", out.toByteArray());
  }

  private static void ready(Page page) {
    page.waitForSelector("[data-behaviour=driving][data-ready=true]");
  }

  private static void kept(Page page) {
    page.waitForCondition(() ->
        (boolean)
            page.evaluate(
                "async () => !!navigator.serviceWorker.controller && !!(await (await"
                    + " caches.open('shells-1')).match(location.pathname))"));
  }

  private static void sign(Page page, String side, String name) {
    page.fill("#" + side + "Name", name);
    var pad = page.locator("fieldset:has(#" + side + "Name) canvas");
    pad.scrollIntoViewIfNeeded();
    var box = pad.boundingBox();
    page.mouse().move(box.x + 20, box.y + 20);
    page.mouse().down();
    page.mouse().move(box.x + 120, box.y + 50);
    page.mouse().up();
  }

  private static void answered(Page page, String result) {
    page.waitForSelector("[data-part=answer][data-result=" + result + "]");
  }

  private long collected(long pickup) {
    return jdbc.sql("select count(*) from collection.collecting where pickup = ?")
        .param(pickup)
        .query(Long.class)
        .single();
  }

  private static boolean fits(Page page) {
    return (boolean)
        page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth");
  }

  @Test
  void without_a_line_nothing_is_lost_and_it_is_collected_once() {
    long pickup = ordered();
    var page = signedIn(phone(), Role.ENGINEER, 1);
    page.onDialog(Dialog::accept);
    page.navigate("/driving/" + pickup);
    ready(page);
    kept(page);
    assertThat(page.locator("h1").innerText()).contains("取件单");
    assertThat(fits(page)).as("fits on a phone").isTrue();

    page.context().setOffline(true);
    page.fill("[id='pieces.LAPTOP']", "28");
    page.locator(".step:has([id='pieces.LAPTOP']) [data-step='1']").click();
    page.fill("[id='pieces.SCREEN']", "12");
    page.fill("#seals", "S-1 S-2");
    page.setInputFiles("#photos", photograph());
    page.waitForSelector("[data-photos='1']");
    sign(page, "giver", "陈敏");
    sign(page, "taker", "周驰");
    page.waitForTimeout(600); // until it is jotted down
    shot(page, "driving-offline");

    // the phone fell, the page is loaded anew without a line
    page.reload();
    ready(page);
    assertThat(page.inputValue("[id='pieces.LAPTOP']")).isEqualTo("29");
    assertThat(page.inputValue("#seals")).isEqualTo("S-1 S-2");
    assertThat(page.inputValue("#giverName")).isEqualTo("陈敏");
    assertThat(page.locator("[data-part=photos] img").count()).isEqualTo(1);
    assertThat((String) page.evaluate("() => document.querySelector('[name=giverDrawn]').value"))
        .startsWith("data:image/png");

    page.locator("[data-part=form] button:not([type=button])").last().click();
    answered(page, "NOTED");
    page.reload();
    ready(page);
    answered(page, "NOTED");
    assertThat(page.locator("[data-part=form]").isVisible()).isFalse();
    assertThat(collected(pickup)).isZero();

    // the line comes back, and breaks once more: the small photograph goes again
    var parts = new java.util.concurrent.atomic.AtomicInteger();
    page.route(
        "**/queue/attachments/**",
        route -> {
          if (route.request().method().equals("POST") && parts.incrementAndGet() == 1)
            route.abort();
          else route.resume();
        });
    page.context().setOffline(false);
    answered(page, "DONE");
    assertThat(parts.get()).as("the photograph, twice").isEqualTo(2);
    assertThat(collected(pickup)).isOne();
    var row =
        jdbc.sql(
                """
                select p.pieces, array_to_string(p.seals, ' ') as seals, f.file, length(k.bytes) as size, k.bytes
                  from collection.pickups p join collection.collecting_photo f using (pickup)
                  join frame.file k on k.sha256 = f.file where p.pickup = ?
                """)
            .param(pickup)
            .query()
            .singleRow();
    assertThat(row).containsEntry("pieces", 41).containsEntry("seals", "S-1 S-2");
    assertThat(Files.sha256((byte[]) row.get("bytes"))).isEqualTo(row.get("file"));
    assertThat((Integer) row.get("size")).isBetween(1, 150_000);
    assertThat(
            jdbc.sql(
                    """
                    select count(*) from custody.signature s join collection.pickups p using (slip)
                     where p.pickup = ? and s.file is not null
                    """)
                .param(pickup)
                .query(Long.class)
                .single())
        .isEqualTo(2);

    // another tab, another look: it stands there once and for all
    page.reload();
    ready(page);
    assertThat(page.locator("main").innerText()).contains("已于", "41");
    assertThat(
            grumbles.stream()
                .filter(one ->
                    !one.contains("ERR_INTERNET_DISCONNECTED")
                        && !one.contains("ERR_FAILED")
                        && !one.contains("fetch")))
        .isEmpty();
  }

  @Test
  void two_tabs_are_one_act_and_a_refusal_can_be_put_right() {
    long pickup = ordered();
    var page = signedIn(phone(), Role.ENGINEER, 1);
    page.onDialog(Dialog::accept);
    page.navigate("/driving/" + pickup);
    ready(page);
    kept(page);
    page.fill("[id='pieces.LAPTOP']", "5");
    page.fill("#giverName", "A");
    page.fill("#takerName", "B");
    page.fill("#kilograms", "many");
    page.waitForTimeout(600);
    var second = page.context().newPage();
    second.onDialog(Dialog::accept);
    second.navigate("/driving/" + pickup);
    ready(second);
    assertThat(second.inputValue("[id='pieces.LAPTOP']")).isEqualTo("5");

    page.locator("[data-part=form] button:not([type=button])").last().click();
    answered(page, "REFUSED");
    assertThat(page.locator("[data-part=answer]").innerText()).contains("many");
    assertThat(page.inputValue("#giverName")).isEqualTo("A");
    page.fill("#kilograms", "12,5");
    page.locator("[data-part=form] button:not([type=button])").last().click();
    answered(page, "DONE");
    assertThat(collected(pickup)).isOne();
    second.waitForSelector("[data-part=answer][data-result=DONE]");
    assertThat(second.locator("[data-part=form]").isVisible()).isFalse();
  }

  @Test
  void a_driver_with_a_link_works_alike_and_another_browser_sees_nothing() {
    long pickup = ordered();
    var officer = visitor(Role.OFFICER);
    officer.get("/collection/pickups/" + pickup).is(200);
    var made = officer.post("/collection/pickups/%d/links".formatted(pickup)).is(200).body();
    var link = made.replaceAll("(?s).*?(/pickup/[A-Za-z0-9_-]{20,}).*", "$1");
    var page = window(phone());
    page.onDialog(Dialog::accept);
    page.navigate(link);
    page.locator("main button").click();
    ready(page);
    kept(page);
    page.context().setOffline(true);
    page.fill("[id='pieces.LAPTOP']", "30");
    page.fill("#giverName", "陈敏");
    page.fill("#takerName", "老王");
    page.locator("[data-part=form] button:not([type=button])").last().click();
    answered(page, "NOTED");
    // the session ends meanwhile: the cookie of the link lets it in again
    page.context().setOffline(false);
    page.context()
        .clearCookies(
            new com.microsoft.playwright.BrowserContext.ClearCookiesOptions().setName("session"));
    page.reload();
    ready(page);
    answered(page, "DONE");
    assertThat(collected(pickup)).isOne();

    var other = window(phone());
    other.navigate(link);
    assertThat(other.locator("main").innerText()).contains("另一个浏览器");
    assertThat(other.locator("[data-behaviour=driving]").count()).isZero();
  }

  /** For the eyes of whoever works on the page: {@code -Dlook=folder}. */
  private static void shot(Page page, String name) {
    var folder = System.getProperty("look");
    if (folder == null) return;
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(folder, name + ".png")));
  }
}
