package org.greenclassroom.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.greenclassroom.calendar.DayKind;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.lessons.Entry;
import org.greenclassroom.lessons.Timetable;
import org.greenclassroom.lessons.Tongue;
import org.greenclassroom.partners.PartnerKind;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Indicators with their coverage, and the report card of a school. */
class IndicatorsTest extends Watched {
  @Autowired Cards cards;
  @Autowired Timetable timetable;
  @Autowired Files files;

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
      assertThat(indicators.ofMonth(null, Locale.of(language)))
          .isNotEmpty()
          .allSatisfy(each -> assertThat(each.indicator().name()).isNotBlank());
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
    officer.get("/watch/indicators/I-02").says("Not measured yet");
    officer.get("/watch/indicators").says("Not measured yet: what is counted of networks");
    assertThat(officer.get("/watch/indicators.csv").is(200).body()).contains("I-10", "NETWORK");
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
    jdbc.sql(
            """
            insert into classrooms.headcount (classroom, school_year, pupils, source, recorded_at, recorded_by, key)
            select room, '2026-2027', 31, 'VISIT', now(), 0, gen_random_uuid() from unnest(?::bigint[]) room
            """)
        .param(new Long[] {room.room(), small.room()})
        .update();
    assertThat(cards.card(occasion(Role.OFFICER), room.school()).pupils()).isNull();
    assertThat(cards.card(occasion(Role.OFFICER), small.school()).pupils()).isEqualTo(31);
  }

  /**
   * What happened to an indicator of the programme: numerator, denominator, reporting, expected.
   */
  private List<BigDecimal> programme(String code, LocalDate month) {
    return jdbc.sql(
            """
            select coalesce(sum(numerator), 0) as n, coalesce(sum(denominator), 0) as d, coalesce(sum(reporting), 0) as r,
                   coalesce(sum(expected), 0) as e
              from watch.measure where indicator = ? and month = ? and scope = 'ALL'
            """)
        .params(code, month)
        .query((row, _) ->
            List.of(
                row.getBigDecimal(1),
                row.getBigDecimal(2),
                row.getBigDecimal(3),
                row.getBigDecimal(4)))
        .single();
  }

  private String more(String code, LocalDate month, List<BigDecimal> before) {
    var now = programme(code, month);
    var all = new ArrayList<String>();
    for (int at = 0; at < 4; at++)
      all.add(now.get(at).subtract(before.get(at)).stripTrailingZeros().toPlainString());
    return String.join(" ", all);
  }

  private long person() {
    return jdbc.sql(
            """
            insert into volunteers.volunteer (name, email, language, made_at, made_by)
            values ('志愿者', ?, 'zh', now(), 0) returning volunteer
            """)
        .param("v" + unique() + "@example.org")
        .query(Long.class)
        .single();
  }

  private long day(String kind, String state, LocalDate day, Long company) {
    return jdbc.sql(
            """
            insert into activities.activity (key, kind, title, partner, starts_at, ends_at, zone, place, language, state, open,
                                             address, consents, published_at, made_at, made_by)
            select gen_random_uuid(), ?, 'A day', ?::bigint, d.at, d.at + interval '3 hours', 'Asia/Shanghai', 'Hall', 'zh', ?,
                   true, 'a-day-' || gen_random_uuid(), '{}', d.at - interval '9 days', now(), 0
              from (select ?::date + time '09:00' at time zone 'Asia/Shanghai' as at) d
            returning activity
            """)
        .params(Arrays.asList(kind, company, state, day))
        .query(Long.class)
        .single();
  }

  private long slot(long activity, int capacity) {
    long slot =
        jdbc.sql(
                """
                insert into activities.slot (activity, role, starts_at, ends_at, capacity, min_age, with_children,
                                             photos_allowed, key)
                select activity, 'HELPER', starts_at, ends_at, ?, 0, false, false, gen_random_uuid()
                  from activities.activity where activity = ? returning slot
                """)
            .params(capacity, activity)
            .query(Long.class)
            .single();
    jdbc.sql("insert into signups.desk (slot) values (?)").param(slot).update();
    return slot;
  }

  private void placed(long activity, long slot, int number, long volunteer) {
    jdbc.sql("insert into signups.place (slot, number) values (?, ?)")
        .params(slot, number)
        .update();
    jdbc.sql(
            """
            insert into signups.signup (slot, activity, volunteer, place, state, asked_at, changed_at)
            values (?, ?, ?, ?, 'PLACED', now(), now())
            """)
        .params(slot, activity, volunteer, number)
        .update();
  }

  private void came(long activity, long slot, long volunteer) {
    jdbc.sql(
            """
            insert into attendance.presence (activity, slot, volunteer, came_at, via)
            select activity, ?, ?, starts_at, 'QR' from activities.activity where activity = ?
            """)
        .params(slot, volunteer, activity)
        .update();
  }

  private void hours(long activity, long slot, long volunteer, Long company, boolean confirmed) {
    jdbc.sql(
            """
            insert into attendance.hour (key, activity, slot, volunteer, partner, day, planned_min, actual_min, state,
                                         logged_at, logged_by, decided_at, decided_by)
            select gen_random_uuid(), a.activity, ?, ?, ?::bigint, a.day, 180, 90, ?, now(), 0,
                   case when ? then now() end, case when ? then 1 end
              from activities.activities a where a.activity = ?
            """)
        .params(
            Arrays.asList(
                slot,
                volunteer,
                company,
                confirmed ? "CONFIRMED" : "LOGGED",
                confirmed,
                confirmed,
                activity))
        .update();
  }

  @Test
  void days_with_people_are_measured_for_the_programme_and_unknown_stays_unknown() {
    var past = YearMonth.from(today()).minusMonths(37);
    var month = past.atDay(1);
    watch.measure(on(today()), past);
    var codes =
        List.of("I-44", "I-45", "I-50", "I-51", "I-53", "I-54", "I-55", "I-56", "I-57", "I-58");
    var before = new HashMap<String, List<BigDecimal>>();
    for (var code : codes) before.put(code, programme(code, month));
    long company = partner(PartnerKind.SPONSOR, "Company");
    long again = person();
    long absent = person();
    long earlier = day("TEAM_BUILDING", "HELD", month.minusDays(40), company);
    came(earlier, slot(earlier, 1), again);
    // four places, two people placed, one of them came, for a company, and the hours are confirmed
    long told = day("TEAM_BUILDING", "HELD", month.plusDays(8), company);
    long places = slot(told, 4);
    placed(told, places, 1, again);
    placed(told, places, 2, absent);
    came(told, places, again);
    hours(told, places, again, company, true);
    // nobody wrote down who came, and nobody confirmed
    long untold = day("REFURBISHING", "PUBLISHED", month.plusDays(9), null);
    long untoldPlaces = slot(untold, 2);
    placed(untold, untoldPlaces, 1, absent);
    hours(untold, untoldPlaces, absent, null, false);
    day("REFURBISHING", "CANCELLED", month.plusDays(10), null);
    // of one that was held it is known that it began seven minutes late, of the other nothing
    long late = day("DISTANCE_SESSION", "HELD", month.plusDays(11), null);
    jdbc.sql(
            "update activities.activity set begun_at = starts_at + interval '7 minutes' where activity = ?")
        .param(late)
        .update();
    day("DISTANCE_SESSION", "HELD", month.plusDays(11), null);
    day("DISTANCE_SESSION", "CANCELLED", month.plusDays(12), null);
    day("DISTANCE_SESSION", "PUBLISHED", month.plusDays(13), null);
    // the company that came books the second time, in a school; another books its first day
    jdbc.sql("update activities.activity set school = ? where activity = ?")
        .params(partner(PartnerKind.SCHOOL, "School"), told)
        .update();
    day("TEAM_BUILDING", "PUBLISHED", month.plusDays(14), partner(PartnerKind.SPONSOR, "First"));
    watch.measure(on(today()), past);
    assertThat(more("I-44", month, before.get("I-44"))).isEqualTo("2 4 3 4");
    assertThat(more("I-45", month, before.get("I-45"))).isEqualTo("7 1 1 2");
    assertThat(more("I-56", month, before.get("I-56"))).startsWith("1.5 ").endsWith(" 1 1");
    assertThat(more("I-57", month, before.get("I-57"))).startsWith("1 ").endsWith(" 1 1");
    assertThat(more("I-58", month, before.get("I-58"))).isEqualTo("1 2 2 2");
    for (var code : List.of("I-45", "I-56", "I-57", "I-58"))
      visitor(Role.OFFICER)
          .get("/watch/indicators/" + code + "?month=" + month)
          .is(200)
          .says("Formula", "Owner", " days");
    assertThat(more("I-50", month, before.get("I-50"))).startsWith("1.5 ").endsWith(" 1 2");
    assertThat(more("I-51", month, before.get("I-51"))).startsWith("1 ").endsWith(" 1 1");
    assertThat(more("I-53", month, before.get("I-53"))).isEqualTo("3 6 2 2");
    assertThat(more("I-54", month, before.get("I-54"))).isEqualTo("1 2 1 2");
    assertThat(more("I-55", month, before.get("I-55"))).isEqualTo("1 1 1 2");
    visitor(Role.OFFICER).get("/watch/indicators/I-50?month=" + month).is(200).says(" days");
  }

  @Test
  void photographs_and_readers_are_measured_as_they_stand_and_kept_when_the_month_is_over() {
    var officer = visitor(Role.OFFICER);
    var read = lent(officer, 2, today().minusDays(30));
    var untried = lent(officer, 1, today().minusDays(30));
    var month = today().withDayOfMonth(1);
    watch.measure(on(today()), YearMonth.from(month));
    var rooms = programme("I-60", month);
    var pictures = programme("I-52", month);
    var aids = programme("I-61", month);
    for (var room : List.of(read, untried))
      jdbc.sql("update classrooms.classroom set special_needs = true where classroom = ?")
          .param(room.room())
          .update();
    jdbc.sql(
            """
            insert into special.trial (classroom, device, day, product, outcome, recorded_at, recorded_by, key)
            values (?, ?, ?, 'NVDA', 'READS', now(), 0, gen_random_uuid())
            """)
        .params(read.room(), device(read.tags().getFirst()), today())
        .update();
    // of three Braille displays two worked; a magnifier worked, and ran out; nobody tried the
    // headsets
    for (var piece : List.of("BRAILLE_DISPLAY 3 2", "MAGNIFIER 2 2", "HEADSET 5")) {
      var told = piece.split(" ");
      var ends = told[0].equals("MAGNIFIER");
      long aid =
          jdbc.sql(
                  """
                  insert into special.aid (classroom, kind, product, pieces, licence, expires_on, recorded_at, recorded_by, key)
                  values (?, ?, 'Product', ?, ?, ?::date, now(), 0, gen_random_uuid()) returning aid
                  """)
              .params(
                  Arrays.asList(
                      read.room(),
                      told[0],
                      Integer.valueOf(told[1]),
                      ends ? "L-1" : null,
                      ends ? today().minusDays(3).toString() : null))
              .query(Long.class)
              .single();
      if (told.length < 3) continue;
      officer.get("/special/classrooms/" + read.room()).is(200).says("not tried yet");
      officer.post("/special/aids/" + aid + "/inspections", "working", "99").is(422).says("pieces");
      officer.get("/special/classrooms/" + read.room());
      officer
          .post("/special/aids/" + aid + "/inspections", "working", told[2])
          .is(200)
          .says(told[2] + " of " + told[1] + " work");
    }
    var file =
        files.keep(unique("picture").getBytes(StandardCharsets.UTF_8), "a.jpg", "image/jpeg");
    for (var shows : List.of("NO_PEOPLE", "CHILDREN")) {
      long photograph =
          jdbc.sql(
                  """
                  insert into photographs.photograph (key, file, taken_on, words, width, height, recorded_at, recorded_by)
                  values (gen_random_uuid(), ?, ?, '', 9, 9, now(), 0) returning photograph
                  """)
              .params(file, today())
              .query(Long.class)
              .single();
      jdbc.sql(
              """
              insert into photographs.saying (key, photograph, shows, unnamed, looked, said_at, said_by)
              values (gen_random_uuid(), ?, ?, 0, false, now(), 0)
              """)
          .params(photograph, shows)
          .update();
      jdbc.sql(
              """
              insert into photographs.use (key, photograph, purpose, place, used_at, used_by)
              values (gen_random_uuid(), ?, 'WEBSITE', 'page', now(), 0)
              """)
          .param(photograph)
          .update();
    }
    watch.measure(on(today()), YearMonth.from(month));
    assertThat(more("I-60", month, rooms)).isEqualTo("1 1 1 2");
    assertThat(more("I-61", month, aids)).isEqualTo("2 5 5 10");
    officer.get("/watch/indicators/I-61").is(200).says("pieces");
    assertThat(more("I-52", month, pictures)).isEqualTo("1 2 2 2");
    officer.get("/watch/indicators/I-52").is(200).says("photographs");
    // of a month that is over nobody knows any more what was released then
    var over = month.minusMonths(1);
    jdbc.sql(
            """
            insert into watch.measure (indicator, month, scope, scope_key, numerator, denominator, reporting, expected,
                                       withheld, computed_at)
            values ('I-52', ?, 'ALL', '', 7, 9, 9, 9, false, now())
            on conflict (indicator, month, scope, scope_key) do update set numerator = 7, denominator = 9, reporting = 9, expected = 9
            """)
        .param(over)
        .update();
    watch.measure(on(today()), YearMonth.from(over));
    assertThat(programme("I-52", over).getFirst()).isEqualByComparingTo("7");
  }

  /** A day that is over without a word counts as not held, also the last of a month. */
  @Test
  void a_lesson_of_the_last_day_of_a_month_is_expected_too() {
    var officer = visitor(Role.OFFICER);
    var room = lent(officer, 1, today().minusDays(300));
    var month = YearMonth.from(today()).minusMonths(1);
    while (calendars.dayAt(room.school(), month.atEndOfMonth()).kind() != DayKind.TEACHING)
      month = month.minusMonths(1);
    var last = month.atEndOfMonth();
    var code = "43" + String.format("%04d", 1000 + unique() % 8999);
    schools.enterDivision(
        occasion(Role.OFFICER), room.school(), code, "湖南省/某市/某县", today().minusDays(300));
    timetable.add(
        occasion(Role.OFFICER),
        new Entry(
            0,
            room.room(),
            last.getDayOfWeek().getValue(),
            1,
            LocalTime.of(8, 0),
            40,
            5,
            "5(1)",
            null,
            null,
            Tongue.ZH,
            last,
            last));
    watch.measure(on(today()), month);
    assertThat(
            jdbc.sql(
                    "select denominator from watch.measure where indicator = 'I-40' and month = ? and scope_key = ?")
                .params(month.atDay(1), code)
                .query(Integer.class)
                .single())
        .isEqualTo(1);
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
  }
}
