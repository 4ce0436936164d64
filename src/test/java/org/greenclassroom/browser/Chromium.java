package org.greenclassroom.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one browser of a test run: it is started when the first test asks for it. */
final class Chromium {
  private static final List<String> PLACES =
      List.of(
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/bin/google-chrome",
          "/usr/bin/google-chrome-stable");
  private static @Nullable Browser started;

  private Chromium() {}

  /** The browser; where none is installed the test is skipped and says how to install one. */
  static synchronized Browser browser() {
    if (started != null && started.isConnected()) return started;
    var found = installed();
    assumeTrue(
        found != null,
        "skipped: no Chromium here. Install one with “apt-get install chromium”, or name one with"
            + " -Dchromium=/path/to/chromium");
    var playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    var browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(found)
                    .setHeadless(true)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--disable-dev-shm-usage",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
    Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
    started = browser;
    return browser;
  }

  private static @Nullable Path installed() {
    var named = System.getProperty("chromium");
    if (named != null) return Path.of(named);
    return PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst().orElse(null);
  }
}
