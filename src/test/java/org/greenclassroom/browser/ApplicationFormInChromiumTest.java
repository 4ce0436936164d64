package org.greenclassroom.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;

/** A school asks with an old telephone on a slow line, in Chinese. */
class ApplicationFormInChromiumTest extends Browsing {
  /** First page with everything it needs, as it comes over the line. */
  private static final long SMALL = 100_000;

  private static final String AXE =
      """
      async () => (await axe.run(document, {runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']}}))
          .violations.flatMap(each => each.nodes.map(node => each.id + ': ' + node.html.slice(0, 200)))
      """;

  @Test
  void a_school_asks_by_keyboard_on_a_phone_over_a_slow_line_without_scripts_and_goes_on_later() {
    var page = window(phone().setJavaScriptEnabled(false));
    var came = new AtomicLong();
    slow(page, came);
    page.navigate("/apply");
    assertThat(came.get()).as("bytes of the first page").isLessThan(SMALL);
    fits(page);
    var hands = new Keyboard(page);
    hands.in("/apply");
    hands.type("name", unique("老窝小学"));
    hands.choose("territory", "CN");
    hands.type("division", "云南省怒江州兰坪县");
    hands.type("address", "老窝街 1 号");
    hands.type("grade-3", "９０");
    press(page, "do", "save");
    var at = page.url().substring(origin().length()).replaceAll("[?#].*", "");
    assertThat(at).matches("/apply/[0-9a-z]{32}");

    // another day, another telephone: the link is enough
    var later = window(phone().setJavaScriptEnabled(false));
    slow(later, new AtomicLong());
    later.navigate(at);
    assertThat(later.locator("#division").inputValue()).isEqualTo("云南省怒江州兰坪县");
    hands = new Keyboard(later);
    hands.in(at);
    hands.type("room", "计算机教室一");
    hands.type("seats", "30");
    hands.type("purpose", "三至六年级信息科技课");
    hands.choose("others", "NO");
    hands.type("person", "和老师");
    hands.type("email", "he" + System.nanoTime() + "@example.org");
    press(later, "do", "send");
    assertThat(later.locator(".refusal").innerText()).contains("还有 1 处需要处理");
    assertThat(later.evaluate("() => document.activeElement.className"))
        .as("the summary of what is wrong has the focus")
        .isEqualTo("refusal");
    fits(later);
    hands.in(at);
    hands.tick("consent", "true", true);
    press(later, "do", "send");
    assertThat(later.locator("main").innerText()).contains("已提交", "计算机教室一");
    fits(later);
    assertThat(grumbles).isEmpty();
  }

  @Test
  void photographs_are_made_small_before_they_are_sent() throws IOException {
    var page = window(phone());
    page.navigate("/apply");
    var large = photograph();
    page.setInputFiles("#photo", new FilePayload("教室.png", "image/png", large));
    page.waitForFunction("() => document.querySelector('#photo').dataset.small === 'true'");
    page.click("p.actions button[value=save]");
    page.waitForURL("**/apply/*");
    assertThat(page.locator("#photographs").innerText()).contains("教室.jpg");
    var kept =
        jdbc.sql("select bytes from applications.photograph order by photograph desc limit 1")
            .query((row, _) -> row.getBytes(1))
            .single();
    assertThat(kept.length).as("for a slow line").isLessThanOrEqualTo(150_000);
    var picture = ImageIO.read(new ByteArrayInputStream(kept));
    assertThat(Math.max(picture.getWidth(), picture.getHeight())).isBetween(320, 1280);
    assertThat(grumbles).isEmpty();
  }

  /** axe itself needs scripts, so it looks at the same pages in a window that has them. */
  @Test
  void axe_has_nothing_to_say_of_the_form_nor_of_the_officers_pages() throws IOException {
    var page = window(phone());
    page.navigate("/apply");
    page.evaluate("() => document.querySelectorAll('details').forEach(each => each.open = true)");
    clean(page);
    press(page, "do", "send");
    assertThat(page.locator(".refusal").innerText()).contains("请填写学校名称");
    clean(page);
    page.navigate("/apply/privacy");
    clean(page);
    var officer = signedIn(phone(), Role.OFFICER, 1);
    for (var path : List.of("/applications", "/applications/weights", "/applications/waiting")) {
      officer.navigate(path);
      officer.evaluate(
          "() => document.querySelectorAll('details').forEach(each => each.open = true)");
      clean(officer);
    }
    assertThat(grumbles).isEmpty();
  }

  private static NewContextOptions phone() {
    return new NewContextOptions().setLocale("zh-CN").setViewportSize(390, 844);
  }

  /** Noise does not compress: as heavy as a telephone's own picture. */
  private static byte[] photograph() throws IOException {
    var picture = new BufferedImage(2400, 1800, BufferedImage.TYPE_INT_RGB);
    var random = new Random(7);
    for (int x = 0; x < 2400; x += 4)
      for (int y = 0; y < 1800; y += 4) {
        var colour = new Color(random.nextInt(0x1000000)).getRGB();
        for (int i = 0; i < 16; i++) picture.setRGB(x + i % 4, y + i / 4, colour + i * 257);
      }
    var out = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", out);
    return out.toByteArray();
  }

  /** 250 kbit a second, 300 ms away; counts what comes. */
  private static void slow(Page page, AtomicLong came) {
    var cdp = page.context().newCDPSession(page);
    cdp.send("Network.enable");
    var line = new JsonObject();
    line.addProperty("offline", false);
    line.addProperty("latency", 300);
    line.addProperty("downloadThroughput", 250_000 / 8);
    line.addProperty("uploadThroughput", 250_000 / 8);
    cdp.send("Network.emulateNetworkConditions", line);
    cdp.on(
        "Network.loadingFinished",
        event -> came.addAndGet((long) event.get("encodedDataLength").getAsDouble()));
  }

  /** Tabs to the button of this name and value, and presses it. */
  private static void press(Page page, String name, String value) {
    for (int i = 0; i < 250; i++) {
      page.keyboard().press("Tab");
      var there =
          page.evaluate(
              "([name, value]) => document.activeElement.name === name && document.activeElement.value === value",
              List.of(name, value));
      if (there.equals(true)) {
        page.waitForNavigation(() -> page.keyboard().press("Enter"));
        return;
      }
    }
    throw new AssertionError("no button " + name + "=" + value + " is reached by keyboard");
  }

  private static void clean(Page page) throws IOException {
    page.evaluate(AccessibilityTest.axe());
    assertThat((List<?>) page.evaluate(AXE)).as(page.url()).isEmpty();
    fits(page);
  }

  private static void fits(Page page) {
    var wider = page.evaluate("() => document.documentElement.scrollWidth - innerWidth");
    assertThat(((Number) wider).intValue()).as("wider than the phone").isZero();
  }
}
