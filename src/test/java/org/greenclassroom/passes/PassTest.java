package org.greenclassroom.passes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.greenclassroom.LetterBox;
import org.greenclassroom.Visitor;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.lessons.Teaching;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A teacher without an account, with a link for one room. */
class PassTest extends Teaching {
  private static final Pattern LINK = Pattern.compile("(/teach/[0-9a-z]{32})");

  @Autowired Passes passes;
  private Place place;

  @BeforeEach
  void aRoom() {
    place = place(false);
    jdbc.sql("delete from frame.attempt where what = 'passes/over'").update();
  }

  private String path() {
    return "/passes/rooms/" + place.room();
  }

  private String made(Visitor giver) {
    giver.get(path()).is(200).says("No link was given out");
    var found = LINK.matcher(giver.post(path()).is(200).body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private Visitor teacher(String link) {
    var teacher = stranger();
    teacher.get(link).is(200).says("Open it here");
    teacher.post(link).is(200).says("The next seven days");
    return teacher;
  }

  @Test
  void the_school_gives_a_link_and_a_teacher_does_the_weeks_work_with_it() {
    var school = visitor(Role.SCHOOL, place.school());
    var link = made(school);
    assertThat(school.get(path()).is(200).says("not opened yet").body())
        .as("shown once")
        .doesNotContain(link);
    var teacher = teacher(link);

    teacher.get(link + "/lesson").is(200);
    teacher
        .post(
            link + "/lesson",
            "uid",
            java.util.UUID.randomUUID().toString(),
            "day",
            today().toString(),
            "grade",
            "5",
            "classLabel",
            "5(1)",
            "minutes",
            "40",
            "pupils",
            "28",
            "computers",
            "14",
            "state",
            "HELD")
        .is(200)
        .says("The lesson is written down");
    school.get("/lessons/rooms/" + place.room()).is(200).says("28");

    teacher.get(link + "/fault").is(200);
    teacher.post(link + "/fault", "category", "POWER", "words", " ").is(422);
    teacher.get(link + "/fault");
    teacher
        .post(link + "/fault", "category", "POWER", "computers", "2", "words", "Row two is dark")
        .is(200)
        .says("The fault is reported");
    school.get("/tickets").is(200).says("Row two is dark");
    var admin = visitor(Role.OFFICER);
    admin.get("/tickets?classroom=" + place.room()).is(200).says("Row two is dark");

    teacher.get(link + "/hours").is(200);
    teacher
        .post(
            link + "/hours",
            "day",
            today().minusDays(7).toString(),
            "hours",
            "6.5",
            "computers",
            "12")
        .is(200)
        .says("6.5 h");
    assertThat(
            jdbc.sql("select minutes from usage.manuals where classroom = ?")
                .param(place.room())
                .query(Integer.class)
                .single())
        .isEqualTo(390);
    school.get(path()).is(200).says("in use");
  }

  @Test
  void the_first_browser_keeps_it_and_all_that_opens_nothing_is_answered_in_the_same_words() {
    var officer = visitor(Role.OFFICER);
    var link = made(officer);
    stranger().get(link).is(200); // a messenger looks at it
    var teacher = teacher(link);
    var another = stranger();
    var elsewhere = another.get(link).is(404).says("Ask your principal").text();
    another.get("/sign-in");
    another.post(link).is(404);
    another.get(link + "/lesson").is(404);
    another.get("/sign-in");
    another.post(link + "/fault", "category", "POWER", "words", "mine").is(404);
    assertThat(stranger().get("/teach/" + "0".repeat(32)).is(404).text()).isEqualTo(elsewhere);

    officer.get(path());
    var pass = jdbc.sql("select max(pass) from passes.pass").query(Long.class).single();
    officer.post("/passes/" + pass + "/end").is(200).says("opens nothing any longer", "ended");
    var sentence = elsewhere.replaceAll(".*Refused (.*?) That did not.*", "$1");
    assertThat(teacher.get(link).is(404).text()).contains(sentence);
    teacher.get(link + "/hours").is(404);
  }

  @Test
  void it_comes_back_after_the_session_is_over_and_ends_after_its_days() {
    var link = made(visitor(Role.OFFICER));
    var teacher = teacher(link);
    var pass = jdbc.sql("select max(pass) from passes.pass").query(Long.class).single();
    jdbc.sql("delete from frame.session where principal_name like ?")
        .param("%" + pass + "%")
        .update();
    teacher.get(link).is(200).says("The next seven days");
    jdbc.sql(
            "update passes.pass set made_at = made_at - interval '200 days', expires_at = expires_at - interval '121 days' where pass = ?")
        .param(pass)
        .update();
    teacher.get(link).is(404);

    var late = made2();
    jdbc.sql(
            "update passes.pass set made_at = made_at - interval '8 days', expires_at = expires_at - interval '8 days' where pass = (select max(pass) from passes.pass)")
        .update();
    stranger().get(late).is(404);
    passes.sweep(clock.instant().plus(Duration.ofDays(400)));
    assertThat(
            jdbc.sql("select count(*) from passes.pass where classroom = ?")
                .param(place.room())
                .query(Integer.class)
                .single())
        .isZero();
  }

  private String made2() {
    var officer = visitor(Role.OFFICER);
    officer.get(path());
    var found = LINK.matcher(officer.post(path()).is(200).body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  @Test
  void it_opens_one_room_and_nothing_else() {
    var teacher = teacher(made(visitor(Role.OFFICER)));
    for (var page : java.util.List.of("/tickets", "/usage", "/lessons", "/me", path()))
      assertThat(teacher.get(page).path()).as(page).startsWith("/sign-in");
    visitor(Role.SCHOOL, place(false).school()).get(path()).is(404);
    visitor(Role.ENGINEER).get(path()).is(403);
    var other = visitor(Role.SCHOOL, place(false).school());
    other.get("/me");
    var pass = jdbc.sql("select max(pass) from passes.pass").query(Long.class).single();
    other.post("/passes/" + pass + "/end").is(404);
  }

  @Test
  void a_letter_goes_only_to_a_teacher_who_agreed_to_get_some() {
    var address = "t" + unique() + "-pass@example.org";
    var teacher =
        jdbc.sql(
                """
                insert into training.teacher (school, name, email, language, post, agreed_at, recorded_at, recorded_by, key)
                values (?, '王老师', ?, 'zh', 'TEACHER', now(), now(), 0, gen_random_uuid()) returning teacher
                """)
            .params(place.school(), address)
            .query(Long.class)
            .single();
    var school = visitor(Role.SCHOOL, place.school());
    school.get(path()).is(200).says("王老师", address);
    school
        .post(path() + "/letters", "teacher", Long.toString(teacher))
        .is(200)
        .says("The letter is on its way", "by letter");
    var letter = new LetterBox(jdbc).lastTo(address);
    assertThat(letter.subject()).isEqualTo("您的电脑教室链接");
    teacher(letter.link());
    school.get(path());
    school.post(path() + "/letters", "teacher", Long.toString(teacher + 1)).is(404);
    school.speaking(Locale.FRENCH.getLanguage()).get(path()).says("en service");
  }

  @Test
  void who_gives_it_up_has_it_no_longer() {
    var link = made(visitor(Role.OFFICER));
    var teacher = teacher(link);
    teacher.post(link + "/end").is(200).says("no longer opens");
    teacher.get(link).is(404);
  }
}
