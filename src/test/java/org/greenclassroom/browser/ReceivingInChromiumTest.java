package org.greenclassroom.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.greenclassroom.Visitor.Upload;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Receiving at the ramp in a real browser, by keyboard alone and in Chinese. */
class ReceivingInChromiumTest extends Browsing {
  @Autowired Partners partners;

  private static NewContextOptions chinese() {
    return new NewContextOptions().setLocale("zh-CN").setViewportSize(1280, 800);
  }

  private long lot(String prefix, int count) {
    var donor =
        partners.record(
            occasion(Role.OFFICER), unique("银杏科技"), List.of(PartnerKind.DONOR), "CN", null);
    var list =
        "设备编号,类型,品牌,型号,序列号\n"
            + IntStream.rangeClosed(1, count)
                .mapToObj(
                    n -> "%s-%d,笔记本,Dell,Latitude E6440,%s".formatted(prefix, n, serial(prefix, n)))
                .collect(Collectors.joining("\n"));
    var api = api(Role.OFFICER);
    var id =
        api.upload(
                "/api/v1/imports",
                Map.of("donor", String.valueOf(donor)),
                List.of(
                    new Upload("file", "a.csv", "text/csv", list.getBytes(StandardCharsets.UTF_8))))
            .is(201)
            .json()
            .get("id")
            .asLong();
    return api.post("/api/v1/imports/" + id + "/commit", "{}").is(200).json().get("lot").asLong();
  }

  private static String serial(String prefix, int n) {
    return "%s%04dX".formatted(prefix, n);
  }

  private static String prefix() {
    return "CN" + Long.toString(System.nanoTime() % 100_000_000L, 36).toUpperCase();
  }

  private static void scan(Page page, String code) {
    page.keyboard().insertText(code);
    page.keyboard().press("Enter");
  }

  private static void awaitTally(Page page, String name, int wanted) {
    page.waitForCondition(() ->
        Integer.parseInt(page.locator("[data-tally=" + name + "] strong").textContent().strip())
            == wanted);
  }

  private static void ready(Page page) {
    page.waitForSelector("[data-behaviour=receive][data-ready=true]");
  }

  /** Only when somebody wants to look at them: -Dlook=folder. */
  private static void look(Page page, String name) {
    var folder = System.getProperty("look");
    if (folder != null)
      page.screenshot(
          new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(folder, name + ".png")));
  }

  private void open(Page page, long lot) {
    page.navigate("/intake/lots/" + lot);
    page.locator("form[action$='/sessions'] button").focus();
    page.waitForNavigation(() -> page.keyboard().press("Enter"));
    ready(page);
  }

  @Test
  void two_hundred_identical_laptops_by_keyboard_in_chinese() throws IOException {
    var p = prefix();
    var lot = lot(p, 200);
    var page = signedIn(chinese(), Role.TECHNICIAN, 1);
    open(page, lot);
    assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("code");
    for (int n = 1; n <= 200; n++) scan(page, serial(p, n).toLowerCase());
    awaitTally(page, "DONE", 200);
    assertThat(page.locator("[data-part=answer]").innerText()).contains("已计入", "清单第 201 行", "笔记本");
    assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("code");
    scan(page, serial(p, 7));
    awaitTally(page, "DOUBLED", 1);
    page.waitForCondition(
        () -> page.locator("[data-live=tally] .big").first().innerText().contains("200"));

    // some more of the same that are on no list: said once, then only numbers
    page.locator("[data-part=same] summary").focus();
    page.keyboard().press("Enter");
    page.locator("#kind").selectOption("LAPTOP");
    page.locator("#maker").fill("Dell");
    page.locator("#model").focus();
    page.keyboard().insertText("Latitude E6440");
    page.keyboard().press("Enter");
    for (int n = 1; n <= 5; n++) scan(page, p + "EXTRA" + n);
    awaitTally(page, "DONE", 205);
    page.waitForCondition(
        () -> page.locator("[data-live=tally] .big").first().innerText().contains("205"));
    clean(page);
    look(page, "session-zh");
    page.setViewportSize(390, 844);
    clean(page);
    look(page, "session-phone");
    page.setViewportSize(1280, 800);
    page.locator("form button[accesskey=z]").focus();
    page.waitForNavigation(() -> page.keyboard().press("Enter"));
    ready(page);
    assertThat(page.locator("body").innerText()).contains("EXTRA5”已撤销");
    assertThat(page.locator("#model").inputValue()).as("still chosen").isEqualTo("Latitude E6440");
    assertThat(page.locator("[data-live=tally] .big").first().innerText()).contains("204");
    assertThat(grumbles).isEmpty();
  }

  @Test
  void sixty_are_pasted_and_a_second_person_confirms_what_differs() throws IOException {
    var p = prefix();
    var lot = lot(p, 56);
    var page = signedIn(chinese(), Role.TECHNICIAN, 1);
    open(page, lot);
    var pasted =
        IntStream.rangeClosed(1, 55).mapToObj(n -> serial(p, n)).collect(Collectors.joining("\n"))
            + "\n"
            + serial(p, 1)
            + "\n"
            + serial(p, 2)
            + "\nWHAT"
            + p
            + "1\nWHAT"
            + p
            + "2\nWHAT"
            + p
            + "3";
    page.waitForNavigation(() ->
        page.evaluate(
            """
            text => {
              const data = new DataTransfer();
              data.setData('text', text);
              document.getElementById('code').dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
            }
            """,
            pasted));
    assertThat(page.locator("[role=status]").first().innerText().replaceAll("\\s+", " "))
        .contains("55 已计入", "3 已计入，请留意", "2 重复扫描");
    clean(page);
    look(page, "pasted-zh");
    page.locator("a.button").first().focus();
    page.waitForNavigation(() -> page.keyboard().press("Enter"));
    ready(page);
    page.locator("#all-kind").selectOption("DESKTOP");
    page.locator("#all-model").focus();
    page.keyboard().insertText("OptiPlex 390");
    page.waitForNavigation(() -> page.keyboard().press("Enter"));
    ready(page);
    var session = page.url();
    page.navigate(session + "/differences");
    page.locator("#reason").selectOption("KEPT_BACK");
    page.locator("#remark").focus();
    page.waitForNavigation(() -> page.keyboard().press("Enter"));
    assertThat(page.locator(".second-person").innerText()).contains("4 处是您自己登记的");
    clean(page);
    look(page, "differences-zh");

    var second = signedIn(chinese(), Role.OFFICER, 1);
    second.navigate(session + "/differences");
    second.locator(".second-person button").focus();
    second.waitForNavigation(() -> second.keyboard().press("Enter"));
    assertThat(second.locator("body").innerText()).contains("已复核 4 处差异");
    second.setViewportSize(390, 844);
    clean(second);
    look(second, "differences-phone");

    page.navigate(session + "/closing");
    page.locator("#pallet").fill("P1");
    page.locator("#gross").fill("150");
    page.locator("#tare").focus();
    page.keyboard().insertText("20.5");
    page.waitForNavigation(() -> page.keyboard().press("Enter"));
    page.locator("[id='count-LAPTOP']").fill("55");
    page.locator("[id='count-DESKTOP']").fill("3");
    clean(page);
    look(page, "closing-zh");
    page.setViewportSize(390, 844);
    clean(page);
    look(page, "closing-phone");
    page.setViewportSize(1280, 800);
    page.locator("#everything-yes").check();
    for (var who : List.of("giver", "taker")) {
      page.locator("#" + who + "Name").fill("王芳");
      page.locator("#" + who + "Scan")
          .setInputFiles(
              new com.microsoft.playwright.options.FilePayload("s.png", "image/png", signature()));
    }
    page.locator("form[action$='/closing'] .actions button").last().focus();
    page.waitForNavigation(() -> page.keyboard().press("Enter"));
    assertThat(page.locator("body").innerText()).contains("入库 58 台");
    page.navigate("/intake/lots/" + lot);
    assertThat(page.locator("main").innerText())
        .contains("清单共登记 56 台：到 55 台，不会到 1 台，待到 0 台。清单外另到 3 台");
    clean(page);
    look(page, "lot-zh");
    page.setViewportSize(390, 844);
    clean(page);
    look(page, "lot-phone");
    assertThat(grumbles).isEmpty();
  }

  private static byte[] signature() {
    return java.util.Base64.getDecoder()
        .decode(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
  }

  /** Axe finds nothing serious, and nothing is wider than the window. */
  private static void clean(Page page) throws IOException {
    page.evaluate(
        "() => document.querySelectorAll('main details').forEach(each => each.open = true)");
    try (var script = ReceivingInChromiumTest.class.getResourceAsStream("/axe.min.js")) {
      page.evaluate(new String(script.readAllBytes(), StandardCharsets.UTF_8));
    }
    assertThat(
            (List<?>)
                page.evaluate(
                    """
                    async () => (await axe.run(document)).violations
                      .filter(each => ['serious', 'critical'].includes(each.impact))
                      .flatMap(each => each.nodes.slice(0, 3).map(node => each.id + ': ' + node.html.slice(0, 200)))
                    """))
        .as(page.url())
        .isEmpty();
    assertThat(
            ((Number) page.evaluate("() => document.documentElement.scrollWidth - innerWidth"))
                .intValue())
        .as("wider than the window: " + page.url())
        .isLessThanOrEqualTo(0);
  }
}
