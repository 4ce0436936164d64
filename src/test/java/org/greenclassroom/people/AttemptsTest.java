package org.greenclassroom.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.greenclassroom.House;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class AttemptsTest extends House {
  @Autowired private Attempts attempts;

  @Test
  void an_account_waits_wherever_the_guesses_come_from() {
    var login = people.known(actor(Role.AUDITOR, 1).account()).login();
    for (int i = 1; i <= Guesses.MOST_FROM_EVERYWHERE; i++) {
      var from = "198.51.100." + i;
      assertThatThrownBy(() -> people.signIn(login, "wrong", from))
          .isInstanceOfSatisfying(
              Refusal.class,
              refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_ALLOWED));
    }
    assertThatThrownBy(() -> people.signIn(login, PASSWORD, "198.51.100.99"))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.kind()).isEqualTo(Refusal.Kind.TOO_OFTEN);
              assertThat(refusal.waitSeconds()).isBetween(1L, Attempts.WINDOW.toSeconds());
            });
  }

  @Test
  void the_wait_ends_when_the_oldest_guess_is_a_quarter_of_an_hour_old() {
    var subject = "login:" + unique("nobody");
    var start = clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
    attempts.add(subject, start);
    attempts.add(subject, start.plusSeconds(60));
    var later = start.plusSeconds(120);
    assertThat(attempts.wait(subject, 3, later)).isEqualTo(Duration.ZERO);
    assertThat(attempts.wait(subject, 2, later).toSeconds()).isBetween(779L, 780L);
    assertThat(attempts.wait(subject, 2, start.plus(Attempts.WINDOW).plusSeconds(1)))
        .isEqualTo(Duration.ZERO);
  }

  @Test
  void a_person_who_must_wait_sees_how_long_and_a_browser_is_told_too() {
    var waiting = stranger().get("/sign-in?wait=125");
    waiting.is(429).says("Wait 3 minutes");
    assertThat(waiting.response().headers().firstValue("Retry-After")).contains("125");
    stranger().get("/sign-in?wait").is(200);
  }

  @Test
  void who_came_by_another_way_is_remembered_for_half_a_year() {
    var account = actor(Role.AUDITOR, 1).account();
    var now = clock.instant();
    var before = Occasion.of(Actor.HOUSE, now.minus(Entries.KEPT).minusSeconds(1));
    people.came(before, account, "trust", false);
    people.came(Occasion.of(Actor.HOUSE, now), account, "wecom", true);
    people.forgetEntries(now);
    assertThat(
            jdbc.sql("select way from people.entries where account = ?")
                .param(account)
                .query(String.class)
                .list())
        .containsExactly("wecom");
  }
}
