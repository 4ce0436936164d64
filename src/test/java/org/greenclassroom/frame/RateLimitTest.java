package org.greenclassroom.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Pattern;
import org.greenclassroom.House;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * With small limits, for those who come from documentation's networks (RFC 5737, RFC 3849); the
 * other tests come from the machine itself, which is spared.
 */
class RateLimitTest extends House {
  private static final String SPARED = "127.0.0.0/8, ::1";
  private static final int MOST = 3;

  @Autowired private Turnstiles turnstiles;
  @Autowired private Floods floods;
  private Limits before = new Limits(0, 0, 0, 0, SPARED);
  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  @BeforeEach
  void remember() {
    before = turnstiles.set(new Limits(0, 0, 0, 0, SPARED));
  }

  @AfterEach
  void asItWas() {
    turnstiles.set(before);
  }

  @Test
  void the_one_too_many_is_told_when_to_come_again_in_the_readers_language() throws Exception {
    turnstiles.set(new Limits(MOST, 0, 0, 0, SPARED));
    var from = address();
    for (int i = 0; i < MOST; i++) assertThat(get("/sign-in", from).statusCode()).isEqualTo(200);
    var english = get("/sign-in", from);
    assertThat(english.statusCode()).isEqualTo(429);
    assertThat(waitOf(english)).isBetween(1L, 60L / MOST);
    assertThat(english.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(english.headers().firstValue("Content-Security-Policy")).isPresent();
    assertThat(english.body()).contains("Too many requests", "lang=\"en\"", "</main>");
    assertThat(send(asking("/", from, "zh")).body()).contains("请求过多", "lang=\"zh\"");
    assertThat(send(asking("/", from, "fr")).body()).contains("Trop de demandes");
    assertThat(get("/sign-in", address()).statusCode()).as("another address").isEqualTo(200);
  }

  @Test
  void a_machine_reads_a_problem() throws Exception {
    turnstiles.set(new Limits(1, 0, 0, 0, SPARED));
    var from = address();
    get("/api/v1/devices", from);
    var refused = get("/api/v1/devices", from);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(refused.body()).contains("\"status\":429", "frame.refusal.too-many");
    assertThat(waitOf(refused)).isBetween(1L, 60L);
  }

  @Test
  void a_network_of_the_sixth_version_is_one() throws Exception {
    turnstiles.set(new Limits(1, 0, 0, 0, SPARED));
    var network = "2001:db8:" + Long.toHexString(unique() & 0xffff) + ":1";
    assertThat(get("/sign-in", network + "::1").statusCode()).isEqualTo(200);
    assertThat(get("/sign-in", network + ":a:b:c:d").statusCode()).isEqualTo(429);
    assertThat(get("/sign-in", network + "1::1").statusCode()).as("the next").isEqualTo(200);
  }

  @Test
  void agents_have_a_wider_turnstile_of_their_own() throws Exception {
    turnstiles.set(new Limits(1, 0, 0, MOST, SPARED));
    var school = address();
    assertThat(get("/sign-in", school).statusCode()).isEqualTo(200);
    assertThat(get("/sign-in", school).statusCode()).isEqualTo(429);
    for (var path : new String[] {"/agent/inventory", "/glpi", "/api/v1/agents/enrolments"})
      assertThat(post(path, school).statusCode()).as(path).isNotEqualTo(429);
    var refused = post("/agent/inventory", school);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(waitOf(refused)).isBetween(1L, 60L / MOST);
    assertThat(refused.body()).contains("frame.refusal.too-many");
  }

  @Test
  void an_account_is_counted_wherever_it_comes_from() throws Exception {
    var login = people.known(actor(Role.AUDITOR, 1).account()).login();
    signIn(login);
    turnstiles.set(new Limits(0, MOST, 0, 0, SPARED));
    for (int i = 0; i < MOST; i++) assertThat(get("/me", address()).statusCode()).isEqualTo(200);
    var refused = get("/me", address());
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(waitOf(refused)).isBetween(1L, 60L / MOST);
    assertThat(refused.body()).contains("Too many requests");
    assertThat(get("/me", "127.0.0.1").statusCode()).as("the machine itself").isEqualTo(200);
  }

  @Test
  void a_token_is_counted_by_itself() throws Exception {
    var login = people.known(actor(Role.AUDITOR, 1).account()).login();
    var one = token(login);
    var other = token(login);
    turnstiles.set(new Limits(0, 1, MOST, 0, SPARED));
    for (int i = 0; i < MOST; i++) assertThat(bearing(one).statusCode()).isEqualTo(200);
    var refused = bearing(one);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(waitOf(refused)).isBetween(1L, 60L / MOST);
    assertThat(refused.body()).contains("\"code\":\"frame.refusal.too-many\"");
    assertThat(bearing(other).statusCode()).isEqualTo(200);
  }

  @Test
  void a_made_up_header_gives_nobody_a_turnstile_of_their_own() throws Exception {
    var login = people.known(actor(Role.AUDITOR, 1).account()).login();
    var token = token(login);
    signIn(login);
    turnstiles.set(new Limits(0, MOST, MOST, 0, SPARED));
    for (int i = 0; i < MOST; i++) assertThat(asking("/me", i).statusCode()).isEqualTo(200);
    var refused = asking("/me", MOST);
    assertThat(refused.statusCode()).as("a page is the account's").isEqualTo(429);
    assertThat(waitOf(refused)).isBetween(1L, 60L / MOST);
    for (int i = 0; i < MOST; i++)
      assertThat(bearing(" ".repeat(i) + token).statusCode()).isEqualTo(200);
    assertThat(bearing("    " + token).statusCode()).as("spaces are no other token").isEqualTo(429);
  }

  private HttpResponse<String> asking(String page, int nth) throws Exception {
    return send(
        asking(page, address(), "en").header("Authorization", "Bearer " + nth + System.nanoTime()));
  }

  @Test
  void a_password_given_to_the_api_is_its_account_s_however_it_is_written() throws Exception {
    var login = people.known(actor(Role.AUDITOR, 1).account()).login();
    turnstiles.set(new Limits(0, MOST, 0, 0, SPARED));
    String[] ways = {"Basic ", "basic ", "BASIC ", "bASIC "};
    for (int i = 0; i <= MOST; i++) {
      var typed = Base64.getEncoder().encodeToString((login + ":" + PASSWORD).getBytes());
      int status =
          send(asking("/api/v1/tokens", address(), "en")
                  .header("Authorization", ways[i] + typed)
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString("{}")))
              .statusCode();
      assertThat(status).isEqualTo(i < MOST ? 201 : 429);
    }
  }

  @Test
  void who_sends_tokens_that_nobody_has_is_counted_by_address() throws Exception {
    turnstiles.set(new Limits(MOST, 0, 0, 0, SPARED));
    var from = address();
    for (int i = 0; i <= MOST; i++) {
      var answer =
          send(
              asking("/api/v1/devices", from, "en")
                  .header("Authorization", "Bearer gc_" + i + System.nanoTime()));
      assertThat(answer.statusCode()).isEqualTo(i < MOST ? 401 : 429);
      if (i == MOST) assertThat(waitOf(answer)).isBetween(1L, 60L / MOST);
    }
  }

  @Test
  void who_is_no_proxy_is_not_believed_where_others_come_from() throws Exception {
    // the last address that no trusted proxy has is the one that counts
    turnstiles.set(new Limits(1, 0, 0, 0, SPARED));
    var from = address();
    assertThat(get("/sign-in", "198.51.100.1, " + from).statusCode()).isEqualTo(200);
    assertThat(get("/sign-in", "198.51.100.2, " + from).statusCode()).isEqualTo(429);
  }

  @Test
  void what_is_counted_by_the_hour_says_when_the_oldest_is_gone() {
    var what = "test/" + unique();
    var from = address();
    var start = clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
    floods.count(what, from, 2, start);
    floods.count(what, from, 2, start.plus(Duration.ofMinutes(10)));
    assertThatThrownBy(() -> floods.count(what, from, 2, start.plus(Duration.ofMinutes(20))))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.waitSeconds()).isEqualTo(40 * 60));
    floods.count(what, from, 2, start.plus(Duration.ofMinutes(60)));
  }

  private static String address() {
    long n = unique();
    return "203.0." + (n / 250 % 250 + 1) + "." + (n % 250 + 1);
  }

  private static long waitOf(HttpResponse<String> response) {
    return response.headers().firstValueAsLong("Retry-After").orElse(-1);
  }

  private HttpResponse<String> get(String path, String from) throws Exception {
    return send(asking(path, from, "en"));
  }

  private HttpRequest.Builder asking(String path, String from, String language) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("X-Forwarded-For", from)
        .header("Accept-Language", language)
        .GET();
  }

  private HttpResponse<String> post(String path, String from) throws Exception {
    return send(
        asking(path, from, "en")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{}")));
  }

  private HttpResponse<String> bearing(String token) throws Exception {
    return send(
        asking("/api/v1/devices", address(), "en").header("Authorization", "Bearer " + token));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private void signIn(String login) throws Exception {
    var page = get("/sign-in", "127.0.0.1").body();
    var secret = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(page);
    assertThat(secret.find()).isTrue();
    var form =
        "_csrf="
            + URLEncoder.encode(secret.group(1), StandardCharsets.UTF_8)
            + "&login="
            + login
            + "&password="
            + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8);
    send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/sign-in"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  private String token(String login) throws Exception {
    var basic =
        Base64.getEncoder()
            .encodeToString((login + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    var made =
        send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/tokens"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));
    return made.body().replaceAll("(?s).*\"token\":\"([^\"]+)\".*", "$1");
  }
}
