package org.greenclassroom.pace;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import org.greenclassroom.Installed;

/** Chromium behind a thin line: 250 kbit/s down, 800 ms there and back, nothing in its cache. */
final class Paint implements AutoCloseable {
  private final Playwright playwright;
  private final Browser browser;
  private final Page page;

  Paint() {
    playwright = Installed.playwright();
    browser = Installed.launched(playwright);
    page = browser.newPage();
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
