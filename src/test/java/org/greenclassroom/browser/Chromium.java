package org.greenclassroom.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import org.greenclassroom.Installed;
import org.jspecify.annotations.Nullable;

/** The one browser of a test run: it is started when the first test asks for it. */
final class Chromium {
  private static @Nullable Browser started;

  private Chromium() {}

  /** The browser; where none is installed the test is skipped and says how to install one. */
  static synchronized Browser browser() {
    if (started != null && started.isConnected()) return started;
    assumeTrue(Installed.browser().isPresent(), "skipped: " + Installed.NONE);
    var playwright = Installed.playwright();
    var browser = Installed.launched(playwright);
    Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
    started = browser;
    return browser;
  }
}
