package org.greenclassroom.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;

/**
 * A whole life in Chinese, with the keyboard alone: the focus is seen and in order at each step.
 */
class LifeOfALaptopInChromiumTest extends BrowserLife {
  @Test
  void a_whole_life_with_the_keyboard_alone_in_chinese() {
    live(this::atTheKeyboard);
  }

  private Hands atTheKeyboard(Role role) {
    var options =
        new NewContextOptions()
            .setLocale("zh-CN")
            .setTimezoneId("Asia/Shanghai")
            .setViewportSize(1280, 800);
    var page = signedIn(options, role, 1);
    assertThat(page.locator("html").getAttribute("lang")).startsWith("zh");
    assertThat(page.title()).contains("绿色电脑教室");
    return new Keyboard(page);
  }

  /** The page counts without a reload and takes the next at once. */
  @Override
  void see(Hands officer, String typed) {
    officer.type("typed", typed);
    officer.page().keyboard().press("Enter");
    var page = officer.page();
    page.waitForCondition(
        () -> page.locator("#main").innerText().replace("-", "").contains(typed.replace("-", "")));
    assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("typed");
  }
}
