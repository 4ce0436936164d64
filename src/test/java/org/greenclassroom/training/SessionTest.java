package org.greenclassroom.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.UUID;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;

/** Sittings: planned, held, said of; the cascade and what becomes of it. */
class SessionTest extends Learning {
  @Test
  void a_sitting_is_planned_and_held_and_who_came_is_asked_three_times() {
    long school = school();
    long li = teacher(school, "Li Na");
    long sun = teacher(school, "Sun Li");
    var officer = visitor(Role.OFFICER);
    officer.get("/training/sessions").is(200);
    long session =
        officer
            .post(
                "/training/sessions",
                "title",
                unique("Office"),
                "place",
                "Room 3",
                "day",
                now().today().toString(),
                "minutes",
                "180",
                "capacity",
                "2",
                "trainerName",
                "Wang Fang",
                "school",
                "" + school)
            .is(200)
            .says("The sitting is planned", "0 of 2 places")
            .id();
    var at = "/training/sessions/" + session;
    officer.get(at + "?part=Li").is(200).says("Li Na");
    officer.post(at + "/teachers", "teacher", "" + li).is(200).says("Li Na is on the list");
    officer.get(at);
    officer.post(at + "/teachers", "teacher", "" + li).is(409).says("on the list already");
    officer.get(at);
    officer.post(at + "/teachers", "teacher", "" + sun).is(200);
    officer.get(at);
    officer
        .post(at + "/teachers", "teacher", "" + teacher(school, "Qian"))
        .is(409)
        .says("all are taken");
    officer.get(at);
    officer.post(at + "/attendance").is(422).says("Nobody is ticked");
    officer.get(at);
    officer
        .post(at + "/attendance", "came." + li, "true", "minutes." + li, "900")
        .is(422)
        .says("the sitting took 180 minutes");
    officer.get(at);
    officer
        .post(
            at + "/attendance",
            "came." + li,
            "true",
            "minutes." + li,
            "170",
            "came." + sun,
            "true",
            "minutes." + sun,
            "60")
        .is(200)
        .says("2 came", "2 of 2 came");
    officer.get(at);
    officer
        .post(at + "/attendance", "came." + li, "true", "minutes." + li, "170")
        .is(200)
        .says("1 of 2 came");
    assertThat(
            jdbc.sql(
                    "select teacher || ' ' || days from training.followups where session = ? order by days")
                .param(session)
                .query(String.class)
                .list())
        .containsExactly(li + " 30", li + " 90", li + " 180");
    officer.get(at);
    officer.post(at + "/teachers/" + li + "/removal").is(409).says("stays on the list");
    officer.get(at);
    officer.post(at + "/cancellation", "reason", "snow").is(409).says("held or cancelled");

    long other = planned(0, 60, null);
    officer.get("/training/sessions/" + other);
    sessions.expect(now(), other, li);
    officer.post("/training/sessions/" + other + "/teachers/" + li + "/removal").is(200);
    officer.get("/training/sessions/" + other);
    officer.post("/training/sessions/" + other + "/cancellation", "reason", " ").is(422);
    officer.get("/training/sessions/" + other);
    officer
        .post("/training/sessions/" + other + "/cancellation", "reason", "snow")
        .is(200)
        .says("Cancelled", "snow");
    officer.get("/training/sessions?state=CANCELLED").is(200).says("Sittings");
    long future = planned(-5, 60, null);
    sessions.expect(now(), future, sun);
    officer.get("/training/sessions/" + future);
    officer
        .post("/training/sessions/" + future + "/attendance", "came." + sun, "true")
        .is(422)
        .says("lies ahead");
    officer.get("/training/sessions");
    officer
        .post(
            "/training/sessions",
            "title",
            "X",
            "place",
            "Y",
            "day",
            now().today().toString(),
            "minutes",
            "60",
            "capacity",
            "5")
        .is(422)
        .says("Say who teaches");
    officer.get("/training/sessions");
    officer
        .post(
            "/training/sessions",
            "title",
            "X",
            "place",
            "Y",
            "day",
            now().today().toString(),
            "minutes",
            "60",
            "capacity",
            "5",
            "trainerName",
            "W",
            "course",
            "no-such-course")
        .is(422)
        .says("No course on offer has the code");
    officer.get("/training/sessions/999999999").is(404);
  }

  @Test
  void what_fewer_than_five_say_is_shown_to_nobody_and_no_sum_betrays_it() {
    var few = crowd(4);
    var many = crowd(6);
    int year = now().today().getYear();
    long before = counted(year);
    for (int n = 0; n < 4; n++)
      fill(few.at(), sheet(Phase.AFTER, 1)).is(200).says("It has arrived");
    fill(few.at(), sheet(Phase.AFTER, 1)).is(409).says("as many as there are people");
    var slow = stranger();
    slow.get(many.at()).is(200);
    for (int n = 0; n < 6; n++) fill(many.at(), sheet(Phase.AFTER, n < 3 ? 3 : 5)).is(200);
    var officer = visitor(Role.OFFICER);
    officer.get("/training/sessions/" + many.session()).is(200).says("Shown as soon as");
    for (var crowd : java.util.List.of(few, many)) {
      officer.get("/training/sessions/" + crowd.session());
      officer.post("/training/sessions/" + crowd.session() + "/closing").is(200);
    }
    officer.get("/training/sessions/" + many.session());
    officer.post("/training/sessions/" + many.session() + "/closing").is(409);
    var hidden = officer.get("/training/sessions/" + few.session()).is(200);
    hidden.says("Fewer than five people");
    assertThat(hidden.body()).doesNotContain("class=\"chart\"");
    officer.get("/training/sessions/" + many.session()).is(200).says("What 6 people say", "4.0");
    slow.post(many.at(), sheet(Phase.AFTER, 1)).is(409).says("not taken any more");
    stranger().get(many.at()).is(200).says("No more sheets are taken");
    // the sum of the year has the six and not the four
    assertThat(counted(year) - before).isEqualTo(6);
    officer.get("/training/results").is(200).says("Before and after");
    assertThat(
            jdbc.sql("select count(*) from training.sheet where session = ?")
                .param(few.session())
                .query(Integer.class)
                .single())
        .isEqualTo(4);
  }

  private record Crowd(long session, String at) {}

  /** So many came to one sitting. */
  private Crowd crowd(int many) {
    long school = school();
    var who = new ArrayList<Long>();
    for (int n = 0; n < many; n++) who.add(teacher(school, "Teacher " + n));
    long session = held(1, 60, who.toArray(Long[]::new));
    return new Crowd(session, "/training/sheets/" + sessions.session(session).secret());
  }

  private long counted(int year) {
    return sessions.saidIn(year).stream()
        .filter(one -> one.phase() == Phase.AFTER && one.what().equals("ASPECT") && one.nth() == 1)
        .mapToLong(SheetTable.Tally::n)
        .sum();
  }

  @Test
  void a_sheet_sent_twice_is_one_and_has_every_answer() {
    long session = planned(0, 60, null);
    var at = "/training/sheets/" + sessions.session(session).secret();
    var uid = UUID.randomUUID();
    var stranger = stranger();
    stranger.get(at).is(200).says("Before we begin", "Nobody’s name");
    stranger.post(at, sheet(uid, Phase.BEFORE, 2)).is(200).says("You may close");
    stranger.get(at);
    stranger.post(at, sheet(uid, Phase.BEFORE, 2)).is(200).says("nothing was written twice");
    stranger.get(at);
    stranger.post(at, sheet(Phase.BEFORE, 0)).is(422).says("Answer every line");
    stranger.get(at);
    stranger.post(at, sheet(Phase.AFTER, 3)).is(409).says("not taken any more");
    stranger.get(at);
    stranger.post(at, "uid", "x", "phase", "BEFORE").is(422).says("not made by us");
    stranger().get("/training/sheets/" + "z".repeat(32)).is(404);
  }

  @Test
  void a_long_list_says_that_it_is_not_all() {
    long school = school();
    jdbc.sql(
            """
            insert into training.teacher (school, name, language, post, recorded_at, recorded_by, key)
            select ?, 'Crowd ' || n, 'zh', 'TEACHER', now(), 0, gen_random_uuid() from generate_series(1, 201) n
            """)
        .param(school)
        .update();
    long session = planned(0, 60, null);
    jdbc.sql(
            """
            insert into training.attendance (session, teacher, state, minutes)
            select ?, teacher, 'CAME', 60 from training.teacher where school = ?
            """)
        .params(session, school)
        .update();
    jdbc.sql("update training.session set state = 'HELD', held_at = now() where session = ?")
        .param(session)
        .update();
    var officer = visitor(Role.OFFICER);
    var name =
        java.net.URLEncoder.encode(
            partners.partner(school).name(), java.nio.charset.StandardCharsets.UTF_8);
    long next = planned(0, 60, null);
    officer
        .get("/training/sessions/" + next + "?part=" + name)
        .is(200)
        .says("The first 200 are listed");
    officer.get("/training/sessions?part=" + name).is(200).says("The first 200 are listed");
    assertThat(officer.get("/training/sessions?part=" + name + "x").is(200).text())
        .doesNotContain("The first 200 are listed");
    officer.get("/training/cascade").is(200);
  }

  @Test
  void the_third_generation_is_warned_of() {
    long school = school();
    long first = teacher(school, unique("First"));
    long second = teacher(school, unique("Second"));
    long third = teacher(school, unique("Third"));
    var officer = visitor(Role.OFFICER);
    officer.get("/training/sessions");
    officer
        .post(
            "/training/sessions",
            "title",
            "T",
            "place",
            "P",
            "day",
            now().today().toString(),
            "minutes",
            "60",
            "capacity",
            "9",
            "trainer",
            "" + first)
        .is(422)
        .says("was at no sitting");
    held(40, 60, first);
    long next = planned(9, 60, first);
    officer.get("/training/sessions/" + next);
    officer
        .post("/training/sessions/" + next + "/teachers", "teacher", "" + first)
        .is(422)
        .says("cannot be taught by it");
    sessions.expect(now(), next, second);
    sessions.hold(now(), next, java.util.Map.of(second, 60));
    officer.get("/training/sessions");
    long deep =
        officer
            .post(
                "/training/sessions",
                "title",
                "T",
                "place",
                "P",
                "day",
                now().today().toString(),
                "minutes",
                "60",
                "capacity",
                "9",
                "trainer",
                "" + second)
            .is(200)
            .says("it is generation 3", "little of a course arrives")
            .id();
    sessions.expect(now(), deep, third);
    sessions.hold(now(), deep, java.util.Map.of(third, 60));
    assertThat(
            jdbc.sql(
                    "select generation from training.cascades where teacher = ? and trained_by = ?")
                .params(third, second)
                .query(Integer.class)
                .single())
        .isEqualTo(3);
    var seen = officer.get("/training/cascade").is(200).says("deeper than generation 2");
    assertThat(seen.body()).contains("<svg", "role=\"img\"", "stroke-dasharray");
    officer.get("/training/cascade?after=" + (third - 1) + "_0").is(200).says("too deep");
    // and what is ten deep nobody plans
    jdbc.sql("update training.session set generation = 9 where session = ?").param(deep).update();
    officer.get("/training/sessions");
    officer
        .post(
            "/training/sessions",
            "title",
            "T",
            "place",
            "P",
            "day",
            now().today().toString(),
            "minutes",
            "60",
            "capacity",
            "9",
            "trainer",
            "" + third)
        .is(422)
        .says("is of generation 9");
    // a trickle trains no school
    long far = school();
    long fourth = teacher(far, "Fourth");
    long last = planned(0, 60, second);
    sessions.expect(now(), last, fourth);
    sessions.hold(now(), last, java.util.Map.of(fourth, 60));
    assertThat(status(far)).isEqualTo("NONE NOBODY");
    teachers.leave(now(), first, now().today());
    officer.get("/training/sessions");
    officer
        .post(
            "/training/sessions",
            "title",
            "T",
            "place",
            "P",
            "day",
            now().today().toString(),
            "minutes",
            "60",
            "capacity",
            "9",
            "trainer",
            "" + first)
        .is(422)
        .says("not at the school any more");
  }
}
