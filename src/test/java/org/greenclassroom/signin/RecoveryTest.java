package org.greenclassroom.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.greenclassroom.Api;
import org.greenclassroom.House;
import org.greenclassroom.LetterBox;
import org.greenclassroom.Visitor;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A forgotten password: a letter, a link, once. */
class RecoveryTest extends House {
  private static final String ANOTHER = "quite another password";

  @Autowired Recovery recovery;
  @Autowired SecondFactors factors;
  private LetterBox letters;
  private long account;
  private String login;
  private String address;

  @BeforeEach
  void somebodyWithAnAddress() {
    letters = new LetterBox(jdbc);
    account = actor(Role.SCHOOL, 1).account();
    login = people.known(account).login();
    address = login + "@example.org";
    people.writeTo(account, address, Locale.ENGLISH);
    jdbc.sql("delete from people.attempt where subject like 'forgotten-at:%'").update();
  }

  private Visitor.Seen forgotten(String typed) {
    var visitor = stranger();
    visitor.get("/sign-in").is(200).says("Forgotten your password?");
    visitor.get("/sign-in/forgotten").is(200);
    var answer = visitor.post("/sign-in/forgotten", "login", typed);
    recovery.settle();
    return answer;
  }

  @Test
  void a_link_sets_a_new_password_once_and_everything_open_ends() {
    var session = stranger().signIn(login, PASSWORD);
    var program = Api.of(port, login, PASSWORD);
    forgotten(address.toUpperCase(Locale.ROOT)).is(200).says("a letter is on its way");
    var link = letters.lastTo(address).link();
    assertThat(letters.lastTo(address).body()).contains(login);
    var guest = stranger();
    guest.get(link).is(200).says("A new password");
    guest.post(link, "password", "short").is(422);
    guest.get(link);
    guest.post(link, "password", ANOTHER).is(200).says("The new password is set");
    guest.get(link).is(404).says("This link opens nothing");
    assertThat(session.get("/me").path()).isEqualTo("/sign-in");
    program.get("/api/v1/devices").is(401);
    assertThat(letters.lastTo(address).subject()).isEqualTo("Your password was changed");
    stranger()
        .signIn(login, ANOTHER)
        .get("/me/signing-in")
        .says("A new password was set by a link");
  }

  @Test
  void nothing_shows_whether_there_is_such_an_account() {
    var known = forgotten(login).is(200).text();
    var unknown = forgotten("nobody-" + unique() + "@example.org").is(200).text();
    assertThat(unknown).isEqualTo(known);
    var closed = actor(Role.SCHOOL, 1).account();
    people.writeTo(closed, people.known(closed).login() + "@example.org", Locale.ENGLISH);
    people.disable(occasion(Role.ADMINISTRATOR), closed);
    assertThat(forgotten(people.known(closed).login()).is(200).text()).isEqualTo(known);
    assertThat(letters.to(people.known(closed).login() + "@example.org")).isEmpty();
  }

  private void unprove(long whose) {
    jdbc.sql("update people.mailbox set confirmed_at = null where account = ?")
        .param(whose)
        .update();
  }

  @Test
  void no_link_goes_to_an_address_that_nobody_proved_and_none_is_found_by_it() {
    unprove(account);
    var known = forgotten(login).is(200).text();
    var byAddress = forgotten(address).is(200).text();
    assertThat(letters.to(address)).isEmpty();
    assertThat(byAddress).isEqualTo(known);
    assertThat(forgotten("nobody-" + unique()).is(200).text()).isEqualTo(known);
    stranger().get("/sign-in/forgotten").says("ask an administrator for a new password");
    stranger().signIn(login, PASSWORD).get("/me/signing-in").says("no link for a forgotten");
  }

  @Test
  void it_goes_to_a_login_that_is_an_address_only_where_no_address_was_proved() {
    var called = "called-" + unique() + System.nanoTime() + "@example.org";
    long open =
        people.open(occasion(Role.ADMINISTRATOR), called, "Called", PASSWORD, Role.SCHOOL, 1);
    forgotten(called);
    assertThat(letters.lastTo(called).body()).contains(called);
    people.writeTo(open, "new-" + called, Locale.ENGLISH);
    forgotten(called);
    assertThat(letters.to(called)).as("a successor may read there").hasSize(1);
    assertThat(letters.to("new-" + called)).hasSize(1);
    unprove(open);
    forgotten(called);
    assertThat(letters.to("new-" + called)).hasSize(1);
    assertThat(letters.to(called)).hasSize(2);
  }

  @Test
  void only_the_newest_letter_opens_and_only_for_half_an_hour() {
    forgotten(login);
    var first = letters.lastTo(address).link();
    forgotten(login);
    var second = letters.lastTo(address).link();
    stranger().get(first).is(404);
    stranger().get(second).is(200);
    jdbc.sql(
            "update signin.recovery set asked_at = asked_at - interval '1 hour', expires_at = expires_at - interval '31 minutes' where account = ?")
        .param(account)
        .update();
    stranger().get(second).is(404);
    recovery.sweep(clock.instant().plus(Duration.ofDays(2)));
    assertThat(
            jdbc.sql("select count(*) from signin.recovery where account = ?")
                .param(account)
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void the_fourth_letter_within_a_quarter_of_an_hour_is_refused_for_known_and_unknown_alike() {
    var unknown = "nobody-" + unique();
    for (int i = 0; i < 3; i++) {
      forgotten(login).is(200);
      forgotten(unknown).is(200);
    }
    forgotten(login).is(429);
    forgotten(unknown).is(429);
    assertThat(letters.to(address)).hasSize(3);
  }

  @Test
  void the_second_factor_is_asked_all_the_same() {
    var house = Occasion.of(Actor.HOUSE, clock.instant());
    var secret = factors.freshSecret();
    factors.setUp(house, account, secret, Totp.code(secret, Totp.step(clock.instant())), true);
    forgotten(login);
    var link =
        letters.to(address).stream()
            .filter(each -> each.subject().equals("A new password for your account"))
            .findFirst()
            .orElseThrow()
            .link();
    var guest = stranger();
    guest.get(link);
    guest.post(link, "password", ANOTHER).is(200);
    guest.get("/sign-in");
    assertThat(guest.post("/sign-in", "login", login, "password", ANOTHER).path())
        .isEqualTo("/sign-in/second");
  }

  @Test
  void a_link_that_was_asked_for_before_opens_nothing_once_the_password_is_another() {
    forgotten(login);
    var link = letters.lastTo(address).link();
    people.changePassword(occasion(Role.ADMINISTRATOR), account, ANOTHER);
    stranger().get(link).is(404).says("This link opens nothing");
  }
}
