package org.greenclassroom.house;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Knocks at any door with a made-up address and says what came back, without following it. */
final class Caller {
  /** An id that nothing has. */
  static final String NOTHING = "999999999";

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
  private static final Pattern VARIABLE =
      Pattern.compile("\\{\\*?\\w+(?::((?:[^{}]|\\{[^{}]*\\})*))?\\}");

  private final CookieManager cookies = new CookieManager();
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final String origin;
  private String csrf = "";
  private String authorization = "";

  /** Wants sentences, no pages around them. */
  boolean brief;

  private Caller(int port) {
    origin = "http://localhost:" + port;
  }

  /** What came back. */
  record Answer(int status, String location, String body, HttpResponse<String> response) {
    @Override
    public String toString() {
      return status + (location.isEmpty() ? "" : " to " + location);
    }
  }

  static Caller stranger(int port) {
    var caller = new Caller(port);
    caller.readToken("/sign-in");
    return caller;
  }

  static Caller signedIn(int port, String login, String password) {
    var caller = stranger(port);
    caller.send(
        caller
            .request("/sign-in")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    "_csrf=%s&login=%s&password=%s"
                        .formatted(encoded(caller.csrf), encoded(login), encoded(password)))));
    caller.readToken("/me");
    caller.authorization =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
    var answer =
        caller.send(
            caller
                .request("/api/v1/tokens")
                .header("Authorization", caller.authorization)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));
    var token = Pattern.compile("\"token\":\"([^\"]+)\"").matcher(answer.body());
    if (!token.find()) throw new AssertionError("no token for " + login + ": " + answer);
    caller.authorization = "Bearer " + token.group(1);
    return caller;
  }

  Answer get(String path) {
    return send(request(path).GET());
  }

  Answer call(HandlersTest.Way way) {
    return call(way, filled(way.path()), List.of());
  }

  /**
   * The same at a given address.
   *
   * @param fields what a form sends with it, each {@code name=value}, encoded
   */
  Answer call(HandlersTest.Way way, String address, List<String> fields) {
    var request = request(address);
    // making a token needs name and password, or any token: both are asked with the token here
    if (way.api() && !authorization.isEmpty()) request.header("Authorization", authorization);
    request.header("Idempotency-Key", UUID.randomUUID().toString());
    if (way.verb().equals("GET")) return send(request.GET());
    if (way.multipart()) {
      var boundary = "----" + UUID.randomUUID();
      return send(
          request
              .header("Content-Type", "multipart/form-data; boundary=" + boundary)
              .header("X-CSRF-TOKEN", csrf)
              .method(way.verb(), BodyPublishers.ofString(parts(boundary, fields))));
    }
    if (way.json())
      return send(
          request
              .header("Content-Type", "application/json")
              .method(way.verb(), BodyPublishers.ofString("{}")));
    return send(
        request
            .header("Content-Type", "application/x-www-form-urlencoded")
            .method(
                way.verb(),
                BodyPublishers.ofString(
                    "_csrf="
                        + encoded(csrf)
                        + fields.stream().map("&"::concat).collect(joining()))));
  }

  /** A form with one file, as a browser sends it, or a program that means harm. */
  Answer upload(
      HandlersTest.Way way,
      String address,
      List<String> fields,
      String field,
      String name,
      byte[] bytes) {
    var boundary = "----" + UUID.randomUUID();
    var form = parts(boundary, fields);
    var head =
        form.substring(0, form.length() - boundary.length() - 6)
            + "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                .formatted(boundary, field, name);
    var request =
        request(address)
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .header("X-CSRF-TOKEN", csrf);
    if (way.api() && !authorization.isEmpty()) request.header("Authorization", authorization);
    return send(
        request.method(
            way.verb(),
            BodyPublishers.concat(
                BodyPublishers.ofString(head),
                BodyPublishers.ofByteArray(bytes),
                BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"))));
  }

  private String parts(String boundary, List<String> fields) {
    var all = new ArrayList<>(List.of("_csrf=" + encoded(csrf)));
    all.addAll(fields);
    return all.stream()
            .map(field -> field.split("=", 2))
            .map(field ->
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(
                        boundary, field[0], URLDecoder.decode(field[1], StandardCharsets.UTF_8)))
            .collect(joining())
        + "--"
        + boundary
        + "--\r\n";
  }

  Answer send(HttpRequest.Builder request) {
    try {
      var response = client.send(request.build(), BodyHandlers.ofString());
      return new Answer(
          response.statusCode(),
          response.headers().firstValue("Location").orElse(""),
          response.body(),
          response);
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(origin + path))
        .header("Accept", brief || path.startsWith("/api/") ? "application/json" : "text/html,*/*");
  }

  /** The number of the session with the house; empty when there is none. */
  String session() {
    return cookies.getCookieStore().get(URI.create(origin)).stream()
        .filter(cookie -> cookie.getName().equals("session"))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }

  String csrf() {
    return csrf;
  }

  String authorization() {
    return authorization;
  }

  private void readToken(String page) {
    var token = CSRF.matcher(get(page).body());
    if (!token.find()) throw new AssertionError("no form on " + page);
    csrf = token.group(1);
  }

  /** The address with something in place of each variable that fits its pattern. */
  static String filled(String path) {
    return VARIABLE
        .matcher(path)
        .replaceAll(match -> {
          var pattern = match.group(1);
          for (var candidate :
              List.of(
                  NOTHING,
                  "99999999",
                  "zzzzzzzz",
                  "nothing",
                  "conduct",
                  "usage",
                  "css",
                  "en",
                  "0",
                  "f".repeat(32),
                  "f".repeat(64),
                  "inventory",
                  "items",
                  "2026",
                  "up"))
            if (pattern == null || candidate.matches(pattern))
              return Matcher.quoteReplacement(candidate);
          throw new AssertionError("nothing fits " + pattern);
        });
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
