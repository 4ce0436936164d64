package org.greenclassroom.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.greenclassroom.LetterBox;
import org.greenclassroom.Visitor;
import org.greenclassroom.activities.Duty;
import org.greenclassroom.activities.Kind;
import org.greenclassroom.activities.Place;
import org.greenclassroom.attendance.Attending;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.junit.jupiter.api.Test;

/**
 * A company asks for a day at a school: the school says yes, the team books and names its people,
 * one waits and moves up, two telephones see them come, their hours count, one has a paper, and
 * they say how it was.
 */
class LifeOfAVolunteerDayTest extends Attending {
  private static final Pattern TEAM_CODE = Pattern.compile("code ([0-9A-Z]{8})");

  @Test
  void a_day_from_the_wish_to_the_paper() {
    var company = partner(PartnerKind.DONOR, "Blue Lake Ltd");
    var school = partner(PartnerKind.SCHOOL, "山泉小学");
    var starts = clock.instant().plus(9, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS);
    var activity = day(Kind.REVISIT, company, school, starts);
    for (var each : activities.slots(activity)) slots.remove(officer(), each.slot());
    long slot =
        slots.add(
            officer(),
            activity,
            new Place(
                Duty.HELPER,
                "",
                starts,
                starts.plus(3, ChronoUnit.HOURS),
                4,
                18,
                null,
                null,
                false,
                false));
    var day = new Open(activity, slot, activities.activity(activity).key());

    // the school says yes
    lives.ask(officer(), activity);
    lives.approve(
        Occasion.of(actor(Role.SCHOOL, school), clock.instant()),
        activity,
        activities.activity(activity).askedAt());
    lives.publish(officer(), activity);
    var address = activities.activity(activity).address();

    // the company books four places, its leader gets a code
    var office = visitor(Role.OFFICER);
    var leader = "leader" + System.nanoTime() + "@example.org";
    office
        .post(
            "/signups/days/" + activity + "/teams",
            "slot",
            "" + slot,
            "partner",
            "" + company,
            "places",
            "4",
            "name",
            "Zhou Min",
            "email",
            leader,
            "speak",
            "en")
        .is(200);
    var letter = box().lastTo(leader);
    var code =
        TEAM_CODE
            .matcher(String.valueOf(letter.body()))
            .results()
            .map(one -> one.group(1))
            .findFirst()
            .orElseThrow();

    // everybody is named before the day; a fifth one waits
    var people = new ArrayList<Long>();
    var guests = new ArrayList<Visitor>();
    for (var name : List.of("Anna", "Bao", "Claire", "Duc", "Emma")) {
      long volunteer = person(name);
      var guest = guest(volunteer);
      guest.get("/my-days/join/" + address).is(200);
      guest.post("/my-days/join/" + address, "slot", "" + slot, "code", code).is(200);
      people.add(volunteer);
      guests.add(guest);
    }
    assertThat(state(day, people.get(4))).isEqualTo("WAITING");
    // one goes, and the place is offered to whoever waits
    guests.get(3).post("/my-days/" + signup(day, people.get(3)) + "/cancellation").is(200);
    assertThat(state(day, people.get(4))).isEqualTo("OFFERED");
    guests.get(4).post("/my-days/" + signup(day, people.get(4)) + "/acceptance").is(200);
    assertThat(state(day, people.get(4))).isEqualTo("PLACED");

    // the day comes: two telephones at two doors, one person at both
    jdbc.sql(
            "update activities.activity set starts_at = now() - interval '4 hours', ends_at = now() - interval '1 hour' where activity = ?")
        .param(activity)
        .update();
    jdbc.sql(
            "update activities.slot set starts_at = now() - interval '4 hours', ends_at = now() - interval '1 hour' where activity = ?")
        .param(activity)
        .update();
    var came = List.of(people.get(0), people.get(1), people.get(2), people.get(4));
    var first = new ArrayList<Map<String, Object>>();
    var second = new ArrayList<Map<String, Object>>();
    var at = Instant.now().minus(4, ChronoUnit.HOURS);
    for (var one : came.subList(0, 3))
      first.add(entry(day, "IN", "QR", "code", code(signup(day, one)), "at", "" + at));
    for (var one : came.subList(2, 4))
      second.add(
          entry(day, "IN", "NAME", "signup", signup(day, one), "at", "" + at.plusSeconds(60)));
    for (var one : came)
      second.add(
          entry(day, "OUT", "NAME", "signup", signup(day, one), "at", "" + at.plusSeconds(9000)));
    assertThat(send(api(Role.OFFICER), second)).containsOnly("DONE");
    assertThat(send(api(Role.ENGINEER), first)).containsOnly("DONE");
    assertThat(
            send(
                api(Role.ENGINEER),
                List.of(entry(day, "IN", "NAME", "signup", signup(day, people.get(3))))))
        .containsExactly("attendance.refusal.not-admitted");
    assertThat(presences(day)).hasSize(4);
    activities.held(officer(), activity);

    // hours: what the desk saw is proposed, one writes, another confirms
    var engineer = visitor(Role.ENGINEER);
    assertThat(engineer.get("/attendance/" + activity).is(200).says("proposed").body())
        .contains("value=\"150\"");
    engineer
        .post(
            "/attendance/" + activity + "/hours",
            "minutes." + slot + "." + came.get(0),
            "150",
            "minutes." + slot + "." + came.get(1),
            "150")
        .is(200)
        .says("2 persons");
    var list = office.get("/attendance/hours?activity=" + activity).is(200).says("Confirm these 2");
    office
        .post(
            "/attendance/hours/confirmations",
            "activity",
            "" + activity,
            "count",
            "2",
            "last",
            list.body().replaceAll("(?s).*name=\"last\" value=\"(\\d+)\".*", "$1"))
        .is(200);
    var on = "" + activities.activity(activity).day();
    var paper =
        office
            .post(
                "/attendance/certificates",
                "volunteer",
                "" + came.get(0),
                "from_day",
                on,
                "until_day",
                on)
            .is(200)
            .says("2 h 30 min");
    var number =
        jdbc.sql("select number from attendance.certificates where certificate = ?")
            .param(paper.id())
            .query(String.class)
            .single();
    assertThat(stranger().get("/h/" + number).is(200).says("valid", "2 h 30 min").body())
        .doesNotContain("Anna");

    // how it was: four sheets, shown to nobody
    for (var one : came) {
      var link = box().lastTo(email(one)).link();
      var somebody = stranger();
      somebody.get(link).is(200);
      somebody.post(link, "prepared", "5", "useful", "5", "safe", "5", "again", "4").is(200);
    }
    office.get("/attendance/" + activity + "/answers").is(200).says("4 of 4", "Fewer than five");
  }

  private String email(long volunteer) {
    return String.valueOf(volunteers.volunteer(volunteer).email());
  }

  private Visitor guest(long volunteer) {
    volunteers.sendLink(officer(), volunteer, "/my-days");
    var link = new LetterBox(jdbc).lastTo(email(volunteer)).link();
    var visitor = stranger();
    visitor.get(link).is(200);
    visitor.post(link);
    return visitor;
  }

  private String state(Open day, long volunteer) {
    return jdbc.sql(
            "select state from signups.signups where activity = ? and volunteer = ? order by signup desc limit 1")
        .params(day.activity(), volunteer)
        .query(String.class)
        .single();
  }

  private long signup(Open day, long volunteer) {
    return jdbc.sql("select max(signup) from signups.signups where activity = ? and volunteer = ?")
        .params(day.activity(), volunteer)
        .query(Long.class)
        .single();
  }
}
