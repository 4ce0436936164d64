package org.greenclassroom.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.greenclassroom.Installed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Every component in a real browser: nothing serious for axe, and the behaviours work. */
class LookTest {
  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
  private static ConfigurableApplicationContext house;
  private static Playwright playwright;
  private static Browser browser;
  private static String address;

  @BeforeAll
  static void open() {
    assumeTrue(Installed.browser().isPresent(), "skipped: " + Installed.NONE);
    house = LookPreview.start(0);
    var server = ((ServletWebServerApplicationContext) house).getWebServer();
    address = "http://localhost:" + server.getPort();
    playwright = Installed.playwright();
    browser = Installed.launched(playwright);
  }

  @AfterAll
  static void close() {
    if (browser != null) browser.close();
    if (playwright != null) playwright.close();
    if (house != null) house.close();
  }

  private static Page page(int width, ColorScheme scheme, String language) {
    return browser
        .newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, 844)
                .setColorScheme(scheme)
                .setLocale(language))
        .newPage();
  }

  @ParameterizedTest
  @CsvSource({
    "all, 1280, LIGHT, en",
    "all, 390, DARK, zh",
    "home, 1280, DARK, fr",
    "home, 390, LIGHT, zh",
    "refused, 1280, LIGHT, en",
    "public, 390, LIGHT, fr"
  })
  void axe_finds_nothing_and_nothing_sticks_out(
      String which, int width, ColorScheme scheme, String language) {
    var page = page(width, scheme, language);
    var response = page.navigate(address + "/look/" + which);
    assertThat(response.status()).isEqualTo(which.equals("refused") ? 404 : 200);
    var found = new AxeBuilder(page).withTags(RULES).analyze().getViolations();
    assertThat(found)
        .as(() ->
            found.stream().map(each -> each.getId() + " " + each.getNodes()).toList().toString())
        .isEmpty();
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
    assertThat(page.evaluate("document.compatMode")).isEqualTo("CSS1Compat");
    page.context().close();
  }

  @Test
  void the_slash_key_reaches_the_search() {
    var page = page(1280, ColorScheme.LIGHT, "en");
    page.navigate(address + "/look/home");
    page.keyboard().press("/");
    page.keyboard().type("7K3M");
    assertThat(page.inputValue("#find")).isEqualTo("7K3M");
    page.context().close();
  }

  @Test
  void a_drawn_signature_travels_as_a_picture_and_can_be_cleared() {
    var page = page(1280, ColorScheme.LIGHT, "en");
    page.navigate(address + "/look/all");
    var box = page.locator(".pad canvas");
    box.scrollIntoViewIfNeeded();
    var at = box.boundingBox();
    page.mouse().move(at.x + 40, at.y + 60);
    page.mouse().down();
    page.mouse().move(at.x + 160, at.y + 100);
    page.mouse().up();
    var drawn = page.locator("input[name=fromDrawn]");
    assertThat(drawn.inputValue()).startsWith("data:image/png;base64,");
    assertThat(page.locator("[data-part=pad] output").innerText()).isEqualTo("Signed");
    page.locator("[data-part=pad] button").click();
    assertThat(drawn.inputValue()).isEmpty();
    page.context().close();
  }

  @Test
  void a_refusal_takes_the_focus() {
    var page = page(1280, ColorScheme.LIGHT, "en");
    page.navigate(address + "/look/refused");
    page.waitForFunction("document.activeElement.className === 'refusal'");
    page.context().close();
  }
}
