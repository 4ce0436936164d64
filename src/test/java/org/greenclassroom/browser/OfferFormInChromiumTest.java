package org.greenclassroom.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * Somebody offers computers with an old telephone on a slow line, in Chinese, with a keyboard and
 * without scripts.
 */
class OfferFormInChromiumTest extends Browsing {
  /** First page with everything it needs, as it comes over the line. */
  private static final long SMALL = 100_000;

  private static final String AXE =
      """
      async () => (await axe.run(document, {runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']}}))
          .violations.flatMap(each => each.nodes.map(node => each.id + ': ' + node.html.slice(0, 200)))
      """;

  @Test
  void an_offer_is_made_by_keyboard_on_a_phone_over_a_slow_line_without_scripts()
      throws IOException {
    var page =
        window(
            new NewContextOptions()
                .setLocale("zh-CN")
                .setJavaScriptEnabled(false)
                .setViewportSize(390, 844));
    var came = new AtomicLong();
    slow(page, came);
    page.navigate("/give");
    assertThat(came.get()).as("bytes of the first page").isLessThan(SMALL);
    fits(page);
    var hands = new Keyboard(page);
    hands.in("/give");
    hands.choose("kind-1", "LAPTOP");
    hands.type("pieces-1", "24");
    hands.type("age-1", "2018");
    hands.type("what-1", "联想 ThinkPad T480");
    hands.choose("condition-1", "WORKS");
    press(page, "do", "line");

    var at = page.url().substring(origin().length()).replaceAll("[?#].*", "");
    assertThat(at).matches("/give/[0-9a-z]{32}");
    hands.in(at);
    hands.choose("kind-2", "SCREEN");
    hands.type("pieces-2", "5");
    hands.choose("condition-2", "WORKS");
    hands.choose("status", "RETIRED");
    hands.choose("wiping", "PROGRAMME");
    hands.choose("donorType", "COMPANY");
    hands.type("organisation", unique("星光公司"));
    hands.type("place", "上海");
    hands.choose("territory", "CN");
    hands.type("address", "世纪大道 1 号");
    hands.type("person", "王芳");
    hands.type("email", "wang@example.org");
    press(page, "do", "send");

    assertThat(page.locator(".refusal").innerText()).contains("还有 1 处需要处理");
    assertThat(page.evaluate("() => document.activeElement.className"))
        .as("the summary of what is wrong has the focus")
        .isEqualTo("refusal");
    fits(page);
    assertThat(page.locator("#what-1").inputValue()).isEqualTo("联想 ThinkPad T480");
    hands.in(at);
    hands.tick("consent", "true", true);
    press(page, "do", "send");
    assertThat(page.locator("main").innerText()).contains("已提交", "24", "5");
    fits(page);
    assertThat(grumbles).isEmpty();
  }

  /** axe itself needs scripts, so it looks at the same pages in a window that has them. */
  @Test
  void axe_has_nothing_to_say_of_the_form_nor_of_what_is_wrong_with_it() throws IOException {
    var page = window(new NewContextOptions().setLocale("zh-CN").setViewportSize(390, 844));
    page.navigate("/give");
    page.evaluate("() => document.querySelectorAll('details').forEach(each => each.open = true)");
    clean(page);
    press(page, "do", "send");
    assertThat(page.locator(".refusal").innerText()).contains("请填写数量");
    clean(page);
    page.navigate("/give/privacy");
    clean(page);
    assertThat(grumbles).isEmpty();
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
    for (int i = 0; i < 200; i++) {
      page.keyboard().press("Tab");
      var there =
          page.evaluate(
              "([name, value]) => document.activeElement.name === name && document.activeElement.value === value",
              java.util.List.of(name, value));
      if (there.equals(true)) {
        page.waitForNavigation(() -> page.keyboard().press("Enter"));
        return;
      }
    }
    throw new AssertionError("no button " + name + "=" + value + " is reached by keyboard");
  }

  private static void clean(Page page) throws IOException {
    page.evaluate(AccessibilityTest.axe());
    assertThat((java.util.List<?>) page.evaluate(AXE)).as(page.url()).isEmpty();
    fits(page);
  }

  private static void fits(Page page) {
    var wider = page.evaluate("() => document.documentElement.scrollWidth - innerWidth");
    assertThat(((Number) wider).intValue()).as("wider than the phone").isZero();
  }
}
