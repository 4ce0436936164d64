package org.greenclassroom;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The browser that this machine has, and how it is started quietly, also as root. */
public final class Installed {
  /** What to say where there is none. */
  public static final String NONE =
      "no Chromium here. Install one with “apt-get install chromium”, or name one with"
          + " -Dchromium=/path/to/chromium";

  private static final List<String> PLACES =
      List.of(
          // the same engine without windows, which is less work
          "/usr/bin/chromium-headless-shell",
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/bin/google-chrome",
          "/usr/bin/google-chrome-stable");

  private Installed() {}

  public static Optional<Path> browser() {
    var named = System.getProperty("chromium");
    if (named != null) return Optional.of(Path.of(named));
    return PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst();
  }

  /** Playwright that never fetches a browser of its own. */
  public static Playwright playwright() {
    return Playwright.create(
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  }

  /**
   * @throws IllegalStateException when there is no browser
   */
  public static Browser launched(Playwright playwright) {
    return playwright
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(browser().orElseThrow(() -> new IllegalStateException(NONE)))
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
  }
}
