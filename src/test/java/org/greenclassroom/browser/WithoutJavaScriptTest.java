package org.greenclassroom.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser.NewContextOptions;
import org.junit.jupiter.api.Test;

/**
 * Scripts are switched off in the browser: a whole life goes on. With {@code -Deverywhere} only,
 * for {@code LifeOfALaptopTest} sends the same forms as such a browser does, and {@link
 * AccessibilityTest} looks at every page without scripts.
 */
class WithoutJavaScriptTest extends BrowserLife {
  @Test
  void a_whole_life_without_scripts() {
    assumeTrue(Boolean.getBoolean("everywhere"), "skipped: mvn verify -Deverywhere runs it");
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
