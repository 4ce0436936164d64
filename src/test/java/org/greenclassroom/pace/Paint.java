package org.greenclassroom.pace;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Chromium behind a thin line: 250 kbit/s down, 800 ms there and back, nothing in its cache. */
final class Paint implements AutoCloseable {
  private final Playwright playwright;
  private final Browser browser;
  private final Page page;

  private Paint(Path chromium) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium)
                    .setArgs(List.of("--no-sandbox")));
    page = browser.newPage();
  }

  static Optional<Path> chromium() {
    return List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
        .stream()
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  static Paint with(Path chromium) {
    return new Paint(chromium);
  }

  void signIn(String origin, String login, String password) {
    page.navigate(origin + "/sign-in");
    page.fill("input[name=login]", login);
    page.fill("input[name=password]", password);
    page.keyboard().press("Enter");
    page.waitForURL(url -> !url.contains("sign-in"));
  }

  /** When the first word or picture stood on the screen, in ms, at the median of three. */
  double firstPaintMs(String url) {
    var session = page.context().newCDPSession(page);
    session.send("Network.enable");
    var line = new JsonObject();
    line.addProperty("offline", false);
    line.addProperty("latency", 800);
    line.addProperty("downloadThroughput", 250_000 / 8);
    line.addProperty("uploadThroughput", 250_000 / 8);
    session.send("Network.emulateNetworkConditions", line);
    var times = new double[3];
    for (int i = 0; i < times.length; i++) {
      session.send("Network.clearBrowserCache");
      page.navigate(url);
      page.waitForFunction(
          "() => performance.getEntriesByName('first-contentful-paint').length > 0");
      times[i] =
          ((Number)
                  page.evaluate(
                      "() => performance.getEntriesByName('first-contentful-paint')[0].startTime"))
              .doubleValue();
    }
    session.detach();
    java.util.Arrays.sort(times);
    return times[1];
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
