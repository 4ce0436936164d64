package org.greenclassroom.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.greenclassroom.AtOnce;
import org.greenclassroom.House;
import org.greenclassroom.LetterBox;
import org.greenclassroom.Visitor;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Another address for one's letters: wished, proved by its reader, and only then in effect. */
class AddressTest extends House {
  private static final String MINE = "/me/signing-in";

  @Autowired Recovery recovery;
  @Autowired Addresses addresses;
  private LetterBox letters;
  private Actor actor;
  private String login;
  private String before;
  private String after;
  private Visitor visitor;

  @BeforeEach
  void somebodyWithAnAddress() {
    letters = new LetterBox(jdbc);
    actor = actor(Role.SCHOOL, 1);
    login = people.known(actor.account()).login();
    before = login + "-old@example.org";
    after = login + "-new@example.org";
    people.writeTo(actor.account(), before, Locale.ENGLISH);
    visitor = stranger().signIn(login, PASSWORD);
    jdbc.sql("delete from people.attempt where subject like 'forgotten-at:%'").update();
  }

  private String wished(String address) {
    visitor.get(MINE).is(200);
    visitor
        .post(MINE + "/address", "address", address, "spoken", "en")
        .is(200)
        .says("A letter with a link is written to " + address);
    return letters.lastTo(address).link();
  }

  private String address() {
    return people.mailbox(actor.account()).orElseThrow().address();
  }

  @Test
  void it_takes_effect_when_its_reader_presses_the_button_behind_the_link_and_not_before() {
    var link = wished(after);
    visitor.get(MINE).says("go to " + before, "Waiting to be confirmed: " + after, "Send again");
    assertThat(letters.lastTo(after).body()).contains("the account " + login);
    visitor.get(link).is(200).says("Confirm your address", after, "The old address is told");
    assertThat(address()).as("looking confirms nothing").isEqualTo(before);
    assertThat(letters.to(before)).isEmpty();
    visitor.post(link).is(200).says("Letters go to " + after + " from now on");
    assertThat(address()).isEqualTo(after);
    assertThat(letters.lastTo(before).body()).contains("The address for letters was changed");
    assertThat(visitor.get(MINE).says("go to " + after, "The address for letters was").text())
        .doesNotContain("Waiting to be confirmed");
    visitor.get(link).is(404).says("This link confirms nothing");
    visitor.get(MINE);
    visitor.post(link).is(404);
    visitor.get(MINE);
    visitor.post(MINE + "/address", "address", "no address", "spoken", "en").is(422);
  }

  @Test
  void who_is_not_signed_in_signs_in_first_and_another_account_confirms_nothing() {
    var link = wished(after);
    var guest = stranger();
    assertThat(guest.get(link).path()).isEqualTo("/sign-in");
    guest.post("/sign-in", "login", login, "password", PASSWORD).is(200).says("Confirm", after);
    var other = visitor(Role.SCHOOL);
    other.get(link).is(403).says("written for another account");
    other.get(MINE);
    other.post(link).is(403);
    assertThat(address()).isEqualTo(before);
  }

  @Test
  void only_the_newest_letter_confirms_for_a_day_unless_it_is_withdrawn() {
    var first = wished(after);
    visitor.get(MINE);
    visitor.post(MINE + "/address/again").is(200).says("written to " + after);
    var second = letters.lastTo(after).link();
    visitor.get(first).is(404);
    visitor.get(second).is(200);
    jdbc.sql(
            "update signin.wish set sent_at = sent_at - interval '25 hours', expires_at = expires_at - interval '25 hours' where account = ?")
        .param(actor.account())
        .update();
    visitor.get(second).is(404).says("older than a day");
    visitor.get(MINE);
    visitor.post(MINE + "/address/again").is(200);
    var third = letters.lastTo(after).link();
    visitor.get(MINE);
    visitor.post(MINE + "/address/withdrawal").is(200).says("The wish is withdrawn");
    visitor.get(third).is(404);
    visitor.get(MINE);
    visitor.post(MINE + "/address/withdrawal").is(404);
    assertThat(address()).isEqualTo(before);
  }

  @Test
  void the_address_of_another_account_is_refused_to_who_reads_letters_there() {
    var other = actor(Role.SCHOOL, 1);
    var taken = people.known(other.account()).login() + "@example.org";
    people.writeTo(other.account(), taken, Locale.ENGLISH);
    var link = wished(taken.toUpperCase(Locale.ROOT).replace("@EXAMPLE.ORG", "@example.org"));
    visitor.get(link).is(200);
    visitor.post(link).is(409).says("is the address of another account");
    assertThat(address()).isEqualTo(before);
  }

  @Test
  void of_two_who_confirm_one_address_at_once_one_has_it() throws Exception {
    var link = wished(after);
    var other = actor(Role.SCHOOL, 1);
    var second = stranger().signIn(people.known(other.account()).login(), PASSWORD);
    second.get(MINE);
    second.post(MINE + "/address", "address", after, "spoken", "en").is(200);
    var another = letters.lastTo(after).link();
    var outcomes =
        AtOnce.all(
            AtOnce.outcome(() -> addresses.confirm(now(actor), secret(link))),
            AtOnce.outcome(() -> addresses.confirm(now(other), secret(another))),
            AtOnce.outcome(() -> addresses.confirm(now(actor), secret(link))));
    assertThat(outcomes).filteredOn("done"::equals).hasSize(1);
    assertThat(
            jdbc.sql("select count(*) from people.mailbox where address = ?")
                .param(after)
                .query(Long.class)
                .single())
        .isOne();
  }

  private Occasion now(Actor whoever) {
    return Occasion.of(whoever, clock.instant());
  }

  private static String secret(String link) {
    return link.substring(link.lastIndexOf('/') + 1);
  }

  @Test
  void a_link_for_a_new_password_that_went_to_the_old_address_ends_with_it() {
    var guest = stranger();
    guest.get("/sign-in/forgotten").is(200);
    guest.post("/sign-in/forgotten", "login", login).is(200);
    recovery.settle();
    var old = letters.lastTo(before).link();
    var link = wished(after);
    stranger().get(old).is(200);
    visitor.get(link).is(200);
    visitor.post(link).is(200);
    stranger().get(old).is(404);
  }

  @Test
  void an_administrator_who_ends_everything_ends_the_wish() {
    var link = wished(after);
    var admin = visitor(Role.ADMINISTRATOR);
    admin.get("/people/signing-in");
    admin.post("/people/signing-in/" + actor.account() + "/end").is(200);
    stranger().signIn(login, PASSWORD).get(link).is(404);
  }

  @Test
  void who_typed_an_address_before_it_had_to_be_confirmed_is_not_known_by_it_until_then() {
    jdbc.sql("update people.mailbox set confirmed_at = null where account = ?")
        .param(actor.account())
        .update();
    assertThat(people.reachedAt(before)).isEmpty();
    visitor.get(MINE).is(200).says("Nobody has proved yet", "Send a link to confirm it");
    var link = wished(before);
    assertThat(visitor.get(link).is(200).says("asked for before end").text())
        .doesNotContain("is told", "Tokens");
    visitor.post(link).is(200);
    assertThat(people.reachedAt(before)).isPresent();
    assertThat(visitor.get(MINE).says("The address for letters was confirmed").text())
        .doesNotContain("Nobody has proved yet");
    visitor
        .post(MINE + "/address", "address", before, "spoken", "zh")
        .is(200)
        .says("in the language you chose");
    assertThat(people.mailbox(actor.account()).orElseThrow().language()).isEqualTo("zh");
  }

  @Test
  void a_closed_account_leaves_its_address_to_another_and_proves_it_anew_when_it_opens_again() {
    people.disable(occasion(Role.ADMINISTRATOR), actor.account());
    assertThat(people.reachedAt(before)).isEmpty();
    var other = actor(Role.SCHOOL, 1);
    people.writeTo(other.account(), before, Locale.ENGLISH);
    people.enable(occasion(Role.ADMINISTRATOR), actor.account());
    assertThat(people.mailbox(actor.account()).orElseThrow().confirmed()).isFalse();
    assertThat(people.reachedAt(before).orElseThrow().account()).isEqualTo(other.account());
  }

  @Test
  void the_name_of_a_closed_account_is_an_address_that_another_may_prove() {
    var called = "called-" + unique() + System.nanoTime() + "@example.org";
    var admin = occasion(Role.ADMINISTRATOR);
    long closed = people.open(admin, called, "Called", PASSWORD, Role.SCHOOL, 1);
    people.disable(admin, closed);
    people.writeTo(actor.account(), called, Locale.ENGLISH);
    assertThat(people.reachedAt(called).orElseThrow().account()).isEqualTo(actor.account());
    people.enable(occasion(Role.ADMINISTRATOR), closed);
    assertThat(people.reachedAt(called)).as("either of two").isEmpty();
  }

  @Test
  void nobody_fills_a_stranger_s_letter_box() {
    for (int i = 0; i < 5; i++) wished(after);
    visitor.get(MINE);
    visitor.post(MINE + "/address", "address", after, "spoken", "en").is(429);
    assertThat(letters.to(after)).hasSize(5);
  }

  @Test
  void what_nobody_confirmed_is_forgotten_a_day_after_its_link_ended() {
    wished(after);
    addresses.sweep(java.time.Instant.now());
    assertThat(addresses.waiting(actor.account())).isPresent();
    addresses.sweep(java.time.Instant.now().plus(java.time.Duration.ofDays(3)));
    assertThat(addresses.waiting(actor.account())).isEmpty();
  }
}
