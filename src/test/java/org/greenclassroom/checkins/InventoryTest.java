package org.greenclassroom.checkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.greenclassroom.agents.Lent;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;

/** The half-year inventory and the questionnaires. */
class InventoryTest extends Reporting {
  private List<Long> devices(Lent lent) {
    return lent.tags().stream().map(tag -> custody.device(tag).id()).toList();
  }

  private String[] fields(String code, String... more) {
    var fields =
        new ArrayList<>(
            List.of("uid", UUID.randomUUID().toString(), "version", "" + version(code)));
    fields.addAll(List.of(more));
    return fields.toArray(String[]::new);
  }

  @Test
  void an_inventory_says_of_each_computer_how_it_is_and_the_officer_sees_what_the_book_does_not() {
    var lent = room(4);
    var at = link(lent) + "/inventory";
    var devices = devices(lent);
    var teacher = stranger();
    var tag = lent.tags().getFirst().code();
    var seen = teacher.get(at).is(200).says("Half-year inventory", tag.substring(4));
    assertThat(seen.text())
        .as("the end of a label only")
        .doesNotContain(tag, lent.tags().getFirst().printed());
    teacher
        .post(
            at,
            fields(
                "inventory",
                "answer.foreign",
                "2",
                "answer.labels",
                "yes",
                "device." + devices.get(0),
                "FAULTY"))
        .is(422)
        .says("3 computers");
    teacher
        .post(
            at,
            fields(
                "inventory",
                "answer.foreign",
                "2",
                "answer.labels",
                "yes",
                "do",
                "all",
                "device." + devices.get(0),
                "FAULTY",
                "device." + devices.get(1),
                "MISSING"))
        .is(200)
        .says("It has arrived");
    assertThat(
            jdbc.sql(
                    "select working || '/' || faulty || '/' || missing || '/' || foreign_devices from checkins.reports where classroom = ?")
                .param(lent.classroom())
                .query(String.class)
                .single())
        .isEqualTo("2/1/1/2");
    assertThat(
            jdbc.sql("select device from checkins.rolls where classroom = ? and state = 'MISSING'")
                .param(lent.classroom())
                .query(Long.class)
                .list())
        .containsExactly(devices.get(1));
    var report =
        jdbc.sql("select report from checkins.report where classroom = ?")
            .param(lent.classroom())
            .query(Long.class)
            .single();
    var officer = visitor(Role.OFFICER);
    officer
        .get("/checkins/reports/" + report)
        .is(200)
        .says(
            "The school says it is missing; the book says it is there", lent.tags().get(1).code());
    // a computer of another room is on no list of this one
    var other = room(1);
    teacher.get(at);
    teacher
        .post(
            at,
            fields(
                "inventory",
                "answer.foreign",
                "0",
                "answer.labels",
                "yes",
                "do",
                "all",
                "device." + devices(other).getFirst(),
                "WORKING"))
        .is(422)
        .says("never stood in this room");
    // all work, in one act
    teacher.get(at);
    teacher
        .post(at, fields("inventory", "answer.foreign", "0", "answer.labels", "yes", "do", "all"))
        .is(200)
        .says("takes the place");
    assertThat(
            jdbc.sql(
                    "select count(*) from checkins.rolls where classroom = ? and state = 'WORKING'")
                .param(lent.classroom())
                .query(Integer.class)
                .single())
        .isEqualTo(4);
  }

  @Test
  void what_fewer_than_five_said_is_shown_to_nobody() {
    var lent = room(1);
    var special = room(1, true);
    var school = "?kind=TEACHER&school=" + lent.school();
    var officer = visitor(Role.OFFICER);
    for (int n = 1; n <= 5; n++) {
      teacherSays(lent);
      teacherSays(special);
      var seen = officer.get("/checkins/results" + school).is(200);
      if (n < 5)
        assertThat(seen.text())
            .contains("n = " + n + " is too few")
            .doesNotContain("Answer How often");
      else seen.says("Answer How often", "n = 5");
    }
    var report =
        jdbc.sql("select max(report) from checkins.report where classroom = ?")
            .param(lent.classroom())
            .query(Long.class)
            .single();
    assertThat(officer.get("/checkins/reports/" + report).is(200).says("shown to nobody").text())
        .doesNotContain("a very special wish");
    // special needs: in the programme's figures only
    assertThat(
            officer.get("/checkins/results?kind=TEACHER&school=" + special.school()).is(200).text())
        .contains("Nobody has answered");
    assertThat(
            jdbc.sql(
                    "select max(answers) from checkins.counts where kind = 'TEACHER' and scope = 'PROGRAMME'")
                .query(Integer.class)
                .single())
        .isGreaterThanOrEqualTo(10);
    officer.get("/checkins/results?kind=PRINCIPAL").is(200);
  }

  private void teacherSays(Lent lent) {
    var secret = links.secret(lent.classroom());
    var at = (secret.isPresent() ? "/r/" + secret.get() : link(lent)) + "/teacher";
    var teacher = stranger();
    teacher.get(at).is(200);
    teacher
        .post(
            at,
            fields(
                "teacher",
                "answer.subject",
                "it",
                "answer.how_often",
                "weekly",
                "answer.training",
                "yes",
                "answer.sure",
                "yes",
                "answer.enough",
                "no",
                "answer.obstacles",
                "power",
                "answer.obstacles",
                "line",
                "answer.wish",
                "a very special wish"))
        .is(200);
  }

  @Test
  void a_class_is_counted_and_never_shown_when_it_is_small() {
    var lent = room(1);
    var at = link(lent) + "/pupils";
    var teacher = stranger();
    teacher.get(at).is(200).says("No names, no lists");
    teacher.post(at, pupils(9, 9, 0, 9)).is(200);
    assertThat(shown(lent)).as("nine pupils are too few").isZero();
    teacher.get(at);
    teacher.post(at, pupils(30, 20, 15, 30)).is(422).says("hands went up");
    teacher.post(at, pupils(30, 20, 10, 30)).is(200);
    assertThat(shown(lent)).isPositive();
    assertThat(
            jdbc.sql(
                    "select total from checkins.counts where scope = 'SCHOOL' and place = ? and item = 'often_never'")
                .param("" + lent.school())
                .query(Integer.class)
                .single())
        .isEqualTo(29);
    visitor(Role.OFFICER).get("/checkins/results?kind=PUPILS").is(200);

    // principal, teachers and a class: then the questionnaire is done
    jdbc.sql(
            """
            insert into followup.task (classroom, kind, cadence, wanted_on, first_due_on, due_on, made_at)
            select ?, 'QUESTIONNAIRE', max(cadence), ?, ?, ?, now() from followup.cadence
            """)
        .params(
            lent.classroom(),
            java.sql.Date.valueOf(today()),
            java.sql.Date.valueOf(today()),
            java.sql.Date.valueOf(today()))
        .update();
    teacherSays(lent);
    assertThat(done(lent)).isZero();
    var link = "/r/" + links.secret(lent.classroom()).orElseThrow() + "/principal";
    var principal = stranger();
    principal.get(link).is(200);
    principal
        .post(
            link,
            fields(
                "principal",
                "answer.curriculum",
                "yes",
                "answer.budget",
                "no",
                "answer.deputy",
                "yes",
                "answer.results",
                "rather",
                "answer.closing",
                "no"))
        .is(200);
    assertThat(done(lent)).isEqualTo(1);
  }

  private int shown(Lent lent) {
    return jdbc.sql(
            "select count(*) from checkins.counts where scope = 'SCHOOL' and place = ? and total is not null")
        .param("" + lent.school())
        .query(Integer.class)
        .single();
  }

  private int done(Lent lent) {
    return jdbc.sql(
            "select count(*) from followup.tasks where classroom = ? and kind = 'QUESTIONNAIRE' and state = 'DONE'")
        .param(lent.classroom())
        .query(Integer.class)
        .single();
  }

  private String[] pupils(int present, int never, int weekly, int home) {
    return fields(
        "pupils",
        "answer.class_size",
        "" + present,
        "answer.often_never",
        "" + never,
        "answer.often_monthly",
        "0",
        "answer.often_weekly",
        "" + weekly,
        "answer.home_yes",
        "" + home,
        "answer.home_no",
        "0",
        "answer.like_yes",
        "" + present,
        "answer.like_so",
        "0",
        "answer.like_no",
        "0");
  }
}
