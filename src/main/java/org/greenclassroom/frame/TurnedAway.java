package org.greenclassroom.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.greenclassroom.kernel.Refusal;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.HtmlUtils;

/** Says no before anything else is looked at: a small page, or a problem, that ask no database. */
@Component
class TurnedAway {
  private final Turnstiles turnstiles;
  private final MessageSource words;
  private final LocaleResolver languages;
  private final Assets assets;

  TurnedAway(Turnstiles turnstiles, MessageSource words, LocaleResolver languages, Assets assets) {
    this.turnstiles = turnstiles;
    this.words = words;
    this.languages = languages;
    this.assets = assets;
  }

  void say(Refusal refusal, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var language = languages.resolveLocale(request);
    var title = words.getMessage("frame.refusal.title", null, language);
    var sentence = words.getMessage(refusal.key(), refusal.arguments(), language);
    response.setStatus(refusal.kind().status);
    if (refusal.waitSeconds() > 0)
      response.setHeader("Retry-After", Long.toString(refusal.waitSeconds()));
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", ContentPolicy.EVERYWHERE);
    response.setCharacterEncoding("UTF-8");
    boolean machine =
        request.getRequestURI().startsWith("/api/")
            || turnstiles.isAgents(request)
            || "application/json".equals(request.getHeader("Accept"));
    response.setContentType(machine ? "application/problem+json" : "text/html");
    response
        .getWriter()
        .write(machine ? problem(refusal, title, sentence) : page(language, title, sentence));
  }

  private static String problem(Refusal refusal, String title, String sentence) {
    return """
    {"type":"urn:green-classroom:refusal:%s","title":"%s","status":%d,"detail":"%s","code":"%s"}
    """
        .formatted(
            refusal.key(), escaped(title), refusal.kind().status, escaped(sentence), refusal.key());
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private String page(Locale language, String title, String sentence) {
    return """
    <!DOCTYPE html>
    <html lang="%s"><head><meta charset="utf-8"><meta name="robots" content="noindex">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s</title><link rel="stylesheet" href="%s"></head>
    <body><main class="work"><h1>%s</h1><p role="alert">%s</p></main></body></html>
    """
        .formatted(
            language.getLanguage(),
            HtmlUtils.htmlEscape(title),
            HtmlUtils.htmlEscape(assets.url("frame/frame.css")),
            HtmlUtils.htmlEscape(title),
            HtmlUtils.htmlEscape(sentence));
  }
}
