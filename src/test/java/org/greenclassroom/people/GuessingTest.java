package org.greenclassroom.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** Who guesses passwords, and who is kept waiting by it. */
class GuessingTest extends House {
  private long account;
  private String login;

  @BeforeEach
  void somebody() {
    account = actor(Role.AUDITOR, 1).account();
    login = people.known(account).login();
  }

  private Refusal.Kind guess(String from) {
    try {
      people.signIn(login, "wrong", from);
      throw new AssertionError("came in");
    } catch (Refusal refusal) {
      return refusal.kind();
    }
  }

  @Test
  void fifty_guesses_at_once_are_looked_at_as_often_as_ten_in_a_row() throws Exception {
    try (var all = Executors.newFixedThreadPool(50)) {
      var answers =
          all.invokeAll(
              IntStream.range(0, 50)
                  .<java.util.concurrent.Callable<Refusal.Kind>>mapToObj(
                      _ -> () -> guess("198.51.100.7"))
                  .toList());
      assertThat(
              answers.stream()
                  .map(Future::resultNow)
                  .filter(Refusal.Kind.NOT_ALLOWED::equals)
                  .count())
          .isEqualTo(Guesses.MOST);
    }
  }

  @Test
  void a_stranger_in_another_network_keeps_nobody_waiting() {
    for (int i = 0; i < 20; i++) guess("198.51.100.7");
    assertThat(guess("198.51.100.7")).isEqualTo(Refusal.Kind.TOO_OFTEN);
    assertThat(people.signIn(login, PASSWORD, "203.0.113.9").account()).isEqualTo(account);
  }

  @Test
  void a_browser_that_is_known_comes_in_while_strangers_guess_from_everywhere() {
    var own = stranger().signIn(login, PASSWORD);
    own.get("/");
    own.post("/sign-out").is(200);
    for (int i = 1; i <= 60; i++) guess("198.51.100." + i);
    assertThatThrownBy(() -> people.signIn(login, PASSWORD, "203.0.113.9"))
        .isInstanceOfSatisfying(
            Refusal.class, wait -> assertThat(wait.kind()).isEqualTo(Refusal.Kind.TOO_OFTEN));
    tries(stranger(), PASSWORD).is(429);
    assertThat(tries(own, PASSWORD).is(200).path()).isEqualTo("/");
  }

  @Test
  void a_browser_that_is_known_may_guess_no_more_often_than_others() {
    var thief = stranger().signIn(login, PASSWORD);
    thief.get("/");
    thief.post("/sign-out");
    for (int i = 0; i < Guesses.MOST; i++) tries(thief, "wrong").is(200).says("not right");
    tries(thief, PASSWORD).is(429);
    stranger().signIn(login, PASSWORD);
  }

  @Test
  void a_browser_is_known_to_its_own_accounts_only_and_no_mark_is_believed_that_is_not_ours() {
    var other = people.known(actor(Role.AUDITOR, 1).account()).login();
    var own = stranger().signIn(other, PASSWORD);
    own.get("/");
    own.post("/sign-out");
    for (int i = 1; i <= 60; i++) guess("198.51.100." + i);
    tries(own, PASSWORD).is(429);
    var browsers = new KnownBrowsers(java.nio.file.Path.of("target/known"), clock);
    if (!browsers.file().isThere()) browsers.file().make(); // as a house does at its start
    var seen = new org.springframework.mock.web.MockHttpServletRequest();
    var back = new org.springframework.mock.web.MockHttpServletResponse();
    browsers.add(seen, back, account);
    var cookie = back.getCookie("known");
    assertThat(cookie).isNotNull();
    seen.setCookies(cookie);
    assertThat(browsers.of(seen, account)).isPresent();
    assertThat(browsers.of(seen, account + 1)).isEmpty();
    cookie.setValue(cookie.getValue().replaceFirst("^" + account, "" + (account + 1)));
    assertThat(browsers.of(seen, account + 1)).isEmpty();
  }

  @Test
  void the_right_password_forgets_the_wrong_ones_before_it() {
    for (int i = 1; i < Guesses.MOST; i++) guess("198.51.100.8");
    people.signIn(login, PASSWORD, "198.51.100.8");
    assertThat(guess("198.51.100.8")).isEqualTo(Refusal.Kind.NOT_ALLOWED);
    assertThat(guess("198.51.100.8")).isEqualTo(Refusal.Kind.NOT_ALLOWED);
  }

  @Test
  void a_hash_from_before_is_made_anew_at_signing_in() {
    var before = new Argon2PasswordEncoder(16, 32, 1, 16, 1).encode(PASSWORD);
    jdbc.sql("update people.account set password_hash = ? where account = ?")
        .params(before, account)
        .update();
    stranger().signIn(login, PASSWORD);
    assertThat(
            jdbc.sql("select password_hash from people.account where account = ?")
                .param(account)
                .query(String.class)
                .single())
        .startsWith("$argon2id$v=19$m=32,");
    stranger().signIn(login, PASSWORD);
  }

  private Visitor.Seen tries(Visitor visitor, String password) {
    visitor.get("/sign-in").is(200);
    return visitor.post("/sign-in", "login", login, "password", password);
  }

  @Test
  void what_is_typed_as_a_name_is_no_counter_of_another() {
    for (int i = 0; i < 12; i++)
      try {
        people.signIn(login + " network:203.0.113.9", "wrong", "198.51.100.77");
      } catch (Refusal refused) {
        // as it should be
      }
    assertThat(people.signIn(login, PASSWORD, "203.0.113.9").account()).isEqualTo(account);
  }

  @Test
  void the_longest_wait_is_told_and_a_refused_guess_counts_nowhere() {
    for (int i = 0; i < Guesses.MOST; i++) guess("198.51.100.9");
    int before = counted();
    assertThat(guess("198.51.100.9")).isEqualTo(Refusal.Kind.TOO_OFTEN);
    assertThat(counted()).isEqualTo(before);
  }

  private int counted() {
    return jdbc.sql("select count(*) from people.attempt where subject like ?")
        .param("login:" + org.greenclassroom.frame.PublicLinks.hash(login) + "%")
        .query(Integer.class)
        .single();
  }
}
