package org.greenclassroom.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.greenclassroom.Visitor;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Certificates with evidence and an end; follow-ups; the survey of needs. */
class CertificateTest extends Learning {
  @Autowired private Certificates certificates;

  private void observe(Visitor officer, long teacher, int points) {
    officer.get("/training/teachers/" + teacher);
    officer
        .post("/training/teachers/" + teacher + "/observations", points(points, "Zhou Ying"))
        .is(200)
        .says("The lesson is written down", "Zhou Ying");
  }

  private String[] points(int points, String observer) {
    var fields =
        new ArrayList<>(
            List.of("day", now().today().toString(), "observer", observer, "words", "Calm."));
    for (var one : Rubric.values()) fields.addAll(List.of("point." + one, String.valueOf(points)));
    return fields.toArray(String[]::new);
  }

  @Test
  void a_certificate_needs_evidence_ends_and_shows_nobody() throws Exception {
    long school = school();
    var name = unique("Li Na");
    long li = teacher(school, name);
    var officer = visitor(Role.OFFICER);
    var at = "/training/teachers/" + li;
    officer.get(at).is(200).says("evidence is missing");
    officer
        .post(at + "/certificates", "level", "ACQUISITION")
        .is(422)
        .says("0 of 360 minutes", "0 of 4 lessons given", "0 of 1 lessons observed");
    // what was before the first sitting does not come of it
    var before = now().today().minusDays(60).toString();
    officer.get(at);
    officer
        .post(at + "/lessons", "from", before, "until", before, "lessons", "40", "confirmed", "Ma")
        .is(200);
    held(20, 360, li);
    officer.get(at).says("0 of 4");
    officer.post(at + "/observations", points(0, "Zhou")).is(422).says("one to four points");
    officer.get(at);
    officer.post(at + "/observations", points(3, " ")).is(422).says("who observed");
    observe(officer, li, 1); // looked at, and not good enough
    var from = now().today().minusDays(15).toString();
    var until = now().today().minusDays(1).toString();
    officer.get(at);
    officer
        .post(at + "/lessons", "from", until, "until", from, "lessons", "4", "confirmed", "Ma")
        .is(422)
        .says("Exchange the two days");
    officer.get(at);
    officer
        .post(at + "/lessons", "from", from, "until", until, "lessons", "4", "confirmed", "Ma")
        .is(200)
        .says("4 lessons are written down");
    officer.get(at);
    officer
        .post(at + "/lessons", "from", until, "until", until, "lessons", "1", "confirmed", "Ma")
        .is(409)
        .says("counted in part already");
    officer.get(at);
    officer
        .post(at + "/certificates", "level", "ACQUISITION")
        .is(422)
        .says("360 of 360", "4 of 4", "0 of 1 lessons observed");
    observe(officer, li, 3);
    officer.get(at).says("Issue it");
    long issued =
        officer.post(at + "/certificates", "level", "ACQUISITION").is(200).says("is issued").id();
    officer.get(at);
    officer.post(at + "/certificates", "level", "ACQUISITION").is(409).says("good until");
    var known =
        jdbc.sql("select number || '-' || secret from training.certificate where certificate = ?")
            .param(issued)
            .query(String.class)
            .single();
    var seen = stranger().get("/t/" + known).is(200).says("Valid", "Knowledge acquisition");
    assertThat(seen.body()).doesNotContain(name, "山村小学");
    stranger().get("/T/" + known.toLowerCase(java.util.Locale.ROOT)).is(200);
    stranger().get("/t/T-2026-00001-AAAAAAAAAAAAAAAAAAAA").is(404);
    stranger().get("/t/nothing").is(404);
    for (var language : List.of("en", "zh", "fr")) {
      var pdf =
          officer.get("/training/certificates/" + issued + "/" + language + ".pdf").is(200).bytes();
      try (var document = Loader.loadPDF(pdf)) {
        var text = new PDFTextStripper().getText(document);
        assertThat(text).contains("Li Na", known.substring(0, 12));
        assertThat(document.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
      }
    }
    var file = officer.get("/training/certificates/" + issued + "/fr.pdf").is(200).bytes();
    dropped(file).is(200).says(known.substring(0, 12));
    var altered = java.util.Arrays.copyOf(file, file.length + 1);
    assertThat(dropped(altered).is(200).text()).doesNotContain(known.substring(0, 12));
    // another school does not see it
    visitor(Role.SCHOOL, school).get("/training/certificates/" + issued).is(200);
    visitor(Role.SCHOOL, school()).get("/training/certificates/" + issued).is(404);

    // it runs out, is renewed and superseded, and taken back
    jdbc.sql(
            "update training.certificate set issued_on = issued_on - 800, expires_on = expires_on - 800 where certificate = ?")
        .param(issued)
        .update();
    stranger().get("/t/" + known).is(200).says("its time has run out");
    officer.get(at).says("Issue it anew");
    long second = officer.post(at + "/certificates", "level", "ACQUISITION").is(200).id();
    // what proved one proves no second: it is not carried on for ever by the same sitting
    jdbc.sql(
            "update training.certificate set issued_on = issued_on - 5, expires_on = expires_on - 5 where certificate = ?")
        .param(second)
        .update();
    officer.get(at).says("evidence of the days since it was issued");
    officer
        .post(at + "/certificates", "level", "ACQUISITION")
        .is(422)
        .says("0 of 360 minutes", "0 of 4 lessons given", "1 of 1 lessons observed");
    assertThat(second).isNotEqualTo(issued);
    stranger().get("/t/" + known).is(200).says("a later one stands for it", "The later one is T-");
    officer.get("/training/certificates/" + second);
    officer.post("/training/certificates/" + second + "/ending", "reason", "").is(422);
    officer.get("/training/certificates/" + second);
    officer
        .post("/training/certificates/" + second + "/ending", "reason", "wrong person")
        .is(200)
        .says("It is void", "wrong person");
    officer.get("/training/certificates/" + second);
    officer.post("/training/certificates/" + second + "/ending", "reason", "again").is(409);
    officer.get("/training/certificates/" + second + "/en.pdf").is(422);
    var voided =
        jdbc.sql("select number || '-' || secret from training.certificate where certificate = ?")
            .param(second)
            .query(String.class)
            .single();
    var after = stranger().get("/t/" + voided).is(200).says("took it back");
    assertThat(after.body()).doesNotContain("wrong person");
    // who is forgotten has no paper, and the check still answers
    teachers.forget(now(), li);
    officer.get("/training/certificates/" + issued + "/en.pdf").is(422).says("was forgotten");
    stranger().get("/t/" + known).is(200);
  }

  @Test
  void of_two_who_issue_one_at_once_the_second_is_told_of_the_first() throws Exception {
    long li = teacher(school(), unique("Li Na"));
    held(20, 360, li);
    var day = now().today();
    certificates.confirm(now(), li, day.minusDays(9), day.minusDays(8), 4, "Ma");
    certificates.observe(now(), li, day, "Zhou", List.of(3, 3, 3, 3, 3), "");
    var outcomes = new ArrayList<String>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var issuing = new ArrayList<Future<String>>();
      for (int at = 0; at < 3; at++)
        issuing.add(
            threads.submit(() -> {
              try {
                certificates.issue(now(), li, Level.ACQUISITION);
                return "issued";
              } catch (Refusal refused) {
                return refused.key();
              }
            }));
      for (var one : issuing) outcomes.add(one.get());
    }
    assertThat(outcomes)
        .containsExactlyInAnyOrder("issued", "training.refusal.issued", "training.refusal.issued");
  }

  @Test
  void the_rule_can_be_changed_from_now_on() {
    var officer = visitor(Role.OFFICER);
    officer.get("/training/rules").is(200).says("360 minutes attended");
    officer
        .post(
            "/training/rules",
            "level",
            "CREATION",
            "minutes",
            "1800",
            "lessons",
            "24",
            "observations",
            "2",
            "mean",
            "9",
            "months",
            "24")
        .is(422);
    officer.get("/training/rules");
    officer
        .post(
            "/training/rules",
            "level",
            "CREATION",
            "minutes",
            "1801",
            "lessons",
            "24",
            "observations",
            "2",
            "mean",
            "3",
            "months",
            "24")
        .is(200)
        .says("From now on", "801 minutes");
  }

  @Test
  void who_was_there_is_asked_by_a_letter_or_a_call() {
    long school = school();
    long li =
        teachers.record(
            now(),
            new Teachers.Known(
                school,
                "Li Na",
                "li" + unique() + "@school.example",
                null,
                "fr",
                Duty.TEACHER,
                null,
                null,
                true));
    long sun = teacher(school, "Sun Li");
    long session = held(100, 60, li, sun);
    assertThat(status(school)).isEqualTo("FOLLOW_UP_DUE NOT_ASKED");
    var officer = visitor(Role.OFFICER);
    officer.get("/training/followups").is(200).says("wait to be asked");
    // an officer of a place where no school lies writes to nobody
    placed(Role.OFFICER, "99").post("/training/followups/letters").is(200);
    assertThat(asked(session)).isZero();
    jdbc.sql("insert into schools.school (school, kinds) values (?, '{}') on conflict do nothing")
        .param(school)
        .update();
    jdbc.sql(
            """
            insert into schools.division (school, code, path, valid_from, entered_at, entered_by, key)
            values (?, '522634', 'somewhere', '2020-01-01', now(), 0, gen_random_uuid())
            """)
        .param(school)
        .update();
    placed(Role.OFFICER, "522634").post("/training/followups/letters").is(200).says("go");
    assertThat(asked(session))
        .isEqualTo(1); // of her who has an address the last that was due: it was entered late
    var secret =
        jdbc.sql(
                "select secret from training.followup where session = ? and teacher = ? and days = 90")
            .params(session, li)
            .query(String.class)
            .single();
    var asked = "/training/followups/" + secret;
    var slow = stranger();
    slow.get(asked).is(200);
    fill(asked, "used", "OFTEN", "help", "true").is(200).says("It has arrived");
    stranger().get(asked).is(200).says("has been answered");
    slow.post(asked, "used", "NOT_YET").is(409).says("answered already");
    for (var one :
        jdbc.sql(
                "select followup from training.followups where session = ? and late order by followup")
            .param(session)
            .query(Long.class)
            .list()) {
      officer.get("/training/followups/" + one).is(200);
      officer
          .post("/training/followups/" + one, "used", "SOMETIMES", "via", "CALL")
          .is(200)
          .says("is written down");
    }
    assertThat(status(school)).isEqualTo("TRAINED PRESENT");
    officer.get("/training/teachers/" + li).is(200).says("Yes, often", "wants help");
    // nobody asks who left
    var last =
        jdbc.sql(
                "select followup from training.followup where session = ? and teacher = ? and days = 180")
            .params(session, sun)
            .query(Long.class)
            .single();
    teachers.leave(now(), sun, now().today());
    officer.get("/training/followups/" + last).is(200).says("has been answered");
    officer.get("/training/followups");
    officer.post("/training/followups/" + last, "used", "OFTEN", "via", "VISIT").is(422);
    officer.get("/training/results").is(200);
    officer.get("/training/followups/999999999").is(404);
    stranger().get("/training/followups/" + "z".repeat(32)).is(404);
  }

  private int asked(long session) {
    return jdbc.sql(
            "select count(*) from training.followup where session = ? and asked_at is not null")
        .param(session)
        .query(Integer.class)
        .single();
  }

  @Test
  void needs_are_counted_in_batches_of_five() {
    long school = school();
    var officer = visitor(Role.OFFICER);
    officer.get("/training/schools/" + school).is(200).says("no link to the survey");
    officer.post("/training/schools/" + school + "/links").is(200).says("/training/needs/");
    var at =
        "/training/needs/"
            + jdbc.sql("select secret from training.link where school = ?")
                .param(school)
                .query(String.class)
                .single();
    fill(at, need("wish", "CODING")).is(200).says("It has arrived");
    fill(at, need("wish", "CODING", "name", "Li Na")).is(422).says("kept only with consent");
    fill(
            at,
            need("wish", "CODING", "name", "Li Na", "agreed", "true", "email", "li@school.example"))
        .is(200);
    fill(at, need("obstacle", "TIME")).is(422).says("at least one thing");
    fill(at, need("wish", "CODING", "obstacle", "TIME")).is(200);
    officer.get("/training/schools/" + school + "/needs").is(200);
    officer
        .post("/training/schools/" + school + "/needs", need("wish", "CODING"))
        .is(200)
        .says("The answer is written down");
    var four =
        officer.get("/training/needs?school=" + school).is(200).says("Nothing can be shown yet");
    assertThat(four.body()).doesNotContain("class=\"chart\"");
    fill(at, need("wish", "CODING")).is(200);
    officer.get("/training/needs?school=" + school).is(200).says("5 answers are shown");
    // the sixth and seventh wait for the tenth: nobody sees by looking twice what one person said
    var five = officer.get("/training/needs?school=" + school).body();
    fill(at, need("wish", "AI", "obstacle", "NETWORK")).is(200);
    assertThat(rows(officer.get("/training/needs?school=" + school).body())).isEqualTo(rows(five));
    assertThat(
            jdbc.sql("select name from training.teachers where school = ?")
                .param(school)
                .query(String.class)
                .list())
        .containsExactly("Li Na");
    officer.get("/training/needs").is(200);
    var old = at;
    officer.get("/training/schools/" + school);
    officer.post("/training/schools/" + school + "/links").is(200);
    stranger().get(old).is(404);
    // after a year a link in a staff room opens nothing
    var fresh =
        jdbc.sql("select secret from training.link where school = ?")
            .param(school)
            .query(String.class)
            .single();
    stranger().get("/training/needs/" + fresh).is(200);
    jdbc.sql("update training.link set made_at = made_at - interval '366 days' where school = ?")
        .param(school)
        .update();
    stranger().get("/training/needs/" + fresh).is(404);
    officer.get("/training/schools/" + school).is(200).says("no link to the survey");
    officer.get("/training/schools/" + partners.partner(1).partner() + "/needs").is(404);
  }

  private static String rows(String body) {
    return body.substring(body.indexOf("<h1"), body.indexOf("</main>"));
  }

  private static String[] need(String... more) {
    var fields = new ArrayList<>(List.of("uid", UUID.randomUUID().toString()));
    for (var aspect : Aspect.values()) fields.addAll(List.of("aspect." + aspect, "2"));
    fields.addAll(List.of(more));
    return fields.toArray(String[]::new);
  }
}
