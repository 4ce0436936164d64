package org.greenclassroom.pace;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Signs in like a person and weighs what comes over the wire: bodies as sent, and headers. */
final class Reader {
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
  private static final Pattern ASSET =
      Pattern.compile("(?:href|src|from |import )=?\\s*[\"']((?:/assets/|\\./)[^\"'#]+)[#\"']");
  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final String origin;

  Reader(String origin) {
    this.origin = origin;
  }

  /** A page: what the first visit and a later one cost in bytes, and what stands in it. */
  record Weighed(String path, long cold, long next, String html) {}

  private record Part(byte[] text, long wire, boolean kept) {}

  void signIn(String login, String password) throws IOException, InterruptedException {
    var token = CSRF.matcher(html("/sign-in"));
    if (!token.find()) throw new IllegalStateException("no form to sign in");
    var form =
        "_csrf=" + encoded(token.group(1)) + "&login=" + login + "&password=" + encoded(password);
    var answer =
        client.send(
            HttpRequest.newBuilder(URI.create(origin + "/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build(),
            BodyHandlers.discarding());
    var location = answer.headers().firstValue("Location").orElse("?");
    if (answer.statusCode() != 302 || location.contains("sign-in"))
      throw new IllegalStateException("not signed in: " + answer.statusCode() + " " + location);
  }

  String html(String path) throws IOException, InterruptedException {
    return new String(part(path, new HashMap<>()).text(), StandardCharsets.UTF_8);
  }

  /** How long it takes until the last byte of something long has come; none of it is kept. */
  double seconds(String path) throws IOException, InterruptedException {
    long from = System.nanoTime();
    var answer =
        client.send(
            HttpRequest.newBuilder(URI.create(origin + path)).build(), BodyHandlers.discarding());
    if (answer.statusCode() != 200)
      throw new IllegalStateException(path + " answered " + answer.statusCode());
    return (System.nanoTime() - from) / 1e9;
  }

  Weighed weigh(String path) throws IOException, InterruptedException {
    var cache = new HashMap<String, Part>();
    var page = part(path, cache);
    var html = new String(page.text(), StandardCharsets.UTF_8);
    long cold = page.wire();
    long next = page.wire();
    for (var asset : assets(html, cache)) {
      cold += asset.wire();
      if (!asset.kept()) next += asset.wire();
    }
    return new Weighed(path, cold, next, html);
  }

  private Set<Part> assets(String text, Map<String, Part> cache)
      throws IOException, InterruptedException {
    var parts = new LinkedHashSet<Part>();
    var found = ASSET.matcher(text);
    while (found.find()) {
      var path = found.group(1).replace("&amp;", "&");
      if (!path.startsWith("/assets/") || cache.containsKey(path)) continue;
      var part = part(path, cache);
      parts.add(part);
      if (path.contains(".js") || path.contains(".css"))
        parts.addAll(assets(new String(part.text(), StandardCharsets.UTF_8), cache));
    }
    return parts;
  }

  private Part part(String path, Map<String, Part> cache) throws IOException, InterruptedException {
    var response =
        client.send(
            HttpRequest.newBuilder(URI.create(origin + path))
                .header("Accept-Encoding", "gzip")
                .header("Accept", "text/html,*/*")
                .build(),
            BodyHandlers.ofByteArray());
    if (response.statusCode() != 200)
      throw new IllegalStateException(path + " answered " + response.statusCode());
    var body = response.body();
    boolean packed = "gzip".equals(response.headers().firstValue("Content-Encoding").orElse(""));
    var control = response.headers().firstValue("Cache-Control").orElse("");
    var part =
        new Part(
            packed ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes() : body,
            body.length + headers(response),
            control.contains("max-age=") && !control.contains("max-age=0"));
    cache.put(path, part);
    return part;
  }

  private static long headers(HttpResponse<?> response) {
    long bytes = 17; // the status line
    for (var header : response.headers().map().entrySet())
      for (var value : header.getValue()) bytes += header.getKey().length() + value.length() + 4;
    return bytes + 2;
  }

  /** The first link of this form in a page. */
  static @Nullable String link(String html, String pattern) {
    var found = Pattern.compile("href=\"(" + pattern + ")\"").matcher(html);
    return found.find() ? found.group(1).replace("&amp;", "&") : null;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
