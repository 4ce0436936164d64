package org.greenclassroom.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;

/** Who teaches, with consent; and where a school stands when somebody leaves. */
class TeacherTest extends Learning {
  @Test
  void a_school_falls_when_its_trained_teacher_leaves_and_rises_with_the_next() {
    long school = school();
    var officer = visitor(Role.OFFICER);
    assertThat(status(school)).isEqualTo("NONE NOBODY");
    officer.get("/training/schools/" + school).is(200).says("Nobody of this school", "No teacher");
    var seen =
        officer
            .post(
                "/training/schools/" + school + "/teachers",
                "name",
                "Li Na",
                "post",
                "ROOM_MANAGER",
                "subject",
                "Physics",
                "qualified",
                "yes",
                "agreed",
                "true",
                "email",
                "li.na@school.example",
                "phone",
                "+86 10 1234",
                "speaks",
                "en")
            .is(200)
            .says(
                "Li Na is written down", "li.na@school.example", "studied information technology");
    long li = seen.id();
    held(10, 180, li);
    assertThat(status(school)).isEqualTo("TRAINED PRESENT");
    officer.get("/training/teachers/" + li).is(200).says("Taught by", "Wang Fang", "180 of 360");
    officer.post("/training/teachers/" + li + "/leaving", "leftOn", "2199-01-01").is(422);
    officer.get("/training/teachers/" + li);
    officer
        .post("/training/teachers/" + li + "/leaving", "leftOn", now().today().toString())
        .is(200)
        .says("Li Na left");
    officer.get("/training/teachers/" + li);
    officer
        .post("/training/teachers/" + li + "/leaving", "leftOn", now().today().toString())
        .is(409)
        .says("left already");
    assertThat(status(school)).isEqualTo("LAPSED LEFT");
    officer.get("/schools/" + school).is(200).says("The last trained teacher left on");
    officer.get("/training/teachers/" + li);
    officer.post("/training/teachers/" + li + "/return").is(200).says("Li Na is back");
    officer.get("/training/teachers/" + li);
    officer.post("/training/teachers/" + li + "/return").is(409).says("has not left");
    assertThat(status(school)).isEqualTo("TRAINED PRESENT");

    // the principal says so; a later sitting raises it again
    officer.get("/training/schools/" + school);
    officer
        .post(
            "/training/schools/" + school + "/declarations",
            "day",
            now().today().minusDays(2).toString(),
            "words",
            "She teaches music now.")
        .is(200)
        .says("She teaches music now.", "nobody there can do it any more");
    assertThat(status(school)).isEqualTo("LAPSED SAID");
    held(1, 60, li);
    assertThat(status(school)).isEqualTo("TRAINED PRESENT");
    // and two years later nothing is left of it
    jdbc.sql(
            """
            update training.session set day = day - 800
             where session in (select session from training.attendance where teacher = ?)
            """)
        .param(li)
        .update();
    assertThat(status(school)).isEqualTo("LAPSED EXPIRED");

    officer.get("/training").is(200).says("Teach the teachers");
    officer.get("/training?status=LAPSED&after=").is(200);
    assertThat(officer.get("/training/schools.csv?status=LAPSED").is(200).body())
        .contains(school + ",", "LAPSED,EXPIRED,0");
  }

  @Test
  void nothing_is_kept_without_consent_and_who_asks_is_forgotten() {
    long school = school();
    var officer = visitor(Role.OFFICER);
    officer.get("/training/schools/" + school);
    officer
        .post(
            "/training/schools/" + school + "/teachers",
            "name",
            "Zhao",
            "email",
            "zhao@school.example")
        .is(422)
        .says("has not agreed");
    officer.get("/training/schools/" + school);
    officer
        .post(
            "/training/schools/" + school + "/teachers",
            "name",
            "Zhao",
            "agreed",
            "true",
            "phone",
            "call me")
        .is(422)
        .says("is no telephone number");
    officer.get("/training/schools/" + school);
    officer.post("/training/schools/" + school + "/teachers", "name", " ").is(422);
    long zhao = teacher(school, "Zhao");
    officer.get("/training/schools/" + school);
    officer
        .post("/training/schools/" + school + "/teachers", "name", "Zhao")
        .is(409)
        .says("is known at");
    officer.get("/training/teachers/" + zhao);
    officer
        .post(
            "/training/teachers/" + zhao,
            "name",
            "Zhao Min",
            "agreed",
            "true",
            "email",
            "zhao@school.example")
        .is(200)
        .says("It is changed", "zhao@school.example");
    held(5, 90, zhao);
    officer.get("/training/teachers/" + zhao);
    officer
        .post("/training/teachers/" + zhao + "/forgetting")
        .is(200)
        .says("Who it was is known no more");
    assertThat(
            jdbc.sql("select t::text from training.teacher t where teacher = ?")
                .param(zhao)
                .query(String.class)
                .single())
        .doesNotContain("Zhao", "example", "Physics");
    officer.get("/training/teachers/" + zhao).is(200).says("forgotten");
    officer.post("/training/teachers/" + zhao + "/forgetting").is(409);
    officer.get("/training/teachers/" + zhao);
    officer.post("/training/teachers/" + zhao, "name", "Zhao Min").is(422).says("was forgotten");
    assertThat(status(school)).isEqualTo("LAPSED LEFT");
  }

  private String stored(long teacher) {
    return jdbc.sql("select concat(email, ' ', phone) from training.teacher where teacher = ?")
        .param(teacher)
        .query(String.class)
        .single();
  }

  @Test
  void a_school_that_came_by_a_password_alone_reads_no_address_and_wipes_none_away() {
    long school = school();
    var address = "sun.li@school.example";
    var number = "+86 10 5678 1234";
    var officer = visitor(Role.OFFICER);
    officer.get("/training/schools/" + school);
    long sun =
        officer
            .post(
                "/training/schools/" + school + "/teachers",
                "name",
                "Sun Li",
                "agreed",
                "true",
                "email",
                address,
                "phone",
                number)
            .is(200)
            .says(address, number)
            .id();
    var at = "/training/teachers/" + sun;
    var principal = visitor(Role.SCHOOL, school);
    assertThat(principal.get(at).is(200).says("with a second factor").body())
        .doesNotContain(address, number);
    principal.post(at, "name", "Sun Lili", "agreed", "true").is(200).says("Sun Lili");
    assertThat(stored(sun)).isEqualTo(address + " " + number);
    principal.post(at, "name", "Sun Lili", "agreed", "true", "email", "x@y.example").is(200);
    assertThat(stored(sun)).as("not by whoever may not read it").contains(address);
    principal.post(at, "name", "Sun Lili").is(200);
    assertThat(stored(sun)).as("no longer agreed").isBlank();
  }

  @Test
  void a_school_sees_its_own_teachers_and_no_others() {
    long ours = school();
    long theirs = school();
    long stranger = teacher(theirs, "Chen");
    var principal = visitor(Role.SCHOOL, ours);
    principal.get("/training/schools/" + ours).is(200);
    principal
        .post("/training/schools/" + ours + "/teachers", "name", "Sun Li", "speaks", "zh")
        .is(200)
        .says("Sun Li");
    principal.get("/training/schools/" + theirs).is(404);
    principal.get("/training/teachers/" + stranger).is(404);
    principal.get("/training/schools/" + ours);
    principal.post("/training/schools/" + theirs + "/teachers", "name", "X").is(404);
    principal.get("/training/schools/" + ours);
    principal
        .post("/training/teachers/" + stranger + "/leaving", "leftOn", now().today().toString())
        .is(404);
    principal.get("/training").is(403);
    principal.get("/training/sessions").is(403);
    var auditor = visitor(Role.AUDITOR);
    auditor.get("/training/teachers/" + stranger).is(200);
    auditor.get("/training/rules").is(200);
    auditor.post("/training/teachers/" + stranger + "/return").is(403);
  }
}
