package org.greenclassroom.activities;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import org.greenclassroom.AtOnce;
import org.greenclassroom.LetterBox;
import org.greenclassroom.Visitor;
import org.greenclassroom.activities.Activity.State;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.junit.jupiter.api.Test;

/**
 * Two press a button of one day in the same moment: the day turns once, and everybody reads why.
 */
class OfficersAtOnceTest extends Days {
  private static final int ROUNDS = 5;

  private record Pair(Visitor one, Visitor other) {}

  private Pair officers() {
    return new Pair(visitor(Role.OFFICER), visitor(Role.OFFICER));
  }

  private static Callable<Visitor.Seen> press(Visitor who, long day, String what, String reason) {
    return () -> who.post("/activities/" + day + "/" + what, "reason", reason);
  }

  private List<String> events(long day, String... kinds) {
    return jdbc.sql(
            "select kind || coalesce(' ' || words, '') from activities.event where activity = ? and kind = any (?) order by event")
        .params(day, kinds)
        .query(String.class)
        .list();
  }

  private String mailbox;

  /** How many letters the company has had. */
  private int letters() {
    return new LetterBox(jdbc).to(mailbox).size();
  }

  private long published(long company) {
    var day = day(Kind.TEAM_BUILDING, company, null);
    lives.publish(occasion(Role.OFFICER), day);
    return day;
  }

  private long company() {
    long company = partner(PartnerKind.DONOR, "Blue Lake");
    mailbox = "lake" + unique() + "@example.org";
    jdbc.sql("insert into people.mailbox (account, address, language) values (?, ?, 'en')")
        .params(actor(Role.DONOR, company).account(), mailbox)
        .update();
    return company;
  }

  @Test
  void two_publish_one_day_at_once_and_its_company_is_told_once() throws Exception {
    var company = company();
    var pair = officers();
    for (int round = 0; round < ROUNDS; round++) {
      var day = day(Kind.TEAM_BUILDING, company, null);
      int before = letters();
      pair.one().get("/activities/" + day).is(200);
      pair.other().get("/activities/" + day).is(200);
      var got =
          AtOnce.all(
              press(pair.one(), day, "publication", ""),
              press(pair.other(), day, "publication", ""));
      for (var seen : got) seen.is(200);
      assertThat(events(day, "PUBLISHED")).hasSize(1);
      assertThat(letters() - before).isEqualTo(1);
    }
  }

  @Test
  void two_cancel_one_day_at_once_and_one_reason_stands() throws Exception {
    var company = company();
    var pair = officers();
    for (int round = 0; round < ROUNDS; round++) {
      var day = published(company);
      int before = letters();
      pair.one().get("/activities/" + day).is(200);
      pair.other().get("/activities/" + day).is(200);
      var got =
          AtOnce.all(
              press(pair.one(), day, "cancellation", "Storm"),
              press(pair.other(), day, "cancellation", "Flood"));
      for (var seen : got) seen.is(200);
      var stands = activities.activity(day).reason();
      assertThat(stands).isIn("Storm", "Flood");
      assertThat(events(day, "CANCELLED")).containsExactly("CANCELLED " + stands);
      assertThat(letters() - before).isEqualTo(1);
      // both read the reason that people were told
      for (var seen : got) seen.says(String.valueOf(stands));
    }
  }

  @Test
  void one_cancels_while_another_postpones_and_the_day_is_cancelled() throws Exception {
    var company = company();
    var pair = officers();
    for (int round = 0; round < ROUNDS; round++) {
      var day = published(company);
      int before = letters();
      pair.one().get("/activities/" + day).is(200);
      pair.other().get("/activities/" + day).is(200);
      var got =
          AtOnce.all(
              press(pair.one(), day, "cancellation", "Storm"),
              press(pair.other(), day, "postponement", "Rain"));
      got.getFirst().is(200);
      assertThat(activities.activity(day).state()).isEqualTo(State.CANCELLED);
      assertThat(activities.activity(day).reason()).isEqualTo("Storm");
      var told = events(day, "CANCELLED", "POSTPONED");
      if (got.getLast().status() == 200)
        assertThat(told).containsExactly("POSTPONED Rain", "CANCELLED Storm");
      else {
        got.getLast().is(422).says("cancelled");
        assertThat(told).containsExactly("CANCELLED Storm");
      }
      assertThat(letters() - before).isEqualTo(told.size());
    }
  }

  @Test
  void the_school_says_yes_while_the_day_is_cancelled_and_no_yes_stands_on_a_cancelled_day()
      throws Exception {
    long school = partner(PartnerKind.SCHOOL, "山泉小学");
    var principal = actor(Role.SCHOOL, school);
    var officer = visitor(Role.OFFICER);
    for (int round = 0; round < ROUNDS; round++) {
      var day = day(Kind.VOLUNTEER_LESSON, null, school);
      lives.ask(occasion(Role.OFFICER), day);
      var asked = activities.activity(day).askedAt();
      officer.get("/activities/" + day).is(200);
      var got =
          AtOnce.<String>all(
              () -> "" + press(officer, day, "cancellation", "Storm").call().status(),
              AtOnce.outcome(
                  () -> lives.approve(Occasion.of(principal, clock.instant()), day, asked)));
      assertThat(got.getFirst()).isEqualTo("200");
      assertThat(activities.activity(day).state()).isEqualTo(State.CANCELLED);
      var told = events(day, "CANCELLED", "APPROVED");
      if (got.getLast().equals("done"))
        assertThat(told).containsExactly("APPROVED", "CANCELLED Storm");
      else {
        assertThat(got.getLast()).startsWith("activities.refusal.");
        assertThat(told).containsExactly("CANCELLED Storm");
      }
    }
  }

  @Test
  void the_school_says_yes_twice_at_once_and_it_is_one_yes() throws Exception {
    long school = partner(PartnerKind.SCHOOL, "山泉小学");
    var one = Occasion.of(actor(Role.SCHOOL, school), clock.instant());
    var other = Occasion.of(actor(Role.SCHOOL, school), clock.instant());
    for (int round = 0; round < ROUNDS; round++) {
      var day = day(Kind.VOLUNTEER_LESSON, null, school);
      lives.ask(occasion(Role.OFFICER), day);
      var asked = activities.activity(day).askedAt();
      assertThat(
              AtOnce.all(
                  AtOnce.outcome(() -> lives.approve(one, day, asked)),
                  AtOnce.outcome(() -> lives.approve(other, day, asked))))
          .containsOnly("done");
      assertThat(events(day, "APPROVED")).hasSize(1);
      assertThat(activities.activity(day).approvedBy())
          .isIn(one.actor().account(), other.actor().account());
    }
  }
}
