package org.greenclassroom.signups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.greenclassroom.Visitor;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.volunteers.ClearanceKind;
import org.greenclassroom.volunteers.ClearanceResult;
import org.junit.jupiter.api.Test;

/** A place is freed, offered, taken or passed on; what is refused on the way. */
class WaitingListTest extends Places {
  private static void refused(Runnable what, String key) {
    assertThatThrownBy(what::run)
        .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.key()).isEqualTo(key));
  }

  @Test
  void a_freed_place_is_offered_reminded_of_and_passes_on() {
    var day = open(1);
    var officer = occasion(Role.OFFICER);
    long first = person("First");
    long second = person("Second");
    long third = person("Third");
    for (var one : new long[] {first, second, third}) signups.ask(officer, day.slot(), one);
    assertThat(signups.standing(day.slot(), third).orElseThrow().turn()).isEqualTo(2);
    guest(first).post("/my-days/" + number(day.slot(), first) + "/cancellation").is(200);
    assertThat(state(day.slot(), second)).isEqualTo(SignupState.OFFERED);
    assertThat(box().lastTo(email(second)).subject()).startsWith("为您保留了一个名额");
    assertThat(state(day.slot(), third)).isEqualTo(SignupState.WAITING);

    var now = Instant.now();
    rounds.round(now.plus(Duration.ofHours(11)));
    assertThat(box().lastTo(email(second)).subject()).startsWith("为您保留");
    rounds.round(now.plus(Duration.ofHours(13)));
    rounds.round(now.plus(Duration.ofHours(14)));
    assertThat(box().lastTo(email(second)).subject()).startsWith("名额等待您确认");
    assertThat(
            box().to(email(second)).stream()
                .filter(letter -> letter.subject().startsWith("名额等待"))
                .count())
        .as("once")
        .isEqualTo(1);

    rounds.round(now.plus(Duration.ofHours(25)));
    assertThat(state(day.slot(), second)).isEqualTo(SignupState.EXPIRED);
    assertThat(state(day.slot(), third)).isEqualTo(SignupState.OFFERED);
    refused(
        () -> signups.accept(officer, number(day.slot(), second), second),
        "signups.refusal.offer-over");

    var page = stranger();
    let(page, box().lastTo(email(third)).link()).says("A place is kept");
    page.post("/my-days/" + number(day.slot(), third) + "/acceptance").is(200).says("Placed");
    assertThat(state(day.slot(), third)).isEqualTo(SignupState.PLACED);
    page.post("/my-days/" + number(day.slot(), second) + "/cancellation").is(404);
  }

  @Test
  void under_a_strangers_address_a_place_is_given_back_and_nobody_elses_letter_names_it() {
    var day = open(1);
    var officer = occasion(Role.OFFICER);
    long first = person("First");
    long second = person("Second");
    for (var one : new long[] {first, second}) signups.ask(officer, day.slot(), one);
    volunteers.sendLink(officer, first, "/my-days");
    var page = Visitor.elsewhere(port);
    let(page, box().lastTo(email(first)).link());
    page.get("/my-days").is(200);
    page.post("/my-days/" + number(day.slot(), first) + "/cancellation").is(200);
    assertThat(state(day.slot(), second)).isEqualTo(SignupState.OFFERED);
    var letter = box().lastTo(email(second));
    assertThat(letter.subject()).startsWith("为您保留了一个名额");
    assertThat(letter.body()).contains("请联系项目办公室索取个人页面的链接").doesNotContain("http", "127.0.0.2");
    // by an address of ours there is a link
    rounds.round(Instant.now().plus(Duration.ofHours(13)));
    rounds.round(Instant.now().plus(Duration.ofHours(14)));
    assertThat(box().lastTo(email(second)).body()).contains("http://localhost");

    var stranger = Visitor.elsewhere(port);
    var join = "/join/" + open(3).address();
    stranger.get(join).is(200).says("was not told its own public address");
    stranger.get("/sign-in");
    var mail = "p" + System.nanoTime() + unique() + "@example.org";
    stranger.post(join, "name", "Third", "email", mail).is(403);
    assertThat(
            jdbc.sql("select count(*) from volunteers.volunteer where lower(email) = ?")
                .param(mail)
                .query(Long.class)
                .single())
        .as("nothing is half done")
        .isZero();
  }

  @Test
  void near_the_day_somebody_phones_and_places_by_hand() {
    var day = open(1, Instant.now().plus(Duration.ofHours(9)), 0, null, false);
    var officer = occasion(Role.OFFICER);
    long first = person("First");
    long second = person("Second");
    signups.ask(officer, day.slot(), first);
    signups.ask(officer, day.slot(), second);
    signups.cancel(officer, number(day.slot(), first));
    assertThat(state(day.slot(), second)).isEqualTo(SignupState.WAITING);
    long third = person("Third");
    assertThat(signups.ask(officer, day.slot(), third).state())
        .as("nobody overtakes")
        .isEqualTo(SignupState.WAITING);
    var page = visitor(Role.OFFICER);
    page.get("/").says("Phone those who wait");
    page.get("/signups").is(200).says("Please phone");
    page.get("/signups/days/" + day.activity()).is(200).says("Phone those who wait");
    var number = number(day.slot(), second);
    page.post("/signups/" + number + "/placing", "reason", "").is(422);
    page.post("/signups/" + number + "/placing", "reason", "phoned at noon").is(200);
    page.get("/signups/days/" + day.activity()).says("phoned at noon");
    assertThat(state(day.slot(), second)).isEqualTo(SignupState.PLACED);
    refused(
        () -> signups.placeByHand(officer, day.slot(), third, "one more"), "signups.refusal.full");
  }

  @Test
  void nobody_is_in_two_places_at_once_but_by_a_coordinators_reason() {
    var starts = inDays(20);
    var one = open(3, starts, 0, null, false);
    var other = open(3, starts.plus(Duration.ofHours(2)), 0, null, false);
    var later = open(3, starts.plus(Duration.ofHours(3)), 0, null, false);
    var officer = occasion(Role.OFFICER);
    long who = person("Busy");
    signups.ask(officer, one.slot(), who);
    refused(() -> signups.ask(officer, other.slot(), who), "signups.refusal.overlap");
    assertThat(signups.ask(officer, later.slot(), who).state()).isEqualTo(SignupState.PLACED);
    var page = visitor(Role.OFFICER);
    page.get("/signups/days/" + other.activity()).is(200);
    page.post(
            "/signups/days/" + other.activity() + "/places",
            "slot",
            "" + other.slot(),
            "name",
            "Busy",
            "email",
            email(who),
            "speak",
            "zh",
            "reason",
            "drives from one to the other")
        .is(200)
        .says("drives from one to the other", "One person has a place elsewhere at the same time");
    page.post(
            "/signups/days/" + one.activity() + "/places",
            "slot",
            "" + other.slot(),
            "name",
            "Busy",
            "email",
            email(who),
            "reason",
            "x")
        .is(404);
    // the third day is moved into the first: whoever is in both is seen on both rosters
    var title = activities.activity(one.activity()).title();
    assertThat(page.get("/signups/days/" + later.activity()).text())
        .doesNotContain("also in “" + title);
    lives.move(
        officer,
        later.activity(),
        starts.plus(Duration.ofHours(1)),
        starts.plus(Duration.ofHours(4)),
        "the hall is taken");
    page.get("/signups/days/" + later.activity())
        .is(200)
        .says("also in “" + title + "” at that time");
    assertThat(
            jdbc.sql(
                    "select reason from signups.step where signup = ? and state = 'PLACED' and by > 0")
                .param(number(other.slot(), who))
                .query(String.class)
                .single())
        .isEqualTo("drives from one to the other");
  }

  @Test
  void whoever_was_refused_is_not_on_the_roster_until_the_no_is_taken_back() {
    var day = open(2);
    var officer = occasion(Role.OFFICER);
    long who = person("Refused");
    signups.ask(officer, day.slot(), who);
    var page = visitor(Role.OFFICER);
    page.get("/signups/days/" + day.activity()).is(200);
    var number = number(day.slot(), who);
    page.post("/signups/" + number + "/denial", "reason", "was rude to a teacher").is(200);
    assertThat(state(day.slot(), who)).isEqualTo(SignupState.DENIED);
    assertThat(box().lastTo(email(who)).body()).doesNotContain("rude");
    IcsFileTest.read(calendar(who)); // their calendar strikes it out
    assertThat(calendar(who)).contains("METHOD:CANCEL");
    refused(() -> signups.ask(officer, day.slot(), who), "signups.refusal.denied");
    refused(
        () -> signups.placeByHand(officer, day.slot(), who, "x"), "signups.refusal.denied-by-hand");
    refused(() -> signups.walkIn(officer, day.slot(), who), "signups.refusal.denied-by-hand");
    page.post("/signups/" + number + "/allowance", "reason", "a mistake").is(200);
    assertThat(signups.ask(officer, day.slot(), who).state()).isEqualTo(SignupState.PLACED);
    page.post("/signups/" + number(day.slot(), who) + "/cancellation").is(200);
    assertThat(state(day.slot(), who)).isEqualTo(SignupState.CANCELLED);
  }

  @Test
  void age_is_asked_at_once_and_without_the_clearance_one_waits() {
    var day = open(5, inDays(14), 21, ClearanceKind.CRIMINAL_RECORD, false);
    var officer = occasion(Role.OFFICER);
    long who = person("Eighteen");
    refused(() -> signups.ask(officer, day.slot(), who), "volunteers.lack.age");
    volunteers.change(officer, who, "Eighteen", "zh", null, 21);
    var standing = signups.ask(officer, day.slot(), who);
    assertThat(standing.state()).isEqualTo(SignupState.WAITING);
    assertThat(standing.lacks()).isNotEmpty();
    refused(
        () -> signups.placeByHand(officer, day.slot(), who, "I know him"),
        "volunteers.lack.clearance");
    volunteers.clear(
        officer,
        who,
        ClearanceKind.CRIMINAL_RECORD,
        ClearanceResult.CLEAR,
        LocalDate.now().minusDays(3),
        LocalDate.now().plusYears(1));
    rounds.round(Instant.now());
    assertThat(state(day.slot(), who)).isEqualTo(SignupState.OFFERED);
    signups.accept(officer, number(day.slot(), who), who);
    guest(who).get("/my-days").says("Still missing", "Give it now");
  }

  @Test
  void a_walk_in_is_written_down_even_where_no_place_is_left_but_not_beside_children() {
    var day = open(1);
    var officer = occasion(Role.OFFICER);
    signups.ask(officer, day.slot(), person("First"));
    long waits = person("Waits");
    signups.ask(officer, day.slot(), waits);
    assertThat(signups.walkIn(officer, day.slot(), waits).state()).isEqualTo(SignupState.PLACED);
    assertThat(signups.walkIn(officer, day.slot(), waits).state()).isEqualTo(SignupState.PLACED);
    assertThat(states(day.slot()).get("PLACED")).isEqualTo(2);
    var class1 = openWithChildren(day.starts());
    refused(
        () -> signups.walkIn(officer, class1, person("Nobody knows")), "volunteers.lack.clearance");
    assertThat(signups.stint(class1).needs().clearance()).isEqualTo(ClearanceKind.CRIMINAL_RECORD);
  }

  private long openWithChildren(Instant starts) {
    return open(2, starts, 18, ClearanceKind.CRIMINAL_RECORD, true).slot();
  }
}
