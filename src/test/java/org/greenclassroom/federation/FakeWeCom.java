package org.greenclassroom.federation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * WeChat Work (企业微信) as its documentation describes it, on a port of its own. What it imitates:
 *
 * <ul>
 *   <li>{@code GET /cgi-bin/gettoken?corpid&corpsecret} (document/path/91039): {@code
 *       {"errcode":0,"errmsg":"ok","access_token":"…","expires_in":7200}}; 40013 for another
 *       corpid, 40001 for a wrong secret. Asked again it gives the same token while that is good.
 *   <li>{@code GET /cgi-bin/auth/getuserinfo?access_token&code} (path/91023, path/98176): {@code
 *       {"errcode":0,"errmsg":"ok","userid":"…"}} for a member; {@code "openid"} instead for
 *       somebody outside; 41001 without a token, 40014 for one that never was, 42001 for one that
 *       ran out, 40029 for a code that is unknown, was used, or is older than five minutes; 45009
 *       when it was asked too often.
 *   <li>{@code GET /wwlogin/sso/login?login_type&appid&agentid&redirect_uri&state} (path/98152) and
 *       {@code GET /connect/oauth2/authorize?appid&redirect_uri&response_type&scope&state&agentid}
 *       (path/91022): whoever scans or is known comes back to {@code redirect_uri?code&state}. A
 *       redirect_uri that is not the application's domain is answered with 50001, as the page says
 *       it.
 * </ul>
 *
 * Every answer of the first two has status 200, also those that say no.
 */
final class FakeWeCom implements AutoCloseable {
  static final String CORP = "ww0123456789abcdef";
  static final String AGENT = "1000002";
  static final String SECRET = "the application's secret";

  final AtomicInteger tokensAsked = new AtomicInteger();
  final List<Map<String, String>> doors = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final String domain;
  private final Map<String, String> codes = new ConcurrentHashMap<>();
  private final Map<String, Boolean> tokens = new ConcurrentHashMap<>(); // false: ran out
  private volatile String scanning = "nobody";
  private volatile boolean tooOften;
  private volatile long life = 7200;
  private volatile CountDownLatch answers = new CountDownLatch(0);
  private volatile boolean broken;

  FakeWeCom(String domain) throws IOException {
    this.domain = domain;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/cgi-bin/gettoken", exchange -> json(exchange, token(query(exchange))));
    server.createContext(
        "/cgi-bin/auth/getuserinfo", exchange -> json(exchange, user(query(exchange))));
    server.createContext("/wwlogin/sso/login", this::door);
    server.createContext("/connect/oauth2/authorize", this::door);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The next who comes to the door is this member ({@code openid:…}: somebody outside). */
  void scans(String member) {
    scanning = member;
  }

  /** All tokens so far ran out. */
  void tokensRunOut() {
    tokens.replaceAll((_, _) -> false);
  }

  void isAskedTooOften(boolean now) {
    tooOften = now;
  }

  /** Asked for a token it is silent until then. */
  void isSilentUntil(CountDownLatch latch) {
    answers = latch;
  }

  /** Asked for a token it answers with nothing of use. */
  void isBroken(boolean now) {
    broken = now;
  }

  /** Tokens from now on are good for so many seconds. */
  void life(long seconds) {
    life = seconds;
  }

  private String token(Map<String, String> asked) {
    tokensAsked.incrementAndGet();
    try {
      answers.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    if (broken) return "<html>Bad gateway</html>";
    if (!CORP.equals(asked.get("corpid"))) return no(40013, "invalid corpid");
    if (!SECRET.equals(asked.get("corpsecret"))) return no(40001, "invalid credential");
    var token =
        tokens.entrySet().stream()
            .filter(Map.Entry::getValue)
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseGet(() -> UUID.randomUUID().toString());
    tokens.put(token, true);
    return "{\"errcode\":0,\"errmsg\":\"ok\",\"access_token\":\"%s\",\"expires_in\":%d}"
        .formatted(token, life);
  }

  private String user(Map<String, String> asked) {
    if (tooOften) return no(45009, "api freq out of limit");
    var token = asked.get("access_token");
    if (token == null) return no(41001, "access_token missing");
    var good = tokens.get(token);
    if (good == null) return no(40014, "invalid access_token");
    if (!good) return no(42001, "access_token expired");
    var member = codes.remove(asked.getOrDefault("code", ""));
    if (member == null) return no(40029, "invalid code");
    return member.startsWith("openid:")
        ? "{\"errcode\":0,\"errmsg\":\"ok\",\"openid\":\"%s\"}".formatted(member.substring(7))
        : "{\"errcode\":0,\"errmsg\":\"ok\",\"userid\":\"%s\"}".formatted(member);
  }

  private void door(HttpExchange exchange) throws IOException {
    var asked = query(exchange);
    asked.put("path", exchange.getRequestURI().getPath());
    doors.add(asked);
    var back = asked.getOrDefault("redirect_uri", "");
    if (!back.startsWith(domain + "/")) {
      json(exchange, no(50001, "redirect_uri is not registered"));
      return;
    }
    var code = UUID.randomUUID().toString();
    codes.put(code, scanning);
    exchange
        .getResponseHeaders()
        .set("Location", back + "?code=" + code + "&state=" + asked.get("state"));
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private static String no(int code, String message) {
    return "{\"errcode\":%d,\"errmsg\":\"%s, hint: [1764230000], from ip: 127.0.0.1\"}"
        .formatted(code, message);
  }

  private static void json(HttpExchange exchange, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
    exchange.sendResponseHeaders(200, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  private static Map<String, String> query(HttpExchange exchange) {
    var found = new HashMap<String, String>();
    for (var pair : String.valueOf(exchange.getRequestURI().getRawQuery()).split("&")) {
      var halves = pair.split("=", 2);
      if (halves.length == 2)
        found.put(halves[0], URLDecoder.decode(halves[1], StandardCharsets.UTF_8));
    }
    return found;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
