package org.greenclassroom.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.greenclassroom.Api;
import org.greenclassroom.House;
import org.greenclassroom.LetterBox;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.people.Entrance.Seat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/** Who gets an API token, and when it ends. */
class TokenTest extends House {
  @Autowired FindByIndexNameSessionRepository<? extends Session> sessions;
  private long account;
  private String login;

  @BeforeEach
  void somebody() {
    account = actor(Role.OFFICER, 1).account();
    login = people.known(account).login();
  }

  @Test
  void a_token_makes_no_other() {
    var program = Api.of(port, login, PASSWORD);
    program.get("/api/v1/devices").is(200);
    assertThat(program.post("/api/v1/tokens", "{}").is(422).text()).contains("makes no other");
    assertThat(tokens()).isEqualTo(1);
    var basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((login + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    Api.with(port, basic).post("/api/v1/tokens", "{}").is(201);
  }

  @Test
  void a_session_that_is_not_fresh_gets_none_until_it_signed_in_again() {
    var visitor = stranger().signIn(login, PASSWORD);
    age(sessions, Duration.ofMinutes(16));
    visitor.get("/me").is(200).says("Sign in again");
    visitor
        .post("/me/tokens", "name", "robot", "days", "3", "roles", "OFFICER")
        .is(422)
        .says("show once more");
    assertThat(tokens()).isZero();
    assertThat(visitor.get("/me/again?from=signing-in").is(200).path()).isEqualTo("/sign-in?again");
    var back = visitor.post("/sign-in", "login", login, "password", PASSWORD).is(200);
    assertThat(back.path()).isEqualTo("/me/signing-in");
    assertThat(visitor.get("/me").is(200).text()).doesNotContain("Sign in again");
    visitor
        .post("/me/tokens", "name", "robot", "days", "3", "roles", "OFFICER")
        .is(200)
        .says("is issued");
    assertThat(tokens()).isEqualTo(1);
  }

  @Test
  void nor_the_address_of_a_calendar() {
    var visitor = stranger().signIn(login, PASSWORD);
    age(sessions, Duration.ofMinutes(16));
    visitor.get("/collection/calendar").is(200).says("Sign in again");
    visitor.post("/collection/calendar/key").is(422).says("show once more");
  }

  @Test
  void tokens_end_when_how_one_signs_in_changes_and_a_letter_says_how_many() {
    people.writeTo(account, login + "@example.org", Locale.ENGLISH);
    var program = Api.of(port, login, PASSWORD);
    Api.of(port, login, PASSWORD);
    var visitor = stranger().signIn(login, PASSWORD);
    visitor.get("/me/signing-in");
    visitor
        .post("/me/signing-in/address", "address", login + "@example.net", "spoken", "en")
        .is(200);
    program.get("/api/v1/devices").is(200);
    var link = new LetterBox(jdbc).lastTo(login + "@example.net").link();
    visitor.get(link).is(200);
    visitor.post(link).is(200);
    program.get("/api/v1/devices").is(401);
    assertThat(new LetterBox(jdbc).lastTo(login + "@example.org").body())
        .contains("The API tokens of the account ended with it (2)");
    assertThat(new LetterBox(jdbc).lastTo(login + "@example.net").body())
        .doesNotContain("API tokens");
  }

  private long tokens() {
    return jdbc.sql("select count(*) from people.token where account = ? and revoked_at is null")
        .param(account)
        .query(Long.class)
        .single();
  }

  private <S extends Session> void age(FindByIndexNameSessionRepository<S> all, Duration by) {
    for (var session : all.findByPrincipalName(new Actor(account, List.of()).toString()).values()) {
      Seat seat = session.getRequiredAttribute(Seat.NAME);
      session.setAttribute(
          Seat.NAME,
          new Seat(
              seat.since(), seat.by(), seat.network(), seat.browser(), clock.instant().minus(by)));
      all.save(session);
    }
  }

  @Test
  void no_rights_named_are_all_and_none_are_none() {
    var basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((login + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    assertThat(Api.with(port, basic).post("/api/v1/tokens", "{}").is(201).text())
        .contains("OFFICER");
    Api.with(port, basic).post("/api/v1/tokens", "{\"rights\":[]}").is(403);
  }

  @Test
  void a_token_of_ones_own_page_carries_what_was_ticked_and_no_more() {
    people.give(occasion(Role.ADMINISTRATOR), account, Role.AUDITOR, 1);
    var visitor = stranger().signIn(login, PASSWORD);
    visitor.get("/me").is(200).says("What may it do?");
    visitor.post("/me/tokens", "name", "robot", "days", "3").is(422).says("Tick at least one role");
    visitor.post("/me/tokens", "name", "robot", "days", "3", "roles", "ADMINISTRATOR").is(403);
    assertThat(tokens()).isZero();
    visitor.post("/me/tokens", "name", "robot", "days", "3", "roles", "AUDITOR").is(200);
    assertThat(
            jdbc.sql("select roles::text from people.token where account = ?")
                .param(account)
                .query(String.class)
                .single())
        .isEqualTo("{AUDITOR}");
  }
}
