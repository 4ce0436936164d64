package org.greenclassroom;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes the pictures in {@code docs/shots} from a running house, wide, on a phone, in Chinese and
 * in French (wide and on a phone: its words are the longest).
 *
 * <p>{@code Shots [address] [login] [path or link ...]}; the password is {@code
 * GREENCLASSROOM_PASSWORD}. A page is {@code name=/path}, or {@code name=/path>selector} for the
 * page behind the first such link on that page; {@code name=/path!} is seen without signing in.
 */
public final class Shots {
  private static final Path PICTURES = Path.of("docs", "shots");
  private static final List<String> PAGES =
      List.of(
          "sign-in=/sign-in!",
          "today=/",
          "devices=/devices",
          "device=/devices>table a.tag",
          "intake=/intake",
          "lot=/intake>main table a",
          "wiping=/wiping",
          "repair=/repair",
          "classrooms=/classrooms",
          "classroom=/classrooms>main table a",
          "takeback=/takeback",
          "dismantling=/dismantling",
          "partners=/partners",
          "partner=/partners>main table a",
          "impact=/impact",
          "book=/book");

  /** Down to its foot, for whoever looks a page through. */
  private static final boolean WHOLE = System.getenv("GREENCLASSROOM_SHOTS_WHOLE") != null;

  /** Some of the looks only: FRENCH,FRENCH_PHONE. */
  private static final String LOOKS =
      Objects.requireNonNullElse(System.getenv("GREENCLASSROOM_SHOTS_LOOKS"), "");

  private Shots() {}

  public static void main(String[] arguments) throws IOException {
    var address = arguments.length > 0 ? arguments[0] : "http://localhost:8080";
    var login = arguments.length > 1 ? arguments[1] : "admin";
    var pages = arguments.length > 2 ? List.of(arguments).subList(2, arguments.length) : PAGES;
    var password = System.getenv("GREENCLASSROOM_PASSWORD");
    if (password == null) throw new IllegalStateException("Set GREENCLASSROOM_PASSWORD");
    Files.createDirectories(PICTURES);
    try (var playwright = Installed.playwright();
        var browser = Installed.launched(playwright)) {
      for (var look : Look.values()) {
        if (!LOOKS.isEmpty() && !List.of(LOOKS.split(",")).contains(look.name())) continue;
        try (var context = browser.newContext(look.options())) {
          take(context, look, address, login, password, pages);
        }
      }
    }
  }

  private enum Look {
    WIDE("", 1280, 900, "en"),
    PHONE("-phone", 390, 844, "en"),
    CHINESE("-zh", 1280, 900, "zh"),
    FRENCH("-fr", 1280, 900, "fr"),
    FRENCH_PHONE("-fr-phone", 390, 844, "fr");

    private final String suffix;
    private final int width;
    private final int height;
    private final String language;

    Look(String suffix, int width, int height, String language) {
      this.suffix = suffix;
      this.width = width;
      this.height = height;
      this.language = language;
    }

    Browser.NewContextOptions options() {
      return new Browser.NewContextOptions().setViewportSize(width, height).setLocale(language);
    }
  }

  private static void take(
      BrowserContext context,
      Look look,
      String address,
      String login,
      String password,
      List<String> wanted) {
    var page = context.newPage();
    var later = new ArrayList<String>();
    for (var each : wanted)
      if (each.endsWith("!")) picture(page, look, address, each.substring(0, each.length() - 1));
      else later.add(each);
    if (later.isEmpty()) return;
    page.navigate(address + "/sign-in");
    page.fill("#login", login);
    page.fill("#password", password);
    page.click("main button");
    for (var each : later) picture(page, look, address, each);
  }

  private static void picture(Page page, Look look, String address, String wanted) {
    var name = wanted.substring(0, wanted.indexOf('='));
    var way = wanted.substring(name.length() + 1).split(">", 2);
    var response = page.navigate(address + way[0]);
    var behind = way.length == 2 ? link(page, way[1]) : way[0];
    if (response == null || response.status() >= 400 || behind == null) {
      System.err.println("skipped " + name + ": nothing there");
      return;
    }
    if (way.length == 2) page.navigate(address + behind);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(WHOLE)
            .setPath(PICTURES.resolve(name + look.suffix + ".png")));
  }

  private static @Nullable String link(Page page, String selector) {
    var links = page.locator(selector);
    return links.count() == 0 ? null : links.first().getAttribute("href");
  }
}
