package org.greenclassroom.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.greenclassroom.Api;
import org.greenclassroom.House;
import org.greenclassroom.LetterBox;
import org.greenclassroom.Visitor;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.people.Entrance.Seat;
import org.greenclassroom.volunteers.Person;
import org.greenclassroom.volunteers.Volunteers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/** Where somebody is signed in, and how that ends. */
class SittingsTest extends House {
  private static final Pattern END = Pattern.compile("(/me/signing-in/sittings/[0-9a-f]{64}/end)");

  @Autowired Sittings sittings;
  @Autowired Volunteers volunteers;
  @Autowired FindByIndexNameSessionRepository<? extends Session> sessions;
  private long account;
  private String login;

  @BeforeEach
  void somebody() {
    account = actor(Role.OFFICER, 1).account();
    login = people.known(account).login();
  }

  @Test
  void one_sees_every_browser_and_ends_one() {
    var here = stranger().signIn(login, PASSWORD);
    var there = stranger().signIn(login, PASSWORD);
    var page = here.get("/me/signing-in").is(200);
    page.says("Where you are signed in", "this one", "127.0.0.*", "password");
    assertThat(page.text()).doesNotContain("127.0.0.1 ");
    var ends = END.matcher(page.body()).results().map(found -> found.group(1)).distinct().toList();
    assertThat(ends).hasSize(1);
    here.post(ends.getFirst()).is(200).says("That browser is signed out");
    assertThat(there.get("/devices").path()).isEqualTo("/sign-in");
    here.get("/me/signing-in").is(200);
    here.post(ends.getFirst()).is(404).says("signed out already");
    stranger().signIn(login, PASSWORD);
    var other = visitor(Role.OFFICER);
    other.get("/me/signing-in");
    var foreign =
        END.matcher(here.get("/me/signing-in").body()).results().map(f -> f.group(1)).toList();
    assertThat(foreign).isNotEmpty();
    other.post(foreign.getFirst()).is(404);
  }

  @Test
  void all_end_at_once_and_every_token_with_them() {
    var here = stranger().signIn(login, PASSWORD);
    var there = stranger().signIn(login, PASSWORD);
    var program = Api.of(port, login, PASSWORD);
    program.get("/api/v1/devices").is(200);
    here.get("/me/signing-in");
    here.post("/me/signing-in/end", "tokens", "true").is(200);
    for (var each : List.of(here, there))
      assertThat(each.get("/devices").path()).isEqualTo("/sign-in");
    program.get("/api/v1/devices").is(401);
  }

  @Test
  void what_a_calendar_program_reads_by_is_listed_and_ends_with_all() {
    var here = stranger().signIn(login, PASSWORD);
    assertThat(here.get("/me/signing-in").is(200).text()).doesNotContain("The address of your");
    here.get("/collection/calendar").is(200);
    var feed = feed(here.post("/collection/calendar/key").is(200), "/collection/calendar");
    stranger().get(feed).is(200);
    here.get("/me/signing-in").is(200).says("The address of your calendar (collection) since");
    here.post("/me/signing-in/end", "tokens", "true").is(200);
    stranger().get(feed).is(404);
    // the same when it is done for somebody
    var again = stranger().signIn(login, PASSWORD);
    again.get("/collection/calendar").is(200);
    var other = feed(again.post("/collection/calendar/key").is(200), "/collection/calendar");
    stranger().get(other).is(200);
    people.endAll(Occasion.of(Actor.HOUSE, clock.instant()), account);
    stranger().get(other).is(404);
  }

  @Test
  void so_does_the_address_of_ones_days_as_a_volunteer() {
    var mail = login + "@example.org";
    var admin = Occasion.of(Actor.HOUSE, clock.instant());
    volunteers.known(admin, Person.of("Wang Fang", mail, Locale.ENGLISH));
    volunteers.sendLink(admin, mail, "/my-days", Locale.ENGLISH);
    var here = stranger().signIn(login, PASSWORD);
    var link = new LetterBox(jdbc).lastTo(mail).link();
    here.get(link).is(200);
    here.post(link).is(200);
    here.get("/my-days").is(200);
    var feed = feed(here.post("/my-days/feed").is(200), "/my-days");
    stranger().get(feed).is(200);
    here.get("/me/signing-in").is(200).says("The address of your days as a volunteer since");
    here.post("/me/signing-in/end", "tokens", "true").is(200);
    stranger().get(feed).is(404);
  }

  private static String feed(Visitor.Seen page, String of) {
    var found =
        Pattern.compile("https?://[^/]+(" + of + "\\.ics\\?key=[A-Za-z0-9_-]+)")
            .matcher(page.body());
    assertThat(found.find()).as(page.text()).isTrue();
    return found.group(1);
  }

  @Test
  void a_new_password_ends_them_too_and_a_letter_says_so() {
    people.writeTo(account, login + "@example.org", Locale.FRENCH);
    var there = stranger().signIn(login, PASSWORD);
    var program = Api.of(port, login, PASSWORD);
    var here = stranger().signIn(login, PASSWORD);
    here.get("/me");
    here.post("/me/password", "current", PASSWORD, "password", "quite another one").is(200);
    assertThat(there.get("/devices").path()).isEqualTo("/sign-in");
    program.get("/api/v1/devices").is(401);
    assertThat(new LetterBox(jdbc).lastTo(login + "@example.org").subject())
        .isEqualTo("Votre mot de passe a été changé");
  }

  @Test
  void an_administrator_ends_those_of_an_account() {
    var there = stranger().signIn(login, PASSWORD);
    var admin = visitor(Role.ADMINISTRATOR);
    admin.get("/people/signing-in").is(200);
    admin.post("/people/signing-in/" + account + "/end").is(200).says("Every session");
    assertThat(there.get("/devices").path()).isEqualTo("/sign-in");
    admin.get("/people/signing-in");
    admin.post("/people/signing-in/" + account + "/asked", "always", "true").is(200).says("always");
    admin.get("/people/signing-in");
    admin.post("/people/signing-in/" + account + "/asked", "always", "false").is(200);
  }

  @Test
  void a_session_ends_when_its_day_is_over_however_busy_it_is() {
    var visitor = stranger().signIn(login, PASSWORD);
    visitor.get("/devices").is(200);
    age(sessions, Duration.ofHours(23));
    visitor.get("/devices").is(200);
    age(sessions, Duration.ofHours(2));
    assertThat(visitor.get("/devices").path()).isEqualTo("/sign-in");
  }

  @Test
  void a_guest_is_one_for_twelve_hours_however_busy() {
    var guest = Instant.now(clock);
    assertThat(sittings.isOver(guest.minus(Duration.ofHours(11)))).isFalse();
    assertThat(sittings.isOver(guest.minus(Duration.ofHours(13)))).isTrue();
  }

  @Test
  void the_cookie_of_the_session_is_locked_to_this_host_where_the_browser_came_by_https()
      throws Exception {
    var page = URI.create("http://localhost:" + port + "/sign-in");
    try (var browser = HttpClient.newHttpClient()) {
      var plain = browser.send(HttpRequest.newBuilder(page).build(), BodyHandlers.discarding());
      assertThat(plain.headers().allValues("Set-Cookie"))
          .anyMatch(cookie -> cookie.startsWith("session=") && !cookie.contains("Secure"));
      var https =
          browser.send(
              HttpRequest.newBuilder(page).header("X-Forwarded-Proto", "https").build(),
              BodyHandlers.discarding());
      assertThat(https.headers().allValues("Set-Cookie"))
          .anyMatch(cookie ->
              cookie.startsWith("__Host-session=")
                  && cookie.contains("Path=/;")
                  && cookie.contains("Secure")
                  && cookie.contains("HttpOnly")
                  && !cookie.contains("Domain"));
    }
  }

  @Test
  void what_changes_how_one_signs_in_wants_somebody_who_just_did() {
    var visitor = stranger().signIn(login, PASSWORD);
    visitor.get("/me/signing-in/set-up").is(200);
    age(sessions, Duration.ofMinutes(16));
    visitor.get("/me/signing-in/set-up").is(422).says("more than 15 minutes ago", "Sign in again");
    visitor.get("/me/signing-in/passkeys/new").is(422);
    visitor.get("/me/signing-in").is(200);
    visitor
        .post("/me/signing-in/address", "address", "a@example.org", "spoken", "en")
        .is(422)
        .says("Sign in again");
  }

  @Test
  void a_browser_is_said_in_words() {
    assertThat(
            Browser.of(
                    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36 Edg/141.0")
                .words())
        .isEqualTo("Edge · Windows");
    assertThat(
            Browser.of(
                    "Mozilla/5.0 (Linux; Android 14; V2309A) AppleWebKit/537.36 Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0.47")
                .words())
        .isEqualTo("WeChat · Android");
    assertThat(
            Browser.of(
                    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Mobile/15E148 Safari/604.1")
                .words())
        .isEqualTo("Safari · iPhone");
    assertThat(Browser.of("curl/8").words()).isEmpty();
  }

  private <S extends Session> void age(FindByIndexNameSessionRepository<S> all, Duration by) {
    for (var session : all.findByPrincipalName(new Actor(account, List.of()).toString()).values()) {
      Seat seat = session.getRequiredAttribute(Seat.NAME);
      session.setAttribute(
          Seat.NAME,
          new Seat(
              seat.since().minus(by),
              seat.by(),
              seat.network(),
              seat.browser(),
              seat.since().minus(by)));
      all.save(session);
    }
  }
}
