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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.surveys.Answers;
import org.greenclassroom.surveys.Sheet;
import org.greenclassroom.surveys.Surveys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An engineer's tablet in a school up the mountain: the radio is off, and nothing is lost. */
class SurveyOfflineInChromiumTest extends Browsing {
  @Autowired Partners partners;
  @Autowired Surveys surveys;
  private long school;
  private long errand;

  @BeforeEach
  void an_errand() {
    var officer = occasion(Role.OFFICER);
    school =
        partners.record(officer, unique("岩口小学"), List.of(PartnerKind.SCHOOL), "CN", "贵州省岩口镇 7 号");
    errand = ordered("二楼活动室");
  }

  private long ordered(String room) {
    var until = LocalDate.now(clock.withZone(Occasion.PROGRAMME_ZONE)).plusDays(1);
    return surveys.order(occasion(Role.OFFICER), school, null, room, 30, until);
  }

  private static NewContextOptions tablet() {
    return new NewContextOptions()
        .setLocale("zh-CN")
        .setViewportSize(820, 1180)
        .setDeviceScaleFactor(2)
        .setHasTouch(true);
  }

  /** Noise does not compress: it becomes a JPEG of several parts. */
  private static FilePayload photograph() {
    var image = new BufferedImage(2_400, 1_800, BufferedImage.TYPE_INT_RGB);
    var random = new Random(7);
    for (int x = 0; x < 2_400; x++)
      for (int y = 0; y < 1_800; y++) image.setRGB(x, y, random.nextInt());
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpeg", out);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return new FilePayload("board.jpg", "image/jpeg", out.toByteArray());
  }

  private static void ready(Page page) {
    page.waitForSelector("[data-behaviour=sheet][data-ready=true]");
  }

  private static void answered(Page page, String result) {
    page.waitForSelector("[data-part=answer][data-result=" + result + "]");
  }

  private static void handIn(Page page) {
    page.locator("[data-part=form] .actions button").last().click();
  }

  private static void jotted(Page page) {
    page.waitForTimeout(600);
  }

  private static boolean fits(Page page) {
    return (boolean)
        page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth");
  }

  private List<Map<String, Object>> written() {
    return jdbc.sql("select * from surveys.surveys where school = ? order by survey")
        .param(school)
        .query()
        .listOfRows();
  }

  private void nothingSerious(Page page) throws IOException {
    page.evaluate(AccessibilityTest.axe());
    @SuppressWarnings("unchecked")
    var found =
        (List<String>)
            page.evaluate(
                """
                async () => (await axe.run(document, {runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']}}))
                    .violations.filter(each => ['serious', 'critical'].includes(each.impact))
                    .flatMap(each => each.nodes.slice(0, 3).map(node => each.id + ': ' + node.html.slice(0, 200)))
                """);
    assertThat(String.join("\n", found)).isEmpty();
  }

  @Test
  void prepared_on_the_list_filled_in_without_a_line_and_handed_in_once() throws IOException {
    var page = signedIn(tablet(), Role.ENGINEER, 1);
    page.onDialog(Dialog::accept);
    // the list keeps the sheets: this one was never opened while there was a line
    page.navigate("/surveys/errands");
    page.waitForSelector("[data-behaviour=errands][data-ready=true]");
    var row = page.locator("tr:has(a[href='/surveys/errands/" + errand + "'])");
    row.locator("[data-kept]:not([hidden])").waitFor();
    page.waitForCondition(() ->
        (boolean)
            page.evaluate(
                "async () => !!navigator.serviceWorker.controller && !!(await (await"
                    + " caches.open('shells-1')).match(location.pathname))"));
    assertThat(page.locator("main").innerText()).contains("没有网络也能打开");

    page.context().setOffline(true);
    page.reload();
    page.waitForSelector("[data-behaviour=errands][data-ready=true]");
    page.locator("a[href='/surveys/errands/" + errand + "']").click();
    ready(page);
    assertThat(page.locator("h1").innerText()).contains("二楼活动室");
    assertThat(fits(page)).as("fits on a tablet").isTrue();
    nothingSerious(page);
    page.fill("#volts", "200");
    page.fill("#seats", "30");
    assertThat(page.locator("tr[data-va='150']").innerText()).contains("23.3", "30", "62");
    page.fill("#breaker_amperes", "３２");
    page.selectOption("#power", "MONTHLY");
    page.check("#lockable-yes");
    page.check("#bars-no");
    page.fill("#earth_ohms", "3,2");
    page.fill("#note", "窗帘需要更换");
    page.setInputFiles("#photos", photograph());
    page.waitForSelector("[data-photos='1']");
    jotted(page);
    shot(page, "sheet-offline");

    // the tablet fell, the page is loaded anew without a line
    page.reload();
    ready(page);
    assertThat(page.inputValue("#volts")).isEqualTo("200");
    assertThat(page.inputValue("#power")).isEqualTo("MONTHLY");
    assertThat(page.isChecked("#lockable-yes")).isTrue();
    assertThat(page.isChecked("#bars-no")).isTrue();
    assertThat(page.isChecked("#deputy-unknown")).isTrue();
    assertThat(page.locator("[data-part=photos] img").count()).isOne();

    handIn(page);
    answered(page, "NOTED");
    page.reload();
    ready(page);
    answered(page, "NOTED");
    assertThat(page.locator("[data-part=form]").isVisible()).isFalse();
    assertThat(written()).isEmpty();

    // the line comes back, and breaks once more while the photograph goes
    var parts = new java.util.concurrent.atomic.AtomicInteger();
    page.route(
        "**/queue/attachments/**",
        route -> {
          if (route.request().method().equals("POST") && parts.incrementAndGet() == 2)
            route.abort();
          else route.resume();
        });
    page.context().setOffline(false);
    answered(page, "DONE");
    var one = written();
    assertThat(one).hasSize(1);
    assertThat(one.getFirst())
        .containsEntry("volts", 200)
        .containsEntry("breaker_amperes", 32)
        .containsEntry("lockable", true)
        .containsEntry("bars", false)
        .containsEntry("power", "MONTHLY")
        .containsEntry("note", "窗帘需要更换");
    assertThat(one.getFirst().get("deputy")).as("nobody said").isNull();
    assertThat(one.getFirst().get("sockets")).as("nobody counted").isNull();
    assertThat(
            jdbc.sql("select count(*) from surveys.photo where survey = ?")
                .param(one.getFirst().get("survey"))
                .query(Long.class)
                .single())
        .isOne();

    // loaded anew it stands there, and can be read
    page.reload();
    ready(page);
    page.locator("[data-part=see]").click();
    page.waitForURL("**/surveys/" + one.getFirst().get("survey"));
    assertThat(page.locator("main").innerText()).contains("断路器", "良好", "未知");
    nothingSerious(page);
    shot(page, "survey-tablet");
    assertThat(
            grumbles.stream()
                .filter(said ->
                    !said.contains("ERR_INTERNET_DISCONNECTED")
                        && !said.contains("ERR_FAILED")
                        && !said.contains("fetch")))
        .isEmpty();
  }

  @Test
  void two_tabs_are_one_survey_and_a_refusal_can_be_put_right() {
    var page = signedIn(tablet(), Role.ENGINEER, 1);
    page.onDialog(Dialog::accept);
    page.navigate("/surveys/errands/" + errand);
    ready(page);
    var second = page.context().newPage();
    second.onDialog(Dialog::accept);
    second.navigate("/surveys/errands/" + errand);
    ready(second);
    page.fill("#volts", "221");
    page.waitForTimeout(900);
    assertThat(second.inputValue("#volts")).isEqualTo("221");
    second.fill("#chairs", "31");
    second.waitForTimeout(900);
    assertThat(page.inputValue("#chairs")).isEqualTo("31");
    page.fill("#sockets", "many");
    handIn(page);
    answered(page, "REFUSED");
    assertThat(page.locator("[data-part=answer]").innerText()).contains("many");
    assertThat(page.inputValue("#chairs")).isEqualTo("31");
    page.fill("#sockets", "62");
    jotted(page);
    handIn(page);
    answered(page, "DONE");
    answered(second, "DONE");
    assertThat(second.locator("[data-part=form]").isVisible()).isFalse();
    assertThat(written()).hasSize(1);
    assertThat(written().getFirst())
        .containsEntry("volts", 221)
        .containsEntry("chairs", 31)
        .containsEntry("sockets", 62);

    // the school shows another room
    page.locator("[data-part=another]").click();
    assertThat(page.inputValue("#volts")).isEmpty();
    page.fill("#room", "三楼书库");
    page.selectOption("#damp", "WET");
    handIn(page);
    answered(page, "DONE");
    assertThat(written()).hasSize(2);
    assertThat(written()).extracting(row -> row.get("counts")).containsExactly(true, true);
  }

  @Test
  void what_a_colleague_found_meanwhile_is_shown_beside_it_and_nothing_is_overwritten() {
    var page = signedIn(tablet(), Role.ENGINEER, 1);
    page.onDialog(Dialog::accept);
    page.navigate("/surveys/errands/" + errand);
    ready(page);
    page.waitForCondition(() ->
        (boolean)
            page.evaluate(
                "async () => !!navigator.serviceWorker.controller && !!(await (await"
                    + " caches.open('shells-1')).match(location.pathname))"));
    page.context().setOffline(true);
    page.check("#lockable-yes");
    page.fill("#breaker_amperes", "32");
    jotted(page);
    // a colleague is in the same room, and has a line
    var colleague = occasion(Role.ENGINEER);
    surveys.record(
        colleague,
        surveys.errand(errand),
        new Sheet(
            "二楼 活动室",
            30,
            Answers.read(Map.of("lockable", "NO", "breaker_amperes", "32")),
            colleague.now(),
            null,
            List.of()));
    handIn(page);
    answered(page, "NOTED");
    page.context().setOffline(false);
    answered(page, "DONE");
    assertThat(page.locator("[data-part=answer]").innerText()).contains("两份都保留");
    assertThat(written()).hasSize(2);
    assertThat(written()).extracting(row -> row.get("lockable")).containsExactly(false, true);
    assertThat(written()).extracting(row -> row.get("contested")).containsExactly(true, true);
    page.locator("[data-part=see]").click();
    assertThat(page.locator(".contest").innerText()).contains("门可以上锁", "是", "否");
    assertThat(page.locator(".contest tbody tr").count()).isOne();
  }

  /** For the eyes of whoever works on the page: {@code -Dlook=folder}. */
  private static void shot(Page page, String name) {
    var folder = System.getProperty("look");
    if (folder == null) return;
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(folder, name + ".png")));
  }
}
