package org.greenclassroom.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;

/** Scripts are switched off in the browser: nothing that matters may be lost. */
class WithoutJavaScriptTest extends BrowserLife {
  @Test
  void a_whole_life_without_scripts() {
    live(
        role ->
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
