package org.greenclassroom.contests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.greenclassroom.Visitor;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.junit.jupiter.api.Test;

/** Schools hand in by a link or signed in; licences by purpose; what is withdrawn is gone. */
class HandInTest extends Contesting {
  private int count(String sql, Object... params) {
    return jdbc.sql(sql).params(params).query(Integer.class).single();
  }

  @Test
  void a_school_hands_in_by_its_link_and_reads_its_codes_on_paper() {
    long school = partner("School", PartnerKind.SCHOOL);
    long edition = contest(0);
    var at = link(edition, school);
    var teacher = stranger();
    long entry = hand(teacher, at, unique("Frog"), "EXHIBITION", "WEB");
    teacher.get(at).says("exhibition · public page", "original with us");
    var work = teacher.get(at + "/entries/" + entry + "/work").is(200);
    assertThat(work.bytes()).startsWith(0xFF, 0xD8);
    for (var language : List.of("en", "zh", "fr"))
      assertThat(teacher.get(at + "/codes.pdf?in=" + language).is(200).bytes())
          .startsWith('%', 'P', 'D', 'F');
    // one who has another school’s link knows nothing of it
    var other = link(edition, partner("Other", PartnerKind.SCHOOL));
    stranger().get(other + "/entries/" + entry + "/work").is(404);
    stranger().get("/contest/" + "0".repeat(32)).is(404);
    // a link that was changed opens nothing
    long batch = officer.get("/contests/batches/" + batchOf(entry)).is(200).id();
    officer.post("/contests/batches/" + batch + "/links").is(200);
    stranger().get(at).is(404);
    officer.post("/contests/batches/" + batch + "/links/end").is(200).says("Make a link");
    officer
        .post("/contests/batches/" + batch + "/originals", "day", today().toString())
        .is(200)
        .says("One original with us went home", "original returned on");
    officer
        .post("/contests/batches/" + batch + "/originals", "day", today().plusDays(2).toString())
        .is(422);
  }

  private long batchOf(long entry) {
    return jdbc.sql("select batch from contests.entry where entry = ?")
        .param(entry)
        .query(Long.class)
        .single();
  }

  @Test
  void a_school_sees_its_own_batch_only_and_no_draft() {
    long mine = partner("Mine", PartnerKind.SCHOOL);
    long other = partner("Other", PartnerKind.SCHOOL);
    long edition = contest(0);
    link(edition, other);
    long foreign =
        jdbc.sql("select batch from contests.batch where school = ?")
            .param(other)
            .query(Long.class)
            .single();
    var principal = visitor(Role.SCHOOL, mine);
    principal.get("/contests").is(200);
    principal.get("/contests/" + edition).is(200).says("Take part");
    principal.get("/contests/batches/" + foreign).is(404);
    principal.post("/contests/batches/" + foreign + "/school", "nameSchool", "true").is(404);
    principal.get("/contests/" + edition);
    principal.post("/contests/" + edition + "/batches", "school", "" + other).is(404);
    var own = principal.post("/contests/" + edition + "/batches", "school", "" + mine).is(200);
    // twice is once
    assertThat(principal.post("/contests/" + edition + "/batches", "school", "" + mine).path())
        .isEqualTo(own.path());
    hand(principal, own.path(), unique("Leaf"));
    principal.get(own.path()).says("nothing");
    principal.get("/contests").says("You handed in one work");
    principal.get("/schools/" + mine).is(200).says("one work");
    visitor(Role.AUDITOR).get(own.path()).is(200);
    jdbc.sql("update contests.edition set state = 'DRAFT' where edition = ?")
        .param(edition)
        .update();
    principal.get("/contests/" + edition).is(404);
  }

  @Test
  void names_papers_and_hostile_files_are_refused_and_nothing_is_kept() {
    long school = partner("School", PartnerKind.SCHOOL);
    var at = link(contest(0), school);
    var teacher = stranger();
    var picture = new Visitor.Upload("file", "a.png", "image/png", PICTURE);
    send(teacher, at, "Frog by Li Hua", picture).is(422).says("looks like a name");
    for (var number : List.of("138 1234 5678", "9123 4567", "20260117"))
      send(teacher, at, "Frog " + number, picture).is(422).says("looks like a name");
    send(teacher, at, "x".repeat(61), picture).is(422).says("too long");
    send(teacher, at, "Frog", new Visitor.Upload("file", "a.png", "image/png", "<html>".getBytes()))
        .is(422)
        .says("This is no picture");
    send(teacher, at, "Frog", new Visitor.Upload("file", "", "image/png", new byte[0]))
        .is(422)
        .says("Choose a file");
    var page = teacher.get(at);
    var fields =
        Map.of(
            "category", option(page, "category", "Digital"),
            "band", option(page, "band", "grades 4 to 6"),
            "title", "Frog",
            "description", "A frog",
            "purposes", "WEB",
            "ownWork", "true");
    teacher.upload(at + "/entries", fields, List.of(picture)).is(422).says("signed paper must be");
    assertThat(
            count(
                "select count(*) from contests.entry join contests.batch using (batch) where school = ?",
                school))
        .isZero();
  }

  @Test
  void the_same_form_twice_is_one_work_also_at_the_same_moment() throws Exception {
    long school = partner("School", PartnerKind.SCHOOL);
    var at = link(contest(0), school);
    var title = unique("Once");
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var key = unique("same");
      var calls =
          Collections.nCopies(
              2,
              (Callable<Integer>)
                  () -> {
                    var by = stranger();
                    var page = by.get(at);
                    return by.upload(
                            at + "/entries",
                            Map.of(
                                "_key",
                                key,
                                "category",
                                option(page, "category", "Painting"),
                                "band",
                                option(page, "band", "grades 1 to 3"),
                                "title",
                                title,
                                "description",
                                "A frog",
                                "ownWork",
                                "true"),
                            List.of(new Visitor.Upload("file", "a.png", "image/png", PICTURE)))
                        .status();
                  });
      for (var done : pool.invokeAll(calls)) assertThat(done.get()).isEqualTo(200);
    }
    assertThat(count("select count(*) from contests.entry where title = ?", title)).isEqualTo(1);
  }

  @Test
  void what_is_withdrawn_leaves_our_page_at_once_and_others_are_told() {
    long school = partner("School", PartnerKind.SCHOOL);
    long edition = contest(0);
    var at = link(edition, school);
    var teacher = stranger();
    var seen = unique("Seen");
    var hidden = unique("Hidden");
    long shown = hand(teacher, at, seen, "EXHIBITION", "PRINT", "WEB");
    hand(teacher, at, hidden, "PRINT");
    stranger().get("/gallery/" + edition).is(404);
    move(edition, "JUDGING");
    officer.get("/contests/" + edition + "/results").is(200).says(seen, "–");
    move(edition, "AWARDED");
    var schoolName = partners.partner(school).name();
    var gallery = stranger().get("/gallery/" + edition).is(200).says(seen);
    assertThat(gallery.text()).doesNotContain(hidden, schoolName);
    assertThat(gallery.body()).contains("alt=\"A frog on a leaf\"");
    teacher.get(at);
    teacher.post(at + "/school", "nameSchool", "true").is(200);
    stranger().get("/gallery/" + edition).says(schoolName);
    var picture = "/gallery/" + edition + "/" + shown + "/work";
    assertThat(stranger().get(picture).is(200).response().headers().firstValue("Cache-Control"))
        .contains("no-store");
    // the catalogue has both, the wall only the one that may hang there
    officer.get("/contests/" + edition + "/shown?purpose=PRINT").is(200).says(seen, hidden);
    assertThat(officer.get("/contests/" + edition + "/shown").is(200).says(seen).text())
        .doesNotContain(hidden);
    officer
        .post("/contests/" + edition + "/uses", "purpose", "PRINT", "place", "Catalogue 2026")
        .is(200)
        .says("2 works were newly written down");
    officer
        .post("/contests/" + edition + "/uses", "purpose", "PRINT", "place", "Catalogue 2026")
        .says("No work was newly");
    assertThat(officer.get("/contests/" + edition + "/shown.csv?purpose=PRINT").is(200).text())
        .contains(seen, hidden);
    jdbc.sql("update contests.licence set until = ? where entry = ? and purpose = 'EXHIBITION'")
        .params(today().plusDays(9), shown)
        .update();
    teacher.get(at);
    teacher
        .post(at + "/entries/" + shown + "/licences", "purposes", "EXHIBITION")
        .is(200)
        .says("to be taken away since", "taken away on", "our public page", "Catalogue 2026");
    // saved again it is allowed no longer than before
    assertThat(
            jdbc.sql("select until from contests.licence where entry = ? and withdrawn_at is null")
                .param(shown)
                .query(LocalDate.class)
                .list())
        .containsExactly(today().plusDays(9));
    stranger().get(picture).is(404);
    assertThat(stranger().get("/gallery/" + edition).is(200).text()).doesNotContain(seen);
    officer.get("/contests/" + edition + "/shown").says("To be taken away", "Catalogue 2026");
    officer.get("/").says("still shown somewhere though the guardian withdrew");
    long use =
        jdbc.sql("select use from contests.use where entry = ? and purpose = 'PRINT'")
            .param(shown)
            .query(Long.class)
            .single();
    officer.get("/contests/" + edition + "/shown");
    officer.post("/contests/uses/" + use + "/pulled").is(200);
    assertThat(officer.get("/contests/" + edition + "/shown").text())
        .doesNotContain("To be taken away");
    // a yes needs the paper again, and then stands on our page again
    teacher.get(at);
    teacher.post(at + "/entries/" + shown + "/licences", "purposes", "WEB").is(422);
    teacher.get(at);
    teacher
        .post(at + "/entries/" + shown + "/licences", "purposes", "WEB", "paper", "true")
        .is(200);
    stranger().get(picture).is(200);
    teacher.get(at + "/certificates.pdf?in=zh").is(200);
    // an expired licence shows nothing
    jdbc.sql("update contests.licence set until = ? where entry = ?")
        .params(today().minusDays(1), shown)
        .update();
    stranger().get(picture).is(404);
    // at night it is pulled, as if it were withdrawn
    contests.deleteDue(Occasion.of(Actor.HOUSE, clock.instant()));
    assertThat(
            count(
                "select count(*) from contests.licence where entry = ? and withdrawn_at is null",
                shown))
        .isZero();
    assertThat(
            count(
                "select count(*) from contests.use where entry = ? and purpose = 'WEB' and pulled_at is not null",
                shown))
        .isEqualTo(1);
    teacher.get(at).says("taken away on");
  }

  @Test
  void a_withdrawn_work_is_deleted_at_once_and_all_others_on_their_day() {
    long school = partner("School", PartnerKind.SCHOOL);
    long edition = contest(0);
    var at = link(edition, school);
    var teacher = stranger();
    long first = hand(teacher, at, unique("First"), "WEB");
    long second = hand(teacher, at, unique("Second"));
    teacher.get(at);
    teacher.post(at + "/entries/" + first + "/withdrawal").is(200).says("file deleted");
    teacher.post(at + "/entries/" + first + "/withdrawal").is(200);
    teacher.get(at + "/entries/" + first + "/work").is(404);
    teacher.get(at);
    teacher
        .post(at + "/entries/" + first + "/licences", "purposes", "WEB", "paper", "true")
        .is(422)
        .says("was withdrawn");
    var day = clock.instant().plus(Duration.ofDays(199));
    contests.deleteDue(Occasion.of(Actor.HOUSE, day));
    teacher.get(at + "/entries/" + second + "/work").is(200);
    var next = Occasion.of(Actor.HOUSE, day.plus(Duration.ofDays(1)));
    assertThat(contests.deleteDue(next)).isPositive();
    assertThat(contests.deleteDue(next)).isZero();
    teacher.get(at + "/entries/" + second + "/work").is(404);
    assertThat(
            jdbc.sql(
                    "select why || works from contests.deletion where edition = ? order by deletion")
                .param(edition)
                .query(String.class)
                .list())
        .containsExactly("WITHDRAWN1", "DAY1");
    assertThat(
            count("select count(*) from contests.entries where edition = ? and deleted", edition))
        .isEqualTo(2);
    officer.get("/contests/" + edition).says("its day had come", "the school withdrew it");
  }
}
