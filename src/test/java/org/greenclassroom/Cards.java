package org.greenclassroom;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/**
 * Draws {@code frame/pages/card-<language>.png}: the picture that others show beside a link to a
 * page of ours. Our mark and our words, nobody's face; drawn again when a word of it changes.
 */
public final class Cards {
  private static final Path FRAME = Path.of("src/main/java/org/greenclassroom/frame");

  private Cards() {}

  public static void main(String[] arguments) throws IOException {
    try (var playwright = Installed.playwright();
        var browser = Installed.launched(playwright)) {
      var page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1200, 630));
      for (var language : List.of("en", "zh", "fr")) {
        var drawn = Files.writeString(Files.createTempFile("card", ".html"), card(language));
        page.navigate(drawn.toUri().toString());
        page.evaluate("document.fonts.ready");
        page.screenshot(
            new Page.ScreenshotOptions().setPath(FRAME.resolve("pages/card-" + language + ".png")));
      }
    }
  }

  private static String card(String language) throws IOException {
    var words = new Properties();
    var file = "words/frame" + (language.equals("en") ? "" : "_" + language) + ".properties";
    try (var in = Files.newInputStream(FRAME.resolve(file))) {
      words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    var face = language.equals("zh") ? "noto-sans-sc" : "source-sans-3";
    return """
    <!DOCTYPE html><html lang="%s"><meta charset="utf-8"><style>
    @font-face { font-family: f; font-weight: 400; src: url(%s) }
    @font-face { font-family: f; font-weight: 700; src: url(%s) }
    body { margin: 0; height: 630px; box-sizing: border-box; padding: 0 90px; background: #fbfaf6;
           border-bottom: 24px solid #1f6f4a; display: flex; align-items: center; gap: 80px; font-family: f; color: #1d2a24 }
    svg { width: 250px; flex: none } h1 { font-size: 84px; line-height: 1.1; margin: 0 0 24px }
    p { font-size: 40px; line-height: 1.35; margin: 0; color: #46564e; text-wrap: pretty }
    </style><body>%s<div><h1>%s</h1><p>%s</p></div></body></html>\
    """
        .formatted(
            language,
            font(face + "-regular.ttf"),
            font(face + "-bold.ttf"),
            Files.readString(FRAME.resolve("pages/logo.svg")),
            words.getProperty("frame.name"),
            words.getProperty("frame.foot"));
  }

  private static String font(String name) {
    return FRAME.resolve("fonts/" + name).toUri().toString();
  }
}
