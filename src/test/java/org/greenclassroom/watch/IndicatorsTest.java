package org.greenclassroom.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.schools.SchoolKind;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Indicators with their coverage, and the report card of a school. */
class IndicatorsTest extends Watched {
  @Autowired Cards cards;

  private List<String> rows(YearMonth month) {
    return jdbc.sql(
            """
            select row_to_json(m)::text from (
              select indicator, scope, scope_key, numerator, denominator, median, reporting, expected, withheld
                from watch.measure where month = ? order by 1, 2, 3) m
            """)
        .param(month.atDay(1))
        .query(String.class)
        .list();
  }

  /** A week of use, as the sums of the room below keep it. */
  private void used(Lent room, int computers, int activeMinutes) {
    var week = today().minusDays(today().getDayOfWeek().getValue() + 6);
    jdbc.sql(
            """
            insert into usage.room_month (classroom, month, on_min, active_min, judged_min, device_days, stray_on, stray_active,
                                          stray_judged) values (?, ?, ?, ?, 0, 5, 0, 0, 0)
            """)
        .params(room.room(), today().withDayOfMonth(1), activeMinutes * 2, activeMinutes)
        .update();
    jdbc.sql(
            """
            insert into usage.room_week (classroom, week, on_min, active_min, judged_min, starts, devices, used, seen, device_days)
            values (?, ?, ?, ?, 0, 1, ?, ?, ?, ?)
            """)
        .params(
            room.room(),
            week,
            activeMinutes * 2,
            activeMinutes,
            computers,
            computers,
            computers,
            computers * 5)
        .update();
    for (int i = 0; i < computers; i++)
      jdbc.sql(
              """
              insert into usage.device_week (classroom, week, device, on_min, active_min, days, seen) values (?, ?, ?, ?, ?, 5, 5)
              """)
          .params(
              room.room(),
              week,
              device(room.tags().get(i)),
              activeMinutes * 2 / computers,
              activeMinutes / computers)
          .update();
    jdbc.sql("insert into usage.room (classroom, last_day, last_minutes_day) values (?, ?, ?)")
        .params(room.room(), week.plusDays(4), week.plusDays(4))
        .update();
  }

  private BigDecimal of(String code, String scope, String key, String column) {
    return jdbc.sql(
            "select "
                + column
                + " from watch.measure where indicator = ? and month = ? and scope = ? and scope_key = ?")
        .params(code, today().withDayOfMonth(1), scope, key)
        .query(BigDecimal.class)
        .single();
  }

  @Test
  void both_denominators_with_their_coverage_and_the_same_however_often_it_is_reckoned() {
    var officer = visitor(Role.OFFICER);
    var room = lent(officer, 4, today().minusDays(100));
    var silent = lent(officer, 2, today().minusDays(100));
    var code = "53" + String.format("%04d", 1000 + unique() % 8999);
    for (var school : List.of(room.school(), silent.school()))
      schools.enterDivision(
          occasion(Role.OFFICER), school, code, "云南省/某州/某县", today().minusDays(200));
    used(room, 2, 1000);
    reckon(today());
    var month = YearMonth.from(today());
    int days = calendars.schoolDays(room.school(), today().withDayOfMonth(1), today().plusDays(1));

    // over all computers the silent room counts; over those heard of it does not
    assertThat(of("I-10", "COUNTY", code, "denominator").intValue()).isEqualTo(6 * days);
    assertThat(of("I-11", "COUNTY", code, "denominator").intValue()).isEqualTo(2 * days);
    assertThat(of("I-10", "COUNTY", code, "numerator").intValue()).isEqualTo(1000);
    assertThat(of("I-10", "COUNTY", code, "reporting").intValue()).isEqualTo(1);
    assertThat(of("I-10", "COUNTY", code, "expected").intValue()).isEqualTo(2);
    assertThat(of("I-14", "COUNTY", code, "numerator").intValue()).isEqualTo(4);
    assertThat(of("I-12", "COUNTY", code, "numerator").intValue()).isEqualTo(2);
    assertThat(of("I-15", "COUNTY", code, "denominator").intValue()).isEqualTo(1000);
    assertThat(of("I-15", "COUNTY", code, "numerator").intValue()).isEqualTo(500);

    // a share is never more than all, coverage never more than expected, twice is the same
    var before = rows(month);
    assertThat(watch.measure(on(today()), month)).isPositive();
    assertThat(rows(month)).isEqualTo(before);
    assertThat(
            jdbc.sql(
                    """
                    select count(*) from watch.measure m join watch.indicator i using (indicator)
                     where i.unit = 'SHARE' and m.numerator > m.denominator or m.reporting > m.expected
                    """)
                .query(Long.class)
                .single())
        .isZero();
    assertThat(
            jdbc.sql("select count(*) from watch.indicators where n_reporting > n_expected")
                .query(Long.class)
                .single())
        .isZero();

    // pages, in three languages; what waits says for what, and is not zero
    for (var language : List.of("en", "zh", "fr")) {
      officer.speaking(language);
      officer.get("/watch").is(200);
      officer.get("/watch/indicators").is(200);
      for (var indicator : indicators.ofMonth(null, Locale.of(language)))
        assertThat(indicator.indicator().name()).isNotBlank();
      officer
          .get("/watch/indicators/I-10")
          .is(200)
          .says(code.substring(0, 2).isEmpty() ? "" : "I-10");
      officer.get("/watch/indicators/I-40").is(200);
      officer.get("/watch/risks").is(200);
      officer.get("/watch/rooms").is(200);
      officer.get("/watch/cards").is(200);
    }
    officer.speaking("en");
    officer.get("/watch/indicators/I-44").says("Not measured yet");
    officer.get("/watch/indicators").says("Not measured yet: the reports of distance sessions");
    assertThat(officer.get("/watch/indicators.csv").is(200).body()).contains("I-10", "DISTANCE");
    assertThat(officer.get("/watch/indicators/I-10.csv").is(200).body()).contains("COUNTY," + code);
    officer.get("/watch/indicators/I-98").is(404);
    officer.get("/watch/indicators/I-34");
    officer
        .post("/watch/indicators/I-34/threshold", "threshold", "15")
        .is(200)
        .says("act above 15");
    officer.post("/watch/indicators/I-34/threshold", "threshold", "150").is(422);
    officer.get("/watch/indicators/I-34");
    officer.post("/watch/indicators/I-34/threshold", "threshold", "10").is(200);
    officer
        .post("/watch/indicators/months", "month", month.minusMonths(1).toString())
        .is(200)
        .says("added up anew");
    officer
        .post("/watch/indicators/months", "month", month.plusMonths(1).toString())
        .is(422)
        .says("has not begun");
    assertThat(officer.get("/watch/risks.csv").is(200).body()).contains("score");
    officer.get("/watch/risks?band=CALM&q=x").is(200);
  }

  @Test
  void special_needs_stand_in_the_programmes_figures_only_and_few_pupils_are_withheld() {
    var officer = visitor(Role.OFFICER);
    var room = lent(officer, 1, today().minusDays(100));
    var code = "54" + String.format("%04d", 1000 + unique() % 8999);
    schools.enterDivision(
        occasion(Role.OFFICER), room.school(), code, "某自治区/某县", today().minusDays(200));
    jdbc.sql("update classrooms.classroom set special_needs = true where classroom = ?")
        .param(room.room())
        .update();
    var small = lent(officer, 1, today().minusDays(100));
    var other = "62" + String.format("%04d", 1000 + unique() % 8999);
    schools.enterDivision(
        occasion(Role.OFFICER), small.school(), other, "甘肃省/某县", today().minusDays(200));
    officer.get("/schools/" + small.school());
    jdbc.sql(
            """
            insert into classrooms.headcount (classroom, school_year, pupils, source, recorded_at, recorded_by, key)
            values (?, '2026-2027', 7, 'VISIT', now(), 0, gen_random_uuid())
            """)
        .param(small.room())
        .update();
    seen(small, "WORKING", small.tags().getFirst());
    reckon(today());
    assertThat(
            jdbc.sql("select count(*) from watch.measure where scope_key in (?, ?) and month = ?")
                .params(code, code.substring(0, 4), today().withDayOfMonth(1))
                .query(Long.class)
                .single())
        .isZero();
    assertThat(
            jdbc.sql(
                    "select settings = '{SPECIAL_EDUCATION}' from watch.month where classroom = ? and month = ?")
                .params(room.room(), today().withDayOfMonth(1))
                .query(Boolean.class)
                .single())
        .isTrue();
    assertThat(
            jdbc.sql(
                    """
                    select withheld and numerator is null from watch.measure
                     where indicator = 'I-07' and scope_key = ? and month = ?
                    """)
                .params(other, today().withDayOfMonth(1))
                .query(Boolean.class)
                .single())
        .isTrue();
    officer.get("/watch/indicators/I-07").is(200).says("fewer than ten pupils");
    assertThat(cards.card(occasion(Role.OFFICER), small.school()).pupils()).isNull();
  }

  /** FU-12: one page of A4, tagged, in three languages; a school sees its own only. */
  @Test
  void a_report_card_is_one_page_for_staff_and_for_the_school_itself() throws Exception {
    var officer = visitor(Role.OFFICER);
    var room = lent(officer, 2, today().minusDays(120));
    used(room, 1, 400);
    seen(room, "WORKING", room.tags().getFirst());
    reckon(today());
    officer
        .get("/watch/cards/" + room.school())
        .is(200)
        .says(room.schoolName(), "computers work", "not zero", "What we do next");
    for (var language : List.of("en", "zh", "fr")) {
      officer.speaking(language);
      var pdf = officer.get("/watch/cards/" + room.school() + "/card.pdf").is(200).bytes();
      try (var paper = Loader.loadPDF(pdf)) {
        assertThat(paper.getNumberOfPages()).as(language).isEqualTo(1);
        assertThat(paper.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
        assertThat(new PDFTextStripper().getText(paper).replaceAll("\\s", ""))
            .contains(room.schoolName().replaceAll("\\s", ""));
      }
    }
    officer.speaking("en");
    var code = "65" + String.format("%04d", 1000 + unique() % 8999);
    schools.enterDivision(
        occasion(Role.OFFICER), room.school(), code, "某区/某县", today().minusDays(200));
    reckon(today());
    officer.get("/watch/cards?place=" + code).is(200).says(room.schoolName());
    var zip =
        new ZipInputStream(
            new ByteArrayInputStream(
                officer.get("/watch/cards.zip?place=" + code).is(200).bytes()));
    assertThat(zip.getNextEntry().getName()).isEqualTo("card-%06d.pdf".formatted(room.school()));
    assertThat(zip.readAllBytes())
        .startsWith("%PDF".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    assertThat(zip.getNextEntry()).isNull();
    officer.get("/watch/cards.zip?place=x").is(422).says("no beginning of a division");
    var own = visitor(Role.SCHOOL, room.school());
    own.get("/watch/cards/" + room.school()).is(200).says("What we do next");
    own.get("/watch/cards/" + room.school() + "/card.pdf").is(200);
    own.get("/watch/cards/" + lent(officer, 1, today().minusDays(9)).school()).is(404);
    own.get("/watch/rooms/" + room.room()).is(403);
    officer.get("/schools/" + room.school()).is(200).says("Report card");
    assertThat(Set.of(SchoolKind.values())).isNotEmpty();
  }
}
