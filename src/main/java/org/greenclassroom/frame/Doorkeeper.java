package org.greenclassroom.frame;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.HtmlUtils;

/**
 * Stands before everything, also before sessions and passwords, and says when to come again to
 * whoever comes too often. Its page is one small one that asks no database.
 *
 * <p>The address is what Tomcat says it is: behind a proxy, that of the header named in {@code
 * server.tomcat.remoteip}, and only if the request came from a proxy named there.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class Doorkeeper extends OncePerRequestFilter {
  private final Turnstiles turnstiles;
  private final MessageSource words;
  private final LocaleResolver languages;
  private final Assets assets;

  Doorkeeper(Turnstiles turnstiles, MessageSource words, LocaleResolver languages, Assets assets) {
    this.turnstiles = turnstiles;
    this.words = words;
    this.languages = languages;
    this.assets = assets;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var wait = turnstiles.atTheDoor(request);
    if (wait.isZero()) {
      chain.doFilter(request, response);
      return;
    }
    var refusal = Turnstiles.tooMany(wait);
    var language = languages.resolveLocale(request);
    var title = words.getMessage("frame.refusal.title", null, language);
    var sentence = words.getMessage(refusal.key(), refusal.arguments(), language);
    response.setStatus(refusal.kind().status);
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
        .write(machine ? problem(refusal.key(), title, sentence) : page(language, title, sentence));
  }

  private static String problem(String key, String title, String sentence) {
    return """
    {"type":"urn:green-classroom:refusal:%s","title":"%s","status":429,"detail":"%s","code":"%s"}
    """
        .formatted(key, escaped(title), escaped(sentence), key);
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
