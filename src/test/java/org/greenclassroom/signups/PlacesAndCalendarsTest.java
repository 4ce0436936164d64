package org.greenclassroom.signups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.greenclassroom.activities.Duty;
import org.greenclassroom.activities.Kind;
import org.greenclassroom.activities.Place;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** From the public form to a place; teams; what calendars are told; the coordinator's page. */
class PlacesAndCalendarsTest extends Places {
  private static void refused(Runnable what, String key) {
    assertThatThrownBy(what::run)
        .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.key()).isEqualTo(key));
  }

  @Test
  void somebody_without_an_account_registers_by_a_letter_and_twice_is_no_mistake() {
    var day = open(3);
    var visitor = stranger().speaking("fr");
    visitor.get("/join/" + day.address()).is(200).says("S’inscrire sans compte", "3 places libres");
    var email = "new" + System.nanoTime() + "@example.org";
    for (int i = 0; i < 2; i++) {
      visitor.get("/join/" + day.address());
      visitor
          .post(
              "/join/" + day.address(),
              "slot",
              "" + day.slot(),
              "name",
              "Anne Le Goff",
              "email",
              email,
              "speak",
              "fr")
          .is(200)
          .says("Consultez votre messagerie");
    }
    assertThat(states(day.slot())).as("nothing is taken before the link").isEmpty();
    var letter = box().lastTo(email);
    assertThat(letter.language()).isEqualTo("fr");
    let(visitor, letter.link()).is(200).says("Prendre cette place");
    for (int i = 0; i < 2; i++)
      visitor
          .post("/my-days/join/" + day.address(), "slot", "" + day.slot())
          .is(200)
          .says("Vous avez la place");
    assertThat(states(day.slot())).containsExactly(java.util.Map.entry("PLACED", 1L));
    assertThat(box().lastTo(email).subject()).startsWith("Vous avez une place");
    visitor.get("/join/" + day.address()).says("Choisir votre place");

    visitor.get("/join/" + day.address());
    visitor.post("/join/" + day.address(), "slot", "7", "name", "A", "email", email).is(422);
    visitor
        .post("/join/" + day.address(), "slot", "" + day.slot(), "code", "NOPE", "email", email)
        .is(422);
    visitor.get("/join/no-such-day").is(404);
    for (int i = 0; i < 6; i++)
      visitor.post("/join/" + day.address(), "slot", "" + day.slot(), "name", "A", "email", email);
    visitor
        .post("/join/" + day.address(), "slot", "" + day.slot(), "name", "A", "email", email)
        .is(429);
    stranger().get("/my-days").is(200).says("without an account");
    var other = stranger();
    other.get("/my-days");
    other.post("/my-days/link", "email", "nobody" + unique() + "@example.org").is(200);
  }

  @Test
  void a_team_names_its_people_and_the_unnamed_are_released_five_days_before() {
    var day = open(4, inDays(14), 0, null, false);
    var officer = occasion(Role.OFFICER);
    long company = company("Blue Lake");
    var page = visitor(Role.OFFICER);
    page.get("/signups/days/" + day.activity()).is(200);
    var lead = "lead" + System.nanoTime() + "@example.org";
    page.post(
            "/signups/days/" + day.activity() + "/teams",
            "slot",
            "" + day.slot(),
            "partner",
            "" + company,
            "places",
            "3",
            "name",
            "Li Na",
            "email",
            lead,
            "speak",
            "zh",
            "_key",
            "team" + unique())
        .is(200)
        .says("Blue Lake");
    page.post(
            "/signups/days/" + day.activity() + "/teams",
            "slot",
            "" + day.slot(),
            "partner",
            "" + company,
            "places",
            "3",
            "name",
            "Li Na",
            "email",
            lead)
        .is(422);
    var code = found(String.valueOf(box().lastTo(lead).body()), "code=([0-9A-Z]{8})");
    assertThat(signups.ask(officer, day.slot(), person("Alone")).state())
        .isEqualTo(SignupState.PLACED);
    long waits = person("Waits");
    assertThat(signups.ask(officer, day.slot(), waits).state()).isEqualTo(SignupState.WAITING);

    var member = stranger();
    member.get("/join/" + day.address() + "?code=" + code).is(200).says("Blue Lake");
    var email = "m" + System.nanoTime() + "@example.org";
    member
        .post(
            "/join/" + day.address(),
            "code",
            code.toLowerCase(),
            "name",
            "Chen",
            "email",
            email,
            "speak",
            "en")
        .is(200);
    let(member, box().lastTo(email).link()).is(200).says("Blue Lake");
    member
        .post("/my-days/join/" + day.address(), "slot", "" + day.slot(), "code", code)
        .is(200)
        .says("You have the place");
    assertThat(
            jdbc.sql("select named from signups.teams where activity = ?")
                .param(day.activity())
                .query(Long.class)
                .single())
        .isEqualTo(1);

    var later = day.starts().plus(Duration.ofDays(1));
    lives.move(
        occasion(Role.OFFICER), day.activity(), later, later.plus(Duration.ofHours(3)), "rain");
    rounds.round(day.starts().minus(Duration.ofDays(5)).plusSeconds(60));
    assertThat(state(day.slot(), waits))
        .as("names are wanted later, too")
        .isEqualTo(SignupState.WAITING);
    rounds.round(later.minus(Duration.ofDays(5)).plusSeconds(60));
    assertThat(state(day.slot(), waits)).isEqualTo(SignupState.OFFERED);
    assertThat(box().lastTo(lead).subject()).startsWith("未登记姓名");
    page.get("/signups/days/" + day.activity()).says("free since");
    refused(
        () ->
            teams.book(
                at(day.starts().minus(Duration.ofDays(4))),
                day.slot(),
                company,
                1,
                "A",
                lead,
                "zh"),
        "signups.refusal.team-late");
  }

  @Test
  void a_day_that_is_moved_and_called_off_moves_and_goes_in_calendars() {
    var day = open(2);
    var officer = occasion(Role.OFFICER);
    long who = person("王芳");
    long waits = person("Waits");
    signups.ask(officer, day.slot(), who);
    signups.ask(officer, day.slot(), person("Other"));
    signups.ask(officer, day.slot(), waits);
    var first = IcsFileTest.read(calendar(who));
    assertThat(first.getMethod().getValue()).isEqualTo("REQUEST");
    var one = first.getEvents().getFirst();
    assertThat(one.getDateStart().getValue().toInstant()).isEqualTo(day.starts());

    var guest = guest(who);
    guest.get("/my-days");
    var feed = guest.post("/my-days/feed").is(200);
    var address = found(feed.body(), "(/my-days\\.ics\\?key=[0-9a-z]{32})");
    var subscribed = stranger();
    assertThat(subscribed.get(address).is(200).body()).contains("METHOD:PUBLISH", uid(one));
    IcsFileTest.read(guest.get("/my-days/" + day.activity() + "/day.ics").is(200).body());
    guest.get("/my-days/999999999/day.ics").is(404);

    var later = day.starts().plus(Duration.ofDays(2));
    lives.move(
        occasion(Role.OFFICER), day.activity(), later, later.plus(Duration.ofHours(3)), "snow");
    var two = IcsFileTest.read(calendar(who)).getEvents().getFirst();
    assertThat(uid(two)).isEqualTo(uid(one));
    assertThat(two.getSequence().getValue()).isGreaterThan(one.getSequence().getValue());
    assertThat(two.getDateStart().getValue().toInstant()).isEqualTo(later);
    assertThat(box().lastTo(email(waits)).subject()).startsWith("活动变更");

    lives.cancel(occasion(Role.OFFICER), day.activity(), "the school is closed");
    var gone = IcsFileTest.read(calendar(who));
    assertThat(gone.getMethod().getValue()).isEqualTo("CANCEL");
    assertThat(uid(gone.getEvents().getFirst())).isEqualTo(uid(one));
    assertThat(gone.getEvents().getFirst().getSequence().getValue())
        .isGreaterThan(two.getSequence().getValue());
    assertThat(subscribed.get(address).body()).contains("STATUS:CANCELLED");
    assertThat(state(day.slot(), who)).isEqualTo(SignupState.RELEASED);
    assertThat(box().lastTo(email(waits)).subject()).startsWith("活动取消");
    guest.get("/my-days").is(200).says("Called off", "End this address");
    guest.post("/my-days/feed/end").is(200).says("opens nothing");
    subscribed.get(address).is(404);
    assertThat(guest.get("/my-days").is(200).text()).doesNotContain("End this address");
    IcsFileTest.read(stranger().get("/join/" + day.address() + "/day.ics").is(200).body());
    refused(() -> signups.ask(officer, day.slot(), person("Late")), "signups.refusal.closed");
  }

  @Test
  void a_day_that_is_put_off_keeps_its_line_and_its_teams_and_their_leads_hear_of_it() {
    var day = open(3);
    var officer = occasion(Role.OFFICER);
    var lead = "lead" + System.nanoTime() + "@example.org";
    long team = teams.book(officer, day.slot(), company("Red Hill"), 2, "Li Na", lead, "zh");
    var code = found(String.valueOf(box().lastTo(lead).body()), "code=([0-9A-Z]{8})");
    long first = person("First");
    long second = person("Second");
    long third = person("Third");
    for (var one : new long[] {first, second, third}) signups.ask(officer, day.slot(), one);
    long member = person("Member");
    signups.ask(officer, day.slot(), member, team);
    signups.cancel(officer, number(day.slot(), first));
    assertThat(state(day.slot(), second)).isEqualTo(SignupState.OFFERED);

    lives.postpone(officer, day.activity(), "flood");
    assertThat(state(day.slot(), second)).as("nobody can say yes").isEqualTo(SignupState.WAITING);
    assertThat(signups.standing(day.slot(), second).orElseThrow().turn()).isEqualTo(1);
    assertThat(box().lastTo(lead).subject()).startsWith("贵团队的活动延期");
    rounds.round(day.starts().minus(Duration.ofDays(4)));
    assertThat(released(team)).as("of no known day nothing is released").isFalse();

    var later = day.starts().plus(Duration.ofDays(30));
    lives.move(officer, day.activity(), later, later.plus(Duration.ofHours(3)), "dry again");
    assertThat(box().lastTo(lead).subject()).startsWith("贵团队的活动有变");
    signups.tidy(officer, day.slot());
    assertThat(state(day.slot(), second)).as("first in line").isEqualTo(SignupState.OFFERED);
    assertThat(state(day.slot(), third)).isEqualTo(SignupState.WAITING);

    // the whole team stays away: its people and its lead are told, its places pass on
    var page = visitor(Role.OFFICER);
    var at = "/signups/days/" + day.activity();
    page.get(at).is(200).says("The team does not come");
    page.post("/signups/days/" + open(1).activity() + "/teams/" + team + "/withdrawal").is(404);
    page.get(at);
    for (int i = 0; i < 2; i++)
      page.post(at + "/teams/" + team + "/withdrawal").is(200).says("does not come, since");
    assertThat(state(day.slot(), member)).isEqualTo(SignupState.CANCELLED);
    assertThat(box().lastTo(lead).subject()).startsWith("贵团队的名额已取消");
    assertThat(box().to(lead)).as("told once").hasSize(4);
    assertThat(state(day.slot(), third)).isEqualTo(SignupState.OFFERED);
    var visitor = stranger();
    visitor.get("/join/" + day.address());
    visitor.post("/join/" + day.address(), "code", code, "name", "A", "email", lead).is(422);

    long other =
        teams.book(
            occasion(Role.OFFICER), open(2).slot(), company("Red Hill"), 1, "Li Na", lead, "zh");
    lives.cancel(officer, activityOf(other), "the school is closed");
    assertThat(box().lastTo(lead).subject()).startsWith("贵团队的活动取消");
  }

  private boolean released(long team) {
    return jdbc.sql("select released_at is not null from signups.teams where team = ?")
        .param(team)
        .query(Boolean.class)
        .single();
  }

  private long activityOf(long team) {
    return jdbc.sql("select activity from signups.teams where team = ?")
        .param(team)
        .query(Long.class)
        .single();
  }

  /** Somebody presses while the day is being called off: whoever got in is told as everybody. */
  @Test
  void an_ask_in_flight_is_told_that_the_day_is_off() throws Exception {
    var day = open(2);
    var officer = occasion(Role.OFFICER);
    long who = person("In flight");
    var asked = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    var asker = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var asking =
          threads.submit(() ->
              transactions.executeWithoutResult(_ -> {
                signups.ask(officer, day.slot(), who);
                asker.set(jdbc.sql("select pg_backend_pid()").query(Integer.class).single());
                asked.countDown();
                try {
                  go.await(20, TimeUnit.SECONDS);
                } catch (InterruptedException stopped) {
                  throw new IllegalStateException(stopped);
                }
              }));
      assertThat(asked.await(20, TimeUnit.SECONDS)).as("asked").isTrue();
      var off = threads.submit(() -> lives.cancel(officer, day.activity(), "snow"));
      var late = Instant.now().plusSeconds(15);
      while (!off.isDone() && !somebodyWaitsFor(asker.get()) && Instant.now().isBefore(late))
        Thread.sleep(10);
      assertThat(off.isDone() || somebodyWaitsFor(asker.get()))
          .as("the day is being called off")
          .isTrue();
      go.countDown();
      asking.get();
      off.get();
    }
    assertThat(state(day.slot(), who)).isEqualTo(SignupState.RELEASED);
    assertThat(box().lastTo(email(who)).subject()).startsWith("活动取消");
  }

  private boolean somebodyWaitsFor(int backend) {
    return jdbc.sql(
            "select exists (select from pg_locks where not granted and ? = any (pg_blocking_pids(pid)))")
        .param(backend)
        .query(Boolean.class)
        .single();
  }

  @Autowired TransactionTemplate transactions;

  private static String uid(biweekly.component.VEvent event) {
    return event.getUid().getValue();
  }

  @Test
  void a_slot_that_grows_is_offered_and_one_that_goes_tells_its_people() {
    var day = open(1);
    var officer = occasion(Role.OFFICER);
    long who = person("First");
    long waits = person("Second");
    signups.ask(officer, day.slot(), who);
    signups.ask(officer, day.slot(), waits);
    slots.change(officer, day.slot(), place(day, 2));
    assertThat(state(day.slot(), waits)).isEqualTo(SignupState.OFFERED);
    int before = box().to(email(who)).size();
    slots.change(officer, day.slot(), place(day, 1));
    assertThat(box().to(email(who))).as("nothing changed for them").hasSize(before);
    assertThat(states(day.slot())).as("nobody is sent away").containsEntry("OFFERED", 1L);
    slots.remove(officer, day.slot());
    assertThat(state(day.slot(), who)).isEqualTo(SignupState.RELEASED);
    assertThat(calendar(who)).contains("METHOD:CANCEL");
  }

  private static Place place(Open day, int capacity) {
    return new Place(
        Duty.HELPER,
        "",
        day.starts(),
        day.starts().plus(Duration.ofHours(3)),
        capacity,
        0,
        null,
        null,
        false,
        false);
  }

  @Test
  void two_days_before_people_are_asked_whether_they_come_and_who_is_silent_is_seen() {
    var day = open(3);
    var officer = occasion(Role.OFFICER);
    long says = person("Says yes");
    long silent = person("Says nothing");
    signups.ask(officer, day.slot(), says);
    signups.ask(officer, day.slot(), silent);
    rounds.round(day.starts().minus(Duration.ofHours(47)));
    var letter = box().lastTo(email(says));
    assertThat(letter.subject()).startsWith("活动临近");
    int letters = box().to(email(silent)).size();
    rounds.round(day.starts().minus(Duration.ofHours(46)));
    assertThat(box().to(email(silent))).hasSize(letters);
    var page = stranger();
    let(page, letter.link()).says("I am coming");
    page.post("/my-days/" + number(day.slot(), says) + "/confirmation").is(200);
    var roster = visitor(Role.OFFICER);
    var seen = roster.get("/signups/days/" + day.activity()).is(200);
    assertThat(seen.text().substring(seen.text().indexOf("May not come")))
        .contains("Says nothing", "did not answer")
        .doesNotContain("Says yes");
    var csv = roster.get("/signups/days/" + day.activity() + "/roster.csv").is(200);
    assertThat(new String(csv.bytes(), StandardCharsets.UTF_8))
        .contains("Says nothing", email(silent), "PLACED");
    roster.get("/signups/days/" + day.activity());
    roster
        .post(
            "/signups/days/" + day.activity() + "/letters",
            "text",
            "Bring gloves.",
            "waiting",
            "true",
            "_key",
            "w" + unique())
        .is(200)
        .says("2 letters are on their way");
    assertThat(box().lastTo(email(silent)).body()).contains("Bring gloves.");
    roster.post("/signups/days/" + day.activity() + "/letters", "text", " ").is(422);
    roster.get("/signups").is(200);
  }

  @Test
  void nobody_is_alone_with_a_class() {
    var officer = occasion(Role.OFFICER);
    long school =
        partners.record(
            officer, unique("School"), java.util.List.of(PartnerKind.SCHOOL), "CN", null);
    var lonely = lonely(null);
    assertThat(activities.lacks(lonely))
        .anyMatch(lack -> lack.key().equals("signups.lack.two-adults"));
    refused(() -> lives.publish(officer, lonely), "signups.lack.two-adults");
    assertThat(activities.lacks(lonely(school))).as("the school's teacher is there").isEmpty();
  }

  private long lonely(@org.jspecify.annotations.Nullable Long school) {
    var starts = inDays(20);
    var officer = occasion(Role.OFFICER);
    var activity = day(Kind.TEAM_BUILDING, null, school, starts);
    for (var slot : activities.slots(activity)) slots.remove(occasion(Role.OFFICER), slot.slot());
    slots.add(
        officer,
        activity,
        new Place(
            Duty.TEACHER,
            "",
            starts,
            starts.plus(Duration.ofHours(1)),
            1,
            18,
            null,
            null,
            true,
            false));
    return activity;
  }

  @Test
  void who_is_forgotten_makes_room_and_their_calendar_closes() {
    var day = open(1);
    var officer = occasion(Role.OFFICER);
    long who = person("Goes");
    long waits = person("Waits");
    signups.ask(officer, day.slot(), who);
    signups.ask(officer, day.slot(), waits);
    var later = open(1, inDays(21), 0, null, false);
    signups.ask(officer, later.slot(), person("First"));
    signups.ask(officer, later.slot(), who);
    var mail = email(who);
    var guest = guest(who);
    guest.get("/my-days");
    var feed = guest.post("/my-days/feed").is(200);
    var address = found(feed.body(), "(/my-days\\.ics\\?key=[0-9a-z]{32})");
    stranger().get(address).is(200);
    guest.get("/volunteering/me");
    guest.post("/volunteering/me/forgetting", "sure", "true").is(200);
    assertThat(state(day.slot(), who)).isEqualTo(SignupState.CANCELLED);
    assertThat(state(day.slot(), waits)).isEqualTo(SignupState.OFFERED);
    assertThat(state(later.slot(), who)).isEqualTo(SignupState.CANCELLED);
    stranger().get(address).is(404);
    assertThat(
            jdbc.sql(
                    "select count(*) from frame.letter where address = ? and calendar like '%METHOD:CANCEL%'")
                .param(mail)
                .query(Integer.class)
                .single())
        .as("their calendar hears of it while it still can")
        .isEqualTo(1);
  }

  @Test
  void one_bad_letter_keeps_nobody_else_from_theirs() {
    var bad = open(1);
    var good = open(1);
    long first = person("First");
    long second = person("Second");
    signups.ask(occasion(Role.OFFICER), bad.slot(), first);
    signups.ask(occasion(Role.OFFICER), good.slot(), second);
    jdbc.sql("update activities.activity set title = e'A\\nday' where activity = ?")
        .param(bad.activity())
        .update();
    rounds.round(bad.starts().minus(Duration.ofHours(47)));
    assertThat(box().lastTo(email(second)).subject()).startsWith("活动临近");
    assertThat(box().lastTo(email(first)).subject()).doesNotStartWith("活动临近");
    jdbc.sql("update activities.activity set title = 'A day' where activity = ?")
        .param(bad.activity())
        .update();
  }

  @Test
  void a_company_keeps_places_for_its_people_itself_up_to_twenty() {
    var day = open(30);
    long company = company("Blue Lake");
    var donor = visitor(Role.DONOR, company);
    donor.get("/join/" + day.address()).is(200).says("Keep places for your team", "Blue Lake");
    assertThat(stranger().get("/join/" + day.address()).text())
        .doesNotContain("Keep places for your team");
    var lead = "own" + System.nanoTime() + "@example.org";
    var told =
        donor
            .post("/join/" + day.address() + "/teams", booking(day, company, 15, lead))
            .is(200)
            .says("15 places are kept", "?code=", "You come with the team of");
    var code = found(told.text(), "code=([0-9A-Z]{8})");
    assertThat(box().lastTo(lead).body()).contains(code);
    donor.get("/join/" + day.address());
    donor
        .post("/join/" + day.address() + "/teams", booking(day, company, 6, lead))
        .is(422)
        .says("at most 20", "15 are kept");
    teams.withdraw(occasion(Role.OFFICER), day.activity(), teams.coded(code).orElseThrow().team());
    donor.post("/join/" + day.address() + "/teams", booking(day, company, 6, lead)).is(200);
    donor.get("/join/" + day.address());
    donor
        .post("/join/" + day.address() + "/teams", booking(day, company("Other"), 2, lead))
        .is(404);
    donor.post("/join/" + open(2).address() + "/teams", booking(day, company, 2, lead)).is(422);
    visitor(Role.SCHOOL, partner(PartnerKind.SCHOOL, "泉山小学"))
        .post("/join/" + day.address() + "/teams", booking(day, company, 2, lead))
        .is(403);
    long sponsor =
        partners.record(
            occasion(Role.OFFICER),
            unique("Sponsor"),
            java.util.List.of(PartnerKind.SPONSOR),
            "CN",
            null);
    visitor(Role.OFFICER)
        .get("/signups/days/" + day.activity())
        .is(200)
        .says(partners.partner(sponsor).name());
  }

  private static String[] booking(Open day, long company, int places, String lead) {
    return new String[] {
      "slot",
      "" + day.slot(),
      "partner",
      "" + company,
      "places",
      "" + places,
      "name",
      "Li Na",
      "email",
      lead
    };
  }

  @Test
  void a_company_subscribes_to_its_days() {
    var officer = occasion(Role.OFFICER);
    long company = company("Calendar AG");
    var activity = day(Kind.TEAM_BUILDING, company, null, Instant.now().plus(Duration.ofDays(9)));
    lives.publish(officer, activity);
    var page = visitor(Role.OFFICER);
    page.get("/signups").is(200);
    var told = page.post("/signups/feeds", "partner", "" + company).is(200).says("Calendar AG");
    var address = found(told.body(), "(/my-days\\.ics\\?key=[0-9a-z]{32})");
    var read = IcsFileTest.read(stranger().get(address).is(200).body());
    assertThat(read.getEvents()).hasSize(1);
    var again = page.post("/signups/feeds", "partner", "" + company).is(200);
    stranger().get(address).is(404);
    var second = found(again.body(), "(/my-days\\.ics\\?key=[0-9a-z]{32})");
    stranger().get(second).is(200);
    page.post("/signups/feeds/end", "partner", "" + company).is(200).says("opens nothing");
    stranger().get(second).is(404);
  }
}
