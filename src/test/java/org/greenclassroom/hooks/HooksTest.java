package org.greenclassroom.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.greenclassroom.House;
import org.greenclassroom.LetterBox;
import org.greenclassroom.Visitor;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Another program is told, over real HTTP. */
class HooksTest extends House {
  private static final Pattern SECRET = Pattern.compile("whsec_([A-Za-z0-9+/=]+)");

  @Autowired Hooks hooks;
  @Autowired Courier courier;
  @Autowired TransactionTemplate transaction;

  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private volatile int status = 204;
  private volatile Duration takes = Duration.ZERO;
  private HttpServer receiver;

  private record Heard(String path, String id, String time, String signature, String body) {}

  @BeforeEach
  void listen() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          var headers = exchange.getRequestHeaders();
          heard.add(
              new Heard(
                  exchange.getRequestURI().getPath(),
                  headers.getFirst("webhook-id"),
                  headers.getFirst("webhook-timestamp"),
                  headers.getFirst("webhook-signature"),
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
          try {
            Thread.sleep(takes);
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
          if (status == 302) exchange.getResponseHeaders().add("Location", "/elsewhere");
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    receiver.start();
  }

  @AfterEach
  void stop() {
    receiver.stop(0);
    // nobody listens there any more
    for (var hook : hooks.all())
      if (hook.address().contains(":" + receiver.getAddress().getPort() + "/"))
        hooks.close(occasion(Role.ADMINISTRATOR), hook.hook());
  }

  private String address() {
    return "http://localhost:" + receiver.getAddress().getPort() + "/told";
  }

  private Visitor.Seen made(Visitor admin, String name) {
    admin.get("/hooks").is(200);
    return admin
        .post(
            "/hooks", "name", name, "address", address(), "email", email(name), "kinds", Hooks.PING)
        .is(200);
  }

  private static String email(String name) {
    return name.replace(' ', '.').toLowerCase() + "@example.org";
  }

  private static long number(Visitor.Seen page) {
    return Long.parseLong(page.path().replaceAll(".*/", ""));
  }

  /** Rounds until nothing of this hook is due; the house's own courier may be faster. */
  private void round(long hook) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> {
          courier.round();
          return jdbc.sql(
                      "select count(*) from hooks.delivery where hook = ? and next_try_at <= now()")
                  .param(hook)
                  .query(Long.class)
                  .single()
              == 0;
        });
  }

  @Test
  void a_message_arrives_signed_with_the_secret_that_was_shown_once() {
    var admin = visitor(Role.ADMINISTRATOR);
    var name = unique("Stock program");
    var page = made(admin, name).says(name, "this once");
    var secret = SECRET.matcher(page.text());
    assertThat(secret.find()).isTrue();
    long hook = number(page);
    assertThat(SECRET.matcher(admin.get("/hooks/" + hook).is(200).text()).find()).isFalse();

    var clear = Base64.getDecoder().decode(secret.group(1));
    var hex = java.util.HexFormat.of();
    assertThat(hex.formatHex(kept(hook)))
        .as("the database holds it locked")
        .hasSize(120)
        .doesNotContain(hex.formatHex(clear));

    admin.post("/hooks/" + hook + "/pings").is(200);
    round(hook);
    assertThat(heard).hasSize(1);
    var told = heard.getFirst();
    assertThat(JsonMapper.shared().readTree(told.body()).get("type").asString())
        .isEqualTo("hooks.ping");
    assertThat(told.signature())
        .isEqualTo(
            Secret.signature(
                Base64.getDecoder().decode(secret.group(1)),
                told.id(),
                Instant.ofEpochSecond(Long.parseLong(told.time())),
                told.body()));
    var seen = admin.get("/hooks/" + hook).is(200).says("arrived", "HTTP 204");
    var again = Pattern.compile("/hooks/" + hook + "/deliveries/\\d+/again").matcher(seen.body());
    assertThat(again.find()).isTrue();
    admin.post(again.group()).is(200);
    round(hook);
    assertThat(heard).hasSize(2);
    assertThat(heard.getLast().id()).isEqualTo(told.id());

    admin.post("/hooks/" + hook + "/close").is(200).says("closed");
    admin.post("/hooks/" + hook + "/pings").is(422);
    admin.post("/hooks/" + hook + "/revival").is(422);
    assertThat(
            jdbc.sql(
                    "select count(*) from hooks.hook where hook = ? and secret is null and email is null")
                .param(hook)
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  /** One of an earlier release signs as before, and is locked at night. */
  @Test
  void a_secret_that_lies_in_clear_signs_and_is_locked() {
    var admin = visitor(Role.ADMINISTRATOR);
    long hook = number(made(admin, unique("Older")));
    var clear = Secret.fresh();
    jdbc.sql("update hooks.hook set secret = ? where hook = ?").params(clear, hook).update();
    for (int nth = 1; nth <= 2; nth++) {
      admin.post("/hooks/" + hook + "/pings").is(200);
      round(hook);
      assertThat(heard).hasSize(nth);
      var told = heard.getLast();
      assertThat(told.signature())
          .isEqualTo(
              Secret.signature(
                  clear,
                  told.id(),
                  Instant.ofEpochSecond(Long.parseLong(told.time())),
                  told.body()));
      hooks.lockAll();
      assertThat(kept(hook)).hasSize(60);
    }
  }

  /** As after a restore without hooks.secret, for which the house made another. */
  @Test
  void what_another_key_locked_is_an_answer_of_its_own_and_the_others_are_told(
      @TempDir Path elsewhere) {
    var admin = visitor(Role.ADMINISTRATOR);
    long lost = number(made(admin, unique("Lost")));
    var another = new Lock(elsewhere);
    another.file().make();
    jdbc.sql("update hooks.hook set secret = ? where hook = ?")
        .params(another.locked(Secret.fresh()), lost)
        .update();
    long other = number(made(admin, unique("Other")));
    admin.get("/hooks/" + lost);
    admin.post("/hooks/" + lost + "/pings").is(200);
    admin.get("/hooks/" + other);
    admin.post("/hooks/" + other + "/pings").is(200);
    round(lost);
    round(other);
    assertThat(heard).as("the other's").hasSize(1);
    admin
        .get("/hooks/" + lost)
        .is(200)
        .says("the key in hooks.secret", "restart the house", "make a new one");
    assertThat(hooks.hook(lost).standing())
        .as("it was not asked, so it was not silent")
        .isEqualTo(Standing.LISTENING);
    admin.get("/hooks/" + other).is(200).says("arrived");
  }

  private byte[] kept(long hook) {
    return jdbc.sql("select secret from hooks.hook where hook = ?")
        .param(hook)
        .query((row, _) -> row.getBytes(1))
        .single();
  }

  @Test
  void only_what_it_wants_is_told_once_and_nothing_that_was_rolled_back() {
    var occasion = occasion(Role.ADMINISTRATOR);
    // a message for which another waits stays
    for (var other : hooks.all())
      if (other.standing() != Standing.CLOSED)
        hooks.close(occasion(Role.ADMINISTRATOR), other.hook());
    var name = unique("Listener");
    var language = Locale.CHINESE;
    long hook =
        hooks.make(occasion, name, address(), List.of(Hooks.PING), email(name), language).hook();
    // the same form once more
    var twice = hooks.make(occasion, name, address(), List.of(), email(name), language);
    assertThat(twice.hook()).isEqualTo(hook);
    assertThat(twice.secret()).isNull();

    var one = occasion(Role.OFFICER);
    hooks.tell(one, Hooks.PING, "{\"n\":1}");
    hooks.tell(one, Hooks.PING, "{\"n\":1}");
    transaction.executeWithoutResult(state -> {
      hooks.tell(occasion(Role.OFFICER), Hooks.PING, "{\"n\":2}");
      state.setRollbackOnly();
    });
    round(hook);
    assertThat(heard)
        .singleElement()
        .satisfies(told -> assertThat(told.body()).contains("\"n\":1"));
    assertThatThrownBy(() -> hooks.tell(one, "hooks.unknown", "{}"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> hooks.tell(one, Hooks.PING, "nonsense"))
        .isInstanceOf(IllegalArgumentException.class);

    jdbc.sql("update hooks.hook set kinds = '{other.thing}' where hook = ?").param(hook).update();
    hooks.tell(occasion(Role.OFFICER), Hooks.PING, "{\"n\":3}");
    round(hook);
    assertThat(heard).hasSize(1);

    hooks.forget(clock.instant().plus(Duration.ofDays(91)));
    assertThat(hooks.deliveries(hook, Long.MAX_VALUE, 10).rows()).isEmpty();
  }

  @Test
  void who_does_not_answer_is_tried_again_and_at_last_called_no_more() {
    var admin = visitor(Role.ADMINISTRATOR);
    var name = unique("Silent");
    long hook = number(made(admin, name));
    status = 302; // another address is not followed: it was not looked at
    admin.post("/hooks/" + hook + "/pings").is(200);
    admin.post("/hooks/" + hook + "/pings").is(200);
    round(hook);
    assertThat(heard).hasSizeGreaterThanOrEqualTo(2);
    assertThat(heard).extracting(Heard::path).containsOnly("/told");
    admin.get("/hooks/" + hook).is(200).says("does not answer", "HTTP 302", "again");
    var page = hooks.deliveries(hook, Long.MAX_VALUE, 1);
    assertThat(page.rows().getFirst().tries()).isPositive();
    assertThat(page.next()).isNotNull();

    jdbc.sql("update hooks.hook set failing_since = now() - interval '5 days' where hook = ?")
        .param(hook)
        .update();
    jdbc.sql(
            "update hooks.delivery set next_try_at = now() where hook = ? and next_try_at is not null")
        .param(hook)
        .update();
    round(hook);
    assertThat(hooks.hook(hook).standing()).isEqualTo(Standing.DEAD);
    admin.get("/hooks/" + hook).is(200).says("called no more", "given up");
    var letters = new LetterBox(jdbc).to(email(name));
    assertThat(letters).hasSize(1);
    assertThat(letters.getFirst().body()).contains(address(), "/hooks/" + hook);
    admin.post("/hooks/" + hook + "/pings").is(422);

    status = 200;
    admin.post("/hooks/" + hook + "/revival").is(200).says("listening");
    admin.post("/hooks/" + hook + "/pings").is(200);
    round(hook);
    admin.get("/hooks/" + hook).is(200).says("arrived");

    status = 410; // gone, it says itself
    admin.post("/hooks/" + hook + "/pings").is(200);
    round(hook);
    assertThat(hooks.hook(hook).standing()).isEqualTo(Standing.DEAD);
  }

  @Test
  void who_answers_slowly_gets_one_message_a_round_and_keeps_nobody_waiting() {
    var admin = visitor(Role.ADMINISTRATOR);
    long hook = number(made(admin, unique("Slow")));
    for (int i = 0; i < 6; i++) admin.post("/hooks/" + hook + "/pings").is(200);
    assertThat(courier.round(Duration.ZERO)).as("no time for more").isLessThanOrEqualTo(1);
    int before = heard.size();
    takes = Duration.ofMillis(2_300);
    courier.round();
    // the house's own courier may have brought one or two meanwhile
    assertThat(heard.size() - before).isLessThanOrEqualTo(3);
    takes = Duration.ZERO;
    round(hook);
    assertThat(heard).hasSize(6);
  }

  @Test
  void an_address_inside_is_refused_and_an_officer_makes_none() {
    var admin = visitor(Role.ADMINISTRATOR);
    admin.get("/hooks").is(200);
    for (var address :
        List.of("https://127.0.0.1/x", "http://8.8.8.8/x", "https://169.254.169.254/"))
      admin.post("/hooks", "name", "Inside", "address", address, "email", "a@example.org").is(422);
    admin.post("/hooks", "name", " ", "address", address(), "email", "a@example.org").is(422);
    admin.post("/hooks", "name", "N", "address", address(), "email", "nobody").is(422);
    admin
        .post(
            "/hooks",
            "name",
            "N",
            "address",
            address(),
            "email",
            "a@example.org",
            "kinds",
            "no.such")
        .is(422);
    admin.post("/hooks", "name", "n".repeat(101), "address", address(), "email", "a@b.cn").is(422);
    admin.get("/hooks/999999999").is(404);
    visitor(Role.OFFICER).get("/hooks").is(403);
    visitor(Role.AUDITOR).get("/hooks").is(200);
  }
}
