package org.greenclassroom.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.greenclassroom.House;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Signing in with a real provider of OpenID Connect, over HTTP from the first link to the last. */
class OpenIdTest extends House {
  private static final String DOMAIN = "trust.example.org";
  private static Issuer issuer;

  @Autowired private Ways ways;
  @Autowired private Origin origin;

  @BeforeEach
  void open() {
    var back = "http://localhost:" + port + "/sign-in/with/";
    if (issuer == null) issuer = new Issuer(back + "trust/back");
    ways.put(new OpenId("trust", provider(issuer.address(), Issuer.CLIENT), origin));
  }

  @AfterEach
  void remove() {
    ways.all().stream().map(Way::name).toList().forEach(ways::remove);
  }

  @AfterAll
  static void close() {
    if (issuer != null) issuer.close();
    issuer = null;
  }

  private static Settings.Provider provider(String address, String client) {
    return new Settings.Provider(
        address, client, Issuer.SECRET, "School Trust", List.of(DOMAIN), List.of("mfa"));
  }

  @Test
  void an_invited_person_comes_in_and_is_linked() {
    var person = invited(Role.AUDITOR);
    issuer.knows(person.login(), Map.of("email", person.address(), "email_verified", true));
    var traveller = new Traveller(port);
    traveller.get("/sign-in").is(200).says("Sign in with School Trust");
    assertThat(through(traveller, "trust", person.login()).is(200).at().getPath()).isEqualTo("/");
    assertThat(traveller.isIn()).isTrue();
    traveller.get("/me/ways").is(200).says("School Trust", person.address());
    assertThat(entries(person.account())).containsExactly("trust false");

    // the address may change over there: the person is known by its subject from now on
    issuer.knows(person.login(), Map.of());
    var again = new Traveller(port);
    var back = new Traveller(port);
    through(back, "trust", person.login()).is(200);
    assertThat(back.isIn()).isTrue();
  }

  @Test
  void the_page_that_was_wanted_is_shown_and_the_session_has_a_new_number() {
    var person = invited(Role.AUDITOR);
    issuer.knows(person.login(), Map.of("email", person.address(), "email_verified", true));
    var traveller = new Traveller(port);
    traveller.get("/devices").is(200);
    var before = traveller.session();
    assertThat(through(traveller, "trust", person.login()).at().getPath()).isEqualTo("/devices");
    assertThat(traveller.session()).isNotEqualTo(before);
  }

  @Test
  void a_second_factor_over_there_counts_where_that_is_set() {
    var person = invited(Role.AUDITOR);
    issuer.knows(
        person.login(),
        Map.of("email", person.address(), "email_verified", true, "amr", List.of("pwd", "mfa")));
    through(new Traveller(port), "trust", person.login()).is(200);
    assertThat(entries(person.account())).containsExactly("trust true");
  }

  @Test
  void who_has_no_account_gets_a_sentence_and_no_account() {
    var login = "nobody-" + unique();
    issuer.knows(login, Map.of("email", login + "@" + DOMAIN, "email_verified", true));
    var traveller = new Traveller(port);
    through(traveller, "trust", login).is(403).says("Accounts are opened by invitation");
    assertThat(traveller.isIn()).isFalse();
    assertThat(people.reachedAt(login + "@" + DOMAIN)).isEmpty();
  }

  @Test
  void an_address_that_is_not_verified_or_not_the_providers_links_nobody() {
    var person = invited(Role.AUDITOR);
    issuer.knows(person.login(), Map.of("email", person.address(), "email_verified", false));
    var traveller = new Traveller(port);
    through(traveller, "trust", person.login()).is(403).says("has not verified");
    assertThat(traveller.isIn()).isFalse();

    var admin = Occasion.of(Actor.HOUSE, clock.instant());
    var other = "boss-" + unique() + "@elsewhere.example.com";
    people.open(admin, other, "Boss", PASSWORD, Role.ADMINISTRATOR, 1);
    issuer.knows("liar", Map.of("email", other, "email_verified", true));
    var liar = new Traveller(port);
    through(liar, "trust", "liar").is(403).says("does not speak for the address " + other);
    assertThat(liar.isIn()).isFalse();
  }

  @Test
  void a_closed_account_stays_out_linked_or_not() {
    var person = invited(Role.AUDITOR);
    issuer.knows(person.login(), Map.of("email", person.address(), "email_verified", true));
    through(new Traveller(port), "trust", person.login()).is(200);
    people.disable(Occasion.of(Actor.HOUSE, clock.instant()), person.account());
    var traveller = new Traveller(port);
    through(traveller, "trust", person.login()).is(403).says("This account is closed");
    assertThat(traveller.isIn()).isFalse();

    var another = invited(Role.AUDITOR);
    issuer.knows(another.login(), Map.of("email", another.address(), "email_verified", true));
    people.disable(Occasion.of(Actor.HOUSE, clock.instant()), another.account());
    through(new Traveller(port), "trust", another.login())
        .is(403)
        .says("Accounts are opened by invitation");
    assertThat(links(another.account())).isZero();
  }

  @Test
  void an_address_given_to_somebody_else_over_there_opens_nothing() {
    var person = invited(Role.AUDITOR);
    var said = Map.<String, Object>of("email", person.address(), "email_verified", true);
    issuer.knows(person.login(), said);
    through(new Traveller(port), "trust", person.login()).is(200);
    issuer.knows(person.login() + "-next", said);
    var next = new Traveller(port);
    through(next, "trust", person.login() + "-next").is(409).says("linked with somebody else");
    assertThat(next.isIn()).isFalse();
  }

  @Test
  void another_state_is_refused() {
    var person = invited(Role.AUDITOR);
    issuer.knows(person.login(), Map.of("email", person.address(), "email_verified", true));
    var traveller =
        new Traveller(port)
            .bending(to ->
                to.contains("/trust/back?") ? to.replaceAll("state=[^&]+", "state=other") : to);
    through(traveller, "trust", person.login()).is(422).says("was not begun in this browser");
    assertThat(traveller.isIn()).isFalse();
    new Traveller(port).get("/sign-in/with/trust/back?code=a&state=b").is(422);
  }

  @Test
  void another_nonce_is_refused() {
    lie("nonce", "other");
  }

  @Test
  void another_issuer_is_refused() {
    lie("iss", "https://other.example.org");
  }

  @Test
  void a_token_for_another_house_is_refused() {
    lie("aud", List.of("another"));
  }

  private void lie(String claim, Object value) {
    var person = invited(Role.AUDITOR);
    issuer.knows(
        person.login(), Map.of("email", person.address(), "email_verified", true, claim, value));
    var traveller = new Traveller(port);
    through(traveller, "trust", person.login()).is(403).says("did not prove who you are");
    assertThat(traveller.isIn()).isFalse();
    assertThat(links(person.account())).isZero();
  }

  @Test
  void a_code_that_is_too_old_or_was_used_is_refused() {
    var person = invited(Role.AUDITOR);
    issuer.knows(person.login(), Map.of("email", person.address(), "email_verified", true));
    var codes = new ArrayList<String>();
    var late =
        new Traveller(port)
            .bending(to -> {
              code(to).ifPresent(issuer::ages);
              return to;
            });
    through(late, "trust", person.login()).is(403).says("did not prove", "invalid_grant");
    assertThat(late.isIn()).isFalse();

    var first =
        new Traveller(port)
            .bending(to -> {
              code(to).ifPresent(codes::add);
              return to;
            });
    through(first, "trust", person.login()).is(200);
    var second =
        new Traveller(port)
            .bending(to ->
                code(to).isPresent()
                    ? to.replaceAll("code=[^&]+", "code=" + codes.getFirst())
                    : to);
    through(second, "trust", person.login()).is(403).says("did not prove", "invalid_grant");
    assertThat(second.isIn()).isFalse();
  }

  /** The code in the address of the way back. */
  private static Optional<String> code(String to) {
    var found = Pattern.compile("/trust/back\\?.*code=([^&]+)").matcher(to);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  @Test
  void who_stops_over_there_reads_so() {
    var traveller =
        new Traveller(port)
            .bending(to ->
                to.contains("/trust/back?")
                    ? to.replaceAll("code=[^&]+", "error=access_denied")
                    : to);
    through(traveller, "trust", "somebody").is(422).says("was stopped");
    assertThat(traveller.isIn()).isFalse();
  }

  @Test
  void a_provider_that_is_silent_takes_nobody_the_password() {
    ways.put(new OpenId("silent", provider("http://127.0.0.1:1", Issuer.CLIENT), origin));
    new Traveller(port).get("/sign-in/with/silent").is(422).says("does not answer");
    new Traveller(port).get("/sign-in/with/nobody").is(404);
  }

  @Test
  void a_person_links_another_way_and_removes_it_and_so_does_an_administrator() {
    var account = people.known(actor(Role.AUDITOR, 1).account());
    var login = "member-" + unique();
    var traveller = signedIn(account.login());
    traveller.get("/me").is(200).says("Other ways to sign in");
    traveller.get("/me/ways").is(200).says("None is linked", "Link School Trust");
    var login2 = linking(traveller);
    traveller
        .post(login2.at(), "username", login, "password", Issuer.PASSWORD)
        .is(200)
        .says("School Trust is linked", login);
    var other = new Traveller(port);
    through(other, "trust", login).is(200);
    assertThat(other.isIn()).isTrue();

    var link = link(account.account());
    visitor(Role.AUDITOR).get("/people/" + account.account() + "/ways").is(403);
    var stranger = signedIn(people.known(actor(Role.AUDITOR, 1).account()).login());
    stranger.get("/me/ways");
    stranger.post("/me/ways/" + link + "/removal").is(404);

    traveller.get("/me/ways");
    traveller.post("/me/ways/" + link + "/removal").is(200).says("no longer opens");
    through(new Traveller(port), "trust", login).is(403);

    var admin = visitor(Role.ADMINISTRATOR);
    jdbc.sql(
            "insert into federation.link (account, issuer, subject, shown, linked_by, linked_at) values (?, ?, ?, ?, 1, now())")
        .params(account.account(), issuer.address(), login, login)
        .update();
    var page = "/people/" + account.account() + "/ways";
    admin.get(page).is(200).says("School Trust", account.login());
    admin.post(page + "/" + link(account.account()) + "/removal").is(200);
    assertThat(links(account.account())).isZero();
  }

  @Test
  void no_address_that_is_only_followed_links_an_account() {
    var account = people.known(actor(Role.AUDITOR, 1).account());
    var traveller = signedIn(account.login());
    assertThat(traveller.get("/me/ways/trust").is(200).at().getPath()).isEqualTo("/me/ways");
    traveller.get("/me/ways/trust/away").is(422).says("begins with the button");
    var forged = signedIn(account.login());
    forged.post("/me/ways/trust", "_csrf", "x").is(200);
    assertThat(forged.get("/me/ways/trust").at().getPath()).isEqualTo("/me/ways/trust");
    new Traveller(port).get("/me/ways/trust/away").is(200).says("Account name");
    // who comes in elsewhere meanwhile has given up linking
    forged.get("/sign-in/with/trust");
    assertThat(forged.get("/me/ways/trust").is(200).at().getPath()).isEqualTo("/me/ways");
  }

  @Test
  void a_link_that_was_taken_away_does_not_come_back_by_an_address() {
    var person = invited(Role.AUDITOR);
    people.writeTo(person.account(), person.address(), java.util.Locale.ENGLISH);
    issuer.knows(person.login(), Map.of("email", person.address(), "email_verified", true));
    through(new Traveller(port), "trust", person.login()).is(200);
    var owner = signedIn(person.address());
    owner.get("/me/ways");
    owner.post("/me/ways/" + link(person.account()) + "/removal").is(200);
    var again = new Traveller(port);
    through(again, "trust", person.login()).is(403).says("was taken away");
    assertThat(again.isIn()).isFalse();
    assertThat(links(person.account())).isZero();
    assertThat(new org.greenclassroom.LetterBox(jdbc).lastTo(person.address()).subject())
        .isEqualTo("A way to sign in was removed");

    owner
        .post(linking(owner).at(), "username", person.login(), "password", Issuer.PASSWORD)
        .is(200)
        .says("School Trust is linked");
    var back = new Traveller(port);
    through(back, "trust", person.login()).is(200);
    assertThat(back.isIn()).isTrue();
  }

  @Test
  void who_was_asked_over_there_long_ago_has_not_just_shown_who_they_are() {
    var person = invited(Role.AUDITOR);
    var longAgo = Instant.now().minusSeconds(3 * 3600);
    knows(person, Map.of("auth_time", java.util.Date.from(longAgo)));
    var traveller = new Traveller(port);
    through(traveller, "trust", person.login()).is(200);
    traveller.get("/me").is(200).says("Sign in again");
    traveller
        .post("/me/ways/" + link(person.account()) + "/removal")
        .is(422)
        .says("show once more");
    traveller.post("/me/ways/trust").is(422);
    traveller.post("/me/tokens", "name", "a", "days", "1", "roles", "AUDITOR").is(422);

    knows(person, Map.of("auth_time", "")); // it does not say
    var silent = new Traveller(port);
    through(silent, "trust", person.login()).is(200);
    silent.post("/me/ways/" + link(person.account()) + "/removal").is(422).says("does not say");

    knows(person, Map.of()); // the provider's own, a moment ago
    var fresh = new Traveller(port);
    through(fresh, "trust", person.login()).is(200);
    assertThat(fresh.get("/me").is(200).body()).doesNotContain("Sign in again");
    fresh.post("/me/tokens", "name", "a", "days", "1", "roles", "AUDITOR").is(200);
  }

  @Test
  void who_signs_in_once_more_is_asked_anew_over_there() {
    var person = invited(Role.AUDITOR);
    knows(person, Map.of());
    var asked = new ArrayList<String>();
    var traveller =
        new Traveller(port)
            .bending(to -> {
              if (to.contains("/oauth2/authorize?")) asked.add(to);
              return to;
            });
    through(traveller, "trust", person.login()).is(200);
    assertThat(asked.removeFirst()).doesNotContain("max_age", "prompt=");
    asked.clear();
    traveller.get("/sign-in/with/trust");
    assertThat(asked.getFirst()).contains("prompt=login", "max_age=0");
  }

  private void knows(Person person, Map<String, Object> more) {
    var said = new java.util.HashMap<String, Object>(more);
    said.put("email", person.address());
    said.put("email_verified", true);
    issuer.knows(person.login(), said);
  }

  /** From the button on the page to the form over there. */
  private Traveller.Seen linking(Traveller traveller) {
    traveller.get("/me/ways").is(200);
    traveller.post("/me/ways/trust").is(200).says("Go on to School Trust");
    return traveller.get("/me/ways/trust/away").is(200);
  }

  @Test
  void without_settings_the_page_shows_no_other_way() {
    remove();
    stranger().get("/sign-in").is(200);
    assertThat(stranger().get("/sign-in").body()).doesNotContain("/sign-in/with/");
  }

  /** From the link on the sign-in page through the provider's own form and back. */
  private Traveller.Seen through(Traveller traveller, String way, String login) {
    var there = traveller.get("/sign-in/with/" + way).is(200);
    assertThat(there.at().toString()).startsWith(issuer.address());
    return traveller.post(there.at(), "username", login, "password", Issuer.PASSWORD);
  }

  private Traveller signedIn(String login) {
    var traveller = new Traveller(port);
    traveller.get("/sign-in");
    traveller.post("/sign-in", "login", login, "password", PASSWORD).is(200);
    return traveller;
  }

  private record Person(long account, String login, String address) {}

  private Person invited(Role role) {
    var login = "p" + UUID.randomUUID().toString().substring(0, 12);
    var address = login + "@" + DOMAIN;
    var house = Occasion.of(Actor.HOUSE, clock.instant());
    return new Person(people.open(house, address, "Test", PASSWORD, role, 1), login, address);
  }

  private List<String> entries(long account) {
    return jdbc.sql("select way || ' ' || two_factors from people.entry where account = ?")
        .param(account)
        .query(String.class)
        .list();
  }

  private long link(long account) {
    return jdbc.sql("select link from federation.link where account = ?")
        .param(account)
        .query(Long.class)
        .single();
  }

  private int links(long account) {
    return jdbc.sql("select count(*) from federation.link where account = ?")
        .param(account)
        .query(Integer.class)
        .single();
  }

  @Test
  void a_name_that_is_an_address_opens_nothing_once_its_owner_proved_another() {
    var called = "called-" + unique() + System.nanoTime() + "@" + DOMAIN;
    long owner =
        people.open(occasion(Role.ADMINISTRATOR), called, "Called", PASSWORD, Role.AUDITOR, 1);
    people.writeTo(owner, "new-" + called, java.util.Locale.ENGLISH);
    issuer.knows(called, Map.of("email", called, "email_verified", true));
    var successor = new Traveller(port);
    through(successor, "trust", called).is(403).says("Accounts are opened by invitation");
    assertThat(successor.isIn()).isFalse();
    assertThat(links(owner)).isZero();
  }
}
