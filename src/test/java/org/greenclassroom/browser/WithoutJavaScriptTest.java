package org.greenclassroom.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import org.junit.jupiter.api.Test;

/**
 * Scripts are switched off in the browser: a whole life goes on ({@link AccessibilityTest} looks at
 * every page).
 */
class WithoutJavaScriptTest extends BrowserLife {
  @Test
  void a_whole_life_without_scripts() {
    live(role ->
        new Mouse(
            signedIn(
                new NewContextOptions()
                    .setJavaScriptEnabled(false)
                    .setLocale("zh-CN")
                    .setViewportSize(1280, 800),
                role,
                1)));
  }

  @Override
  void see(Hands officer, String typed) {
    officer.type("typed", typed);
    officer.send();
  }
}
