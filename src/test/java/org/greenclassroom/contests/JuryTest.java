package org.greenclassroom.contests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.greenclassroom.AtOnce;
import org.greenclassroom.LetterBox;
import org.greenclassroom.Visitor;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The jury is blind to the school, stays away where it must, and two persons award. */
class JuryTest extends Contesting {
  @Autowired Awards awards;

  private String invite(long edition, long company) {
    var email = "j" + unique() + Long.toString(System.nanoTime(), 36) + "@example.org";
    officer.get("/contests/" + edition).is(200);
    officer
        .post(
            "/contests/" + edition + "/jury",
            "name",
            "Li Na",
            "email",
            email,
            "speaks",
            "en",
            "company",
            company == 0 ? "" : "" + company)
        .is(200)
        .says("gets a letter");
    return new LetterBox(jdbc).lastTo(email).link();
  }

  private Visitor.Seen score(Visitor by, String at, long edition, long entry, int idea, int craft) {
    by.get(at + "/entries/" + entry).is(200);
    return by.post(
        at + "/entries/" + entry,
        "points." + criterion(edition, "Idea"),
        "" + idea,
        "points." + criterion(edition, "Craft"),
        "" + craft);
  }

  private long criterion(long edition, String name) {
    return jdbc.sql("select criterion from contests.criterion where edition = ? and name = ?")
        .params(edition, name)
        .query(Long.class)
        .single();
  }

  private long level(long edition, String name) {
    return jdbc.sql("select level from contests.level where edition = ? and name = ?")
        .params(edition, name)
        .query(Long.class)
        .single();
  }

  @Test
  void a_juror_declares_first_sees_no_school_and_not_those_to_stay_away_from() {
    long near = partner("Near", PartnerKind.SCHOOL);
    long far = partner("Far", PartnerKind.SCHOOL);
    long edition = contest(0);
    var teacher = stranger();
    long mine = hand(teacher, link(edition, near), unique("Mine"));
    var theirs = unique("Theirs");
    long foreign = hand(teacher, link(edition, far), theirs);
    var at = invite(edition, 0);
    var juror = stranger();
    juror.get("/jury/" + "0".repeat(32)).is(404);
    var first = juror.get(at).is(200).says("with which of these do you have to do");
    assertThat(first.text()).doesNotContain(theirs);
    juror.get(at + "/entries/" + foreign).is(422).says("Say first");
    juror.get(at);
    juror.post(at + "/conflicts", "partners", "" + near).is(422);
    juror.get(at);
    juror
        .post(at + "/conflicts", "partners", "" + partner("X", PartnerKind.DONOR), "said", "true")
        .is(404);
    juror.get(at);
    var list = juror.post(at + "/conflicts", "partners", "" + near, "said", "true").is(200);
    // works are seen while the jury is at work, not while schools still hand in
    assertThat(list.says("while the jury is at work").text()).doesNotContain(theirs);
    juror.get(at + "/entries/" + foreign).is(422).says("this can be done while it is");
    juror.get(at);
    juror
        .post(at + "/entries/" + foreign, "points." + criterion(edition, "Idea"), "5")
        .is(422)
        .says("this can be done while it is");
    move(edition, "JUDGING");
    juror.get(at).is(200).says(theirs, "0 of 1 scored");
    juror.get(at + "/entries/" + mine).is(404);
    juror.get(at + "/entries/" + mine + "/work").is(404);
    var sheet = juror.get(at + "/entries/" + foreign).is(200).says(theirs);
    assertThat(sheet.body())
        .doesNotContain(partners.partner(far).name(), "batches/" + batchOf(foreign));
    assertThat(juror.get(at + "/entries/" + foreign + "/work").is(200).bytes())
        .startsWith(0xFF, 0xD8);
    // not above the most, not without a criterion
    score(juror, at, edition, foreign, 11, 5).is(422).says("from 0 to 10");
    juror.get(at + "/entries/" + foreign);
    juror.post(at + "/entries/" + foreign, "points." + criterion(edition, "Idea"), "3").is(422);
    juror.get(at + "/entries/" + foreign);
    juror.post(at + "/entries/" + foreign, "points." + criterion(edition, "Idea"), "many").is(422);
    score(juror, at, edition, foreign, 5, 5).is(200).says("That was the last one");
    score(juror, at, edition, foreign, 6, 5).is(200);
    long number =
        jdbc.sql("select max(juror) from contests.juror where edition = ?")
            .param(edition)
            .query(Long.class)
            .single();
    officer.get("/contests/" + edition);
    officer.post("/contests/jury/" + number + "/end").is(200).says("is ended");
    juror.get(at).is(404);
    officer.post("/contests/jury/" + number + "/links").is(200).says("gets a letter");
    juror.get(at).is(404); // the new letter has a new link
    visitor(Role.SCHOOL, far).get("/contests/" + edition + "/results").is(403);
  }

  private long batchOf(long entry) {
    return jdbc.sql("select batch from contests.entry where entry = ?")
        .param(entry)
        .query(Long.class)
        .single();
  }

  @Test
  void who_is_of_a_company_stays_away_from_the_schools_it_pays_for() {
    long company = partner("Company", PartnerKind.SPONSOR);
    long paid = partner("Paid", PartnerKind.SCHOOL);
    jdbc.sql(
            """
            insert into classrooms.classroom (school, site, sponsor, name, seats, kind, special_needs, planned_at, key)
            select ?, min(site), ?, 'Room', 30, 'DESKTOP', false, now(), gen_random_uuid() from partners.sites where partner = ?
            """)
        .params(paid, company, paid)
        .update();
    long edition = contest(0);
    hand(stranger(), link(edition, paid), unique("Paid for"));
    move(edition, "JUDGING");
    var at = invite(edition, company);
    var juror = stranger();
    juror.get(at).is(200).says(partners.partner(company).name() + " (company)");
    juror.post(at + "/conflicts", "said", "true").is(200).says("0 of 0 scored");
  }

  @Test
  void results_have_spread_and_ties_and_an_award_needs_two() {
    long sponsor = partner("Sponsor", PartnerKind.SPONSOR);
    long school = partner("School", PartnerKind.SCHOOL);
    long edition = contest(sponsor);
    var at = link(edition, school);
    var teacher = stranger();
    long a = hand(teacher, at, unique("A"), "WEB");
    long b = hand(teacher, at, unique("B"));
    long c = hand(teacher, at, unique("C"));
    move(edition, "JUDGING");
    var one = invite(edition, 0);
    var two = invite(edition, 0);
    var first = stranger();
    var second = stranger();
    for (var each : Map.of(one, first, two, second).entrySet()) {
      each.getValue().get(each.getKey());
      each.getValue().post(each.getKey() + "/conflicts", "said", "true").is(200);
    }
    score(first, one, edition, a, 10, 10).says("This is the next");
    score(second, two, edition, a, 6, 8);
    score(first, one, edition, b, 9, 8);
    score(second, two, edition, b, 9, 8);
    score(first, one, edition, c, 1, 1);
    var ranked = new TreeMap<Long, Ranked>();
    var reader = actor(Role.OFFICER, 1);
    awards.ranked(edition, reader, row -> ranked.put(row.entry(), row));
    assertThat(ranked.get(a).mean()).isEqualTo(1700);
    assertThat(ranked.get(a).spread()).isEqualTo(300);
    assertThat(ranked.get(b).spread()).isZero();
    assertThat(ranked.get(a).place()).isEqualTo(1);
    assertThat(ranked.get(b).place()).isEqualTo(1);
    assertThat(ranked.get(c).place()).isEqualTo(3);
    var results = "/contests/" + edition + "/results";
    officer.get(results).is(200).says("tie of 2", "14 – 20");
    // a conflict declared late takes the scores with it
    second.get(two);
    second.post(two + "/conflicts", "partners", "" + school, "said", "true").is(200);
    officer.get(results).says("20");
    assertThat(officer.get(results).text()).doesNotContain("tie of 2");

    assertThat(officer.get(results + "?after=2").is(200).text())
        .contains(code(c))
        .doesNotContain(code(a));
    var gold = "" + level(edition, "Gold");
    officer.get(results);
    officer.post("/contests/" + edition + "/awards", "entry", "" + a, "level", gold).is(200);
    officer.post("/contests/" + edition + "/awards", "entry", "" + a, "level", gold).is(200);
    officer
        .post("/contests/" + edition + "/awards", "entry", "" + b, "level", gold)
        .is(422)
        .says("no more is free");
    officer.get(results);
    officer
        .post(
            "/contests/" + edition + "/awards",
            "entry",
            "" + a,
            "level",
            "" + level(edition, "Silver"))
        .is(422)
        .says("Take that back first");
    officer.get(results);
    officer
        .post(
            "/contests/" + edition + "/awards",
            "entry",
            "" + a,
            "level",
            "" + level(edition, "Green prize"))
        .is(200);
    long award = award(a, "Gold");
    officer.get(results).says("A colleague decides");
    officer.post("/contests/awards/" + award + "/decision").is(422).says("a second person");
    officer.get("/contests/" + edition);
    officer
        .post("/contests/" + edition + "/state", "next", "AWARDED")
        .is(422)
        .says("only proposed");
    officer.get(results);
    officer.post("/contests/" + edition + "/state", "next", "OPEN").is(422);
    var colleague = visitor(Role.OFFICER);
    colleague.get(results).is(200);
    colleague.post("/contests/awards/" + award + "/decision").is(200).says("Decided");
    colleague.post("/contests/awards/" + award(a, "Green prize") + "/drop").is(200);
    assertThat(colleague.get("/contests/" + edition + "/results.csv").is(200).text())
        .contains("Gold", "20");
    move(edition, "AWARDED");
    stranger().get("/gallery/" + edition).is(200).says("Gold");
    for (var language : new String[] {"en", "zh", "fr"})
      assertThat(teacher.get(at + "/certificates.pdf?in=" + language).is(200).bytes())
          .startsWith('%', 'P', 'D', 'F');
    dropped(teacher.get(at + "/certificates.pdf?in=fr").is(200).bytes())
        .is(200)
        .says("byte for byte as we gave it out");
    assertThat(
            jdbc.sql("select level from contests.awards where edition = ?")
                .param(edition)
                .query(String.class)
                .list())
        .containsExactly("Gold");
    // the link opens nothing any more, and what was decided stands
    first.get(one).is(404);
    first.post(one + "/conflicts", "partners", "" + school, "said", "true").is(404);

    // anybody checks a certificate, and reads of nobody
    var anybody = stranger();
    assertThat(
            anybody
                .get("/w/" + code(a))
                .is(200)
                .says(contests.edition(edition).title(), "Painting", "Gold", code(a))
                .text())
        .doesNotContain(partners.partner(school).name());
    anybody.get("/W/" + code(c).toLowerCase(Locale.ROOT)).is(200).says("participation");
    anybody.get("/w/222222").is(404);

    // who judged is forgotten with the works
    officer.get("/contests/" + edition).says("Li Na");
    jdbc.sql("update contests.edition set deadline = ?, delete_on = ? where edition = ?")
        .params(today().minusDays(9), today(), edition)
        .update();
    contests.deleteDue(Occasion.of(Actor.HOUSE, clock.instant()));
    assertThat(officer.get("/contests/" + edition).is(200).text()).doesNotContain("Li Na");
    assertThat(
            jdbc.sql("select count(*) from contests.juror where edition = ? and email like '%@%'")
                .param(edition)
                .query(Integer.class)
                .single())
        .isZero();
  }

  private record Said(int idea, int craft) {}

  private Optional<Said> said(long edition, long entry, long juror) {
    return jdbc.sql(
            """
            select (select points from contests.score where juror = :juror and entry = :entry and criterion = :idea) as idea,
                   (select points from contests.score where juror = :juror and entry = :entry and criterion = :craft) as craft
             where exists (select from contests.score where juror = :juror and entry = :entry)
            """)
        .param("juror", juror)
        .param("entry", entry)
        .param("idea", criterion(edition, "Idea"))
        .param("craft", criterion(edition, "Craft"))
        .query((row, _) -> new Said(row.getInt(1), row.getInt(2)))
        .optional();
  }

  private long juror(long edition) {
    return jdbc.sql("select max(juror) from contests.juror where edition = ?")
        .param(edition)
        .query(Long.class)
        .single();
  }

  private Callable<Visitor.Seen> press(
      Visitor by, String at, long edition, long entry, int points) {
    return () ->
        by.post(
            at + "/entries/" + entry,
            "points." + criterion(edition, "Idea"),
            "" + points,
            "points." + criterion(edition, "Craft"),
            "" + points);
  }

  private Visitor declared(String at) {
    var juror = stranger();
    juror.get(at).is(200);
    juror.post(at + "/conflicts", "said", "true").is(200);
    return juror;
  }

  @Test
  void two_jurors_and_two_pages_of_one_juror_save_at_once_and_no_sheet_is_mixed() throws Exception {
    long edition = contest(0);
    long entry =
        hand(stranger(), link(edition, partner("School", PartnerKind.SCHOOL)), unique("A"));
    move(edition, "JUDGING");
    var at = invite(edition, 0);
    long first = juror(edition);
    var another = invite(edition, 0);
    long second = juror(edition);
    var page = declared(at);
    var again = declared(at);
    var other = declared(another);
    for (int round = 0; round < 5; round++) {
      page.get(at + "/entries/" + entry).is(200);
      again.get(at + "/entries/" + entry).is(200);
      other.get(another + "/entries/" + entry).is(200);
      for (var seen :
          AtOnce.all(
              press(page, at, edition, entry, 9),
              press(again, at, edition, entry, 2),
              press(other, another, edition, entry, 5))) seen.is(200);
      assertThat(said(edition, entry, first).orElseThrow())
          .as("a sheet as somebody sent it")
          .isIn(new Said(9, 9), new Said(2, 2));
      assertThat(said(edition, entry, second)).contains(new Said(5, 5));
    }
  }

  @Test
  void the_contest_is_closed_while_a_juror_saves_and_the_points_count_or_are_refused()
      throws Exception {
    long school = partner("School", PartnerKind.SCHOOL);
    for (int round = 0; round < 4; round++) {
      long edition = contest(0);
      long entry = hand(stranger(), link(edition, school), unique("A"));
      move(edition, "JUDGING");
      var at = invite(edition, 0);
      long number = juror(edition);
      var page = declared(at);
      page.get(at + "/entries/" + entry).is(200);
      officer.get("/contests/" + edition).is(200);
      var got =
          AtOnce.all(
              press(page, at, edition, entry, 7),
              () -> officer.post("/contests/" + edition + "/state", "next", "AWARDED"));
      got.getLast().is(200);
      assertThat(contests.edition(edition).isAwarded()).isTrue();
      var kept = said(edition, entry, number);
      // the link has ended with the contest, so whoever saved in time may find its page gone, too
      if (kept.isPresent()) assertThat(kept).contains(new Said(7, 7));
      else assertThat(got.getFirst().status()).isIn(404, 422);
      page.get(at).is(404).says("This contest is decided");
      page.post(at + "/entries/" + entry, "points." + criterion(edition, "Idea"), "1").is(404);
      assertThat(said(edition, entry, number)).as("nothing moves afterwards").isEqualTo(kept);
    }
  }

  private String code(long entry) {
    return jdbc.sql("select code from contests.entry where entry = ?")
        .param(entry)
        .query(String.class)
        .single();
  }

  private long award(long entry, String level) {
    return jdbc.sql(
            """
            select award from contests.award join contests.level using (level)
             where entry = ? and name = ? and dropped_at is null
            """)
        .params(entry, level)
        .query(Long.class)
        .single();
  }
}
