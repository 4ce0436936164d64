package org.greenclassroom.impact;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.past.Added;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

class PeopleFiguresTest extends Counting {
  @Autowired org.greenclassroom.impact.People figures;
  @Autowired ApplicationContext context;

  /**
   * Validation case 15: 1,200 learners in six grades for three years, 40 computers, 720 lessons.
   */
  @Test
  void twelve_hundred_in_six_grades_over_three_years_are_sixteen_hundred() {
    int last = thisYear();
    var begun = LocalDate.of(last - 2, 9, 1);
    fewElsewhere(begun, last - 2, last - 1, last);
    long donor = donor();
    long school = school();
    long room = room(school, donor, 40, begun, false);
    for (int year = last - 2; year <= last; year++) {
      report(school, "GRADES", year, 200, "G1", "G2", "G3", "G4", "G5", "G6");
      for (int grade = 1; grade <= 6; grade++)
        if (year != last - 1)
          timetable(
              room, school, 7, grade, grade, LocalDate.of(year, 9, 1), LocalDate.of(year, 9, 2));
    }
    var until = lastOfSchoolDays(school, LocalDate.of(last - 1, 9, 1), 144);
    for (int weekday = 1; weekday <= 5; weekday++)
      for (int period = 1; period <= 5; period++)
        timetable(
            room,
            school,
            weekday,
            period,
            weekday == 5 && period == 5 ? 6 : period,
            LocalDate.of(last - 1, 9, 1),
            until);
    jdbc.sql(
            """
            insert into lessons.lesson (uid, hash, thread, revision, classroom, day, entry, state, grade, class_label,
                   minutes, pupils, computers, tongue, via, recorded_at, recorded_by)
            select u.uid, 'test', u.uid, 1, p.classroom, p.day, p.entry, 'HELD', p.grade, p.class_label, p.minutes, 45,
                   40, 'zh', 'OFFICE', now(), 0
              from lessons.plans p cross join lateral (select gen_random_uuid() as uid, p.entry) u
             where p.classroom = ? and p.day between ? and ?
            """)
        .params(room, LocalDate.of(last - 1, 9, 1), until)
        .update();
    jdbc.sql(
            """
            insert into usage.room_month (classroom, month, on_min, active_min, judged_min, device_days, stray_on,
                   stray_active, stray_judged)
            values (?, ?, 6000, 0, 0, 0, 600, 0, 0)
            """)
        .params(room, LocalDate.of(last - 1, 10, 1))
        .update();

    var answer = api(Role.OFFICER).get("/api/v1/impact/people?donor=" + donor).is(200).json();
    for (int year = last - 2; year <= last; year++)
      assertThat(value(answer, "learners", schoolYear(year))).isEqualByComparingTo("1200");
    assertThat(value(answer, "learners-over-the-loan", null)).isEqualByComparingTo("1600");
    assertThat(one(answer, "learners-over-the-loan", null).get("estimated").asBoolean()).isFalse();
    assertThat(value(answer, "learner-years", null)).isEqualByComparingTo("3600");
    assertThat(value(answer, "learners-per-computer", schoolYear(last))).isEqualByComparingTo("30");
    assertThat(value(answer, "computers-per-hundred", schoolYear(last)))
        .isEqualByComparingTo("3.33");
    assertThat(value(answer, "hours-planned", schoolYear(last - 1))).isEqualByComparingTo("19200");
    assertThat(value(answer, "learner-hours", schoolYear(last - 1))).isEqualByComparingTo("21600");
    assertThat(value(answer, "hours-logged", schoolYear(last - 1))).isEqualByComparingTo("110");
    assertThat(figures.toldOfClassroom(house(), room))
        .filteredOn(told -> told.figure().equals("learners-over-the-loan"))
        .singleElement()
        .satisfies(told -> assertThat(told.value()).isEqualByComparingTo("1600"));

    // two of forty do not work
    heard(room, 38);
    answer = api(Role.OFFICER).get("/api/v1/impact/people?donor=" + donor).is(200).json();
    assertThat(value(answer, "learners-per-computer", schoolYear(last)))
        .isEqualByComparingTo("31.58");
  }

  @Test
  void two_rooms_of_a_school_do_not_double_it_and_nobody_counts_more_than_are_enrolled() {
    int year = thisYear();
    var begun = LocalDate.of(year - 1, 9, 1);
    fewElsewhere(begun, year - 1, year);
    long donor = donor();
    long school = school();
    for (int pupils : new int[] {300, 250}) {
      long room = room(school, donor, 1, begun, false);
      pupils(room, year - 1, pupils);
      pupils(room, year, pupils);
    }
    report(school, "GRADES", year, 48, "G1", "G2", "G3", "G4", "G5", "G6");
    var answer = api(Role.OFFICER).get("/api/v1/impact/people?donor=" + donor).is(200).json();
    assertThat(value(answer, "learners", schoolYear(year - 1))).isEqualByComparingTo("300");
    assertThat(value(answer, "learners", schoolYear(year))).isEqualByComparingTo("288");
    // nobody knows the new ones: a sixth of 288
    assertThat(value(answer, "learners-over-the-loan", null)).isEqualByComparingTo("348");
    assertThat(one(answer, "learners-over-the-loan", null).get("estimated").asBoolean()).isTrue();
    assertThat(value(answer, "learner-years", null)).isEqualByComparingTo("588");
  }

  @Test
  void grades_that_nobody_counted_are_not_taken_for_empty_ones() {
    int year = thisYear();
    var begun = LocalDate.of(year - 1, 9, 1);
    fewElsewhere(begun, year - 1, year);
    long donor = donor();
    long school = school();
    long room = room(school, donor, 1, begun, false);
    for (int grade = 3; grade <= 6; grade++)
      timetable(room, school, 7, grade, grade, begun, LocalDate.of(year + 1, 6, 30));
    pupils(room, year - 1, 300);
    report(school, "GRADES", year - 1, 80, "G3", "G4");
    report(school, "GRADES", year, 80, "G3", "G4", "G5", "G6");
    var answer = api(Role.OFFICER).get("/api/v1/impact/people?donor=" + donor).is(200).json();
    assertThat(value(answer, "learners", schoolYear(year - 1))).isEqualByComparingTo("300");
    assertThat(value(answer, "learners", schoolYear(year))).isEqualByComparingTo("320");
    // who was there a year before is not known by grade: a fourth of 320 is new
    assertThat(value(answer, "learners-over-the-loan", null)).isEqualByComparingTo("380");
    assertThat(one(answer, "learners-over-the-loan", null).get("estimated").asBoolean()).isTrue();
    var rows =
        api(Role.OFFICER)
            .get("/api/v1/impact/people/learners?donor=" + donor + "&year=" + (year - 1))
            .is(200)
            .json();
    assertThat(rows.get("rows").toString()).contains("LARGEST_ROOM").doesNotContain("ENTITLED");
  }

  @Test
  void a_room_that_ended_waits_for_no_computer_and_one_without_any_that_works_does() {
    int year = thisYear();
    var begun = LocalDate.of(year, 9, 1);
    if (begun.isAfter(house().today())) begun = house().today();
    fewElsewhere(begun, year);
    long donor = donor();
    long ended = room(school(), donor, 2, begun, false);
    long broken = room(school(), donor, 2, begun, false);
    long working = room(school(), donor, 2, begun, false);
    for (long room : List.of(ended, broken, working)) pupils(room, year, 100);
    heard(broken, 0);
    jdbc.sql("update classrooms.classroom set ended_on = ? where classroom = ?")
        .params(house().today(), ended)
        .update();
    var answer = api(Role.OFFICER).get("/api/v1/impact/people?donor=" + donor).is(200).json();
    assertThat(value(answer, "learners", schoolYear(year))).isEqualByComparingTo("300");
    assertThat(value(answer, "learners-per-computer", schoolYear(year)))
        .isEqualByComparingTo("100");
    assertThat(value(answer, "computers-per-hundred", schoolYear(year))).isEqualByComparingTo("1");
    var rows =
        api(Role.OFFICER)
            .get("/api/v1/impact/people/computers-per-hundred?donor=" + donor)
            .is(200)
            .json();
    assertThat(rows.get("rows")).hasSize(2);

    // three small schools, one of them ended: the two sums together would tell its pupils
    long few = donor();
    for (int pupils : new int[] {8, 7, 6}) {
      long room = room(school(), few, 1, begun, false);
      pupils(room, year, pupils);
      if (pupils == 8)
        jdbc.sql("update classrooms.classroom set ended_on = ? where classroom = ?")
            .params(house().today(), room)
            .update();
    }
    answer = api(Role.OFFICER).get("/api/v1/impact/people?donor=" + few).is(200).json();
    assertThat(value(answer, "learners", schoolYear(year))).isEqualByComparingTo("21");
    assertThat(one(answer, "learners-per-computer", schoolYear(year)).get("withheld").asBoolean())
        .isTrue();
  }

  @Test
  void fewer_than_ten_are_told_nowhere_and_cannot_be_found_by_taking_away() {
    int year = thisYear();
    var begun = LocalDate.of(year, 9, 1);
    if (begun.isAfter(house().today())) begun = house().today();
    long donor = donor();
    for (int pupils : new int[] {8, 30, 50}) {
      long school = school();
      pupils(room(school, donor, 1, begun, false), year, pupils);
    }
    var api = api(Role.AUDITOR);
    var answer = api.get("/api/v1/impact/people?donor=" + donor).is(200).json();
    assertThat(value(answer, "learners", schoolYear(year))).isEqualByComparingTo("88");
    for (var figure : new String[] {"learners", "learners-over-the-loan", "learner-years"}) {
      var rows =
          api.get("/api/v1/impact/people/" + figure + "?donor=" + donor).is(200).json().get("rows");
      assertThat(rows.size()).isEqualTo(3);
      int told = 0;
      for (var row : rows)
        if (!row.get("withheld").asBoolean()) {
          told++;
          assertThat(row.get("value").asInt()).isEqualTo(50);
        } else assertThat(row.get("value").isNull()).isTrue();
      assertThat(told).isEqualTo(1);
    }
    var visitor = visitor(Role.AUDITOR);
    var csv = visitor.get("/impact/people/learners.csv?donor=" + donor).is(200).body();
    assertThat(csv).contains(",50,").contains("fewer than ten").doesNotContain(",8,", ",30,");
    assertThat(csv.lines().filter(line -> line.contains("fewer than ten"))).hasSize(2);
    visitor.get("/impact/people/learners?donor=" + donor).is(200).says("fewer than ten");
    assertThat(visitor.get("/impact/people/learners.xlsx?donor=" + donor).is(200).bytes())
        .startsWith('P', 'K');

    long alone = donor();
    pupils(room(school(), alone, 1, begun, false), year, 8);
    answer = api.get("/api/v1/impact/people?donor=" + alone).is(200).json();
    assertThat(one(answer, "learners", schoolYear(year)).get("withheld").asBoolean()).isTrue();
    assertThat(one(answer, "learners", schoolYear(year)).get("value").isNull()).isTrue();
    assertThat(one(answer, "learner-years", null).get("value").isNull()).isTrue();
    assertThat(one(answer, "learners-per-computer", schoolYear(year)).get("value").isNull())
        .isTrue();
  }

  @Test
  void learners_of_whom_no_school_told_anything_are_not_known() {
    long donor = donor();
    room(school(), donor, 1, house().today().minusDays(1), false);
    var answer = api(Role.OFFICER).get("/api/v1/impact/people?donor=" + donor).is(200).json();
    for (var figure : List.of("learners-over-the-loan", "learner-years")) {
      var learners = Objects.requireNonNull(one(answer, figure, null));
      assertThat(learners.get("value").isNull()).as(figure).isTrue();
      assertThat(learners.get("withheld").asBoolean()).as(figure).isFalse();
    }
  }

  @Test
  void rooms_for_special_needs_are_told_for_the_programme_only() {
    int year = thisYear();
    long donor = donor();
    long school = school();
    var today = house().today();
    long room = room(school, donor, 2, today.minusDays(1), true);
    pupils(room, year, 40);
    report(school, "DISABILITIES", year, 14, "VISUAL", "HEARING");
    var answer = api(Role.OFFICER).get("/api/v1/impact/people?donor=" + donor).is(200).json();
    assertThat(one(answer, "learners", schoolYear(year))).isNull();
    assertThat(figures.toldOfClassroom(house(), room)).isEmpty();
    answer = api(Role.OFFICER).get("/api/v1/impact/people").is(200).json();
    assertThat(answer.get("special").get("rooms").asInt()).isPositive();
    assertThat(answer.get("special").get("computers").asInt()).isGreaterThanOrEqualTo(2);
    assertThat(answer.get("special").get("disabilities").has("VISUAL")).isTrue();
    var rows = api(Role.OFFICER).get("/api/v1/impact/people/learners?year=" + year).json();
    assertThat(rows.toString()).doesNotContain(partners.partner(school).name());
  }

  @Test
  void teachers_and_volunteers_are_counted_once_and_paid_time_stands_beside_own_time() {
    var today = house().today();
    long school = school();
    long donor = donor();
    room(school, donor, 1, today.minusDays(1), false);
    long half = sitting(school, today.minusDays(3), 200);
    long whole = sitting(school, today.minusDays(2), 240);
    for (int nth = 0; nth < 12; nth++) {
      long teacher = teacher(school, nth == 0 ? today : null);
      attended(half, teacher, 100);
      if (nth < 11) attended(whole, teacher, 192);
    }
    crowdElsewhere(today);
    var answer = api(Role.OFFICER).get("/api/v1/impact/people?donor=" + donor).is(200).json();
    assertThat(value(answer, "training-seats", null)).isEqualByComparingTo("23");
    assertThat(value(answer, "teachers-attended", null)).isEqualByComparingTo("12");
    assertThat(value(answer, "teachers-completed", null)).isEqualByComparingTo("11");
    assertThat(value(answer, "teachers-teaching", null)).isEqualByComparingTo("10");

    long first = day(school);
    long second = day(school);
    for (int nth = 0; nth < 10; nth++) {
      long volunteer = volunteer();
      gave(first, volunteer, donor, 90);
      gave(second, volunteer, nth < 5 ? donor : null, 60);
    }
    answer = api(Role.OFFICER).get("/api/v1/impact/people?donor=" + donor).is(200).json();
    assertThat(value(answer, "volunteers", null)).isEqualByComparingTo("10");
    assertThat(value(answer, "volunteer-hours-paid", null)).isEqualByComparingTo("20");
    assertThat(value(answer, "volunteer-hours-own", null)).isEqualByComparingTo("0");
    var own = api(Role.OFFICER).get("/api/v1/impact/people/volunteer-hours-own").is(200).json();
    assertThat(own.get("rows").toString()).contains("\"value\":5");
  }

  @Test
  void every_figure_opens_to_its_rows_in_three_languages_and_a_donor_sees_its_own() {
    var officer = visitor(Role.OFFICER);
    for (var language : new String[] {"en", "zh", "fr"}) {
      officer.speaking(language).get("/impact/people").is(200);
      officer.get("/impact/people/gri-413/" + language + ".csv").is(200).says("GRI 413");
    }
    officer.speaking("en");
    for (var figure : PeopleFigure.all()) {
      officer.get("/impact/people/" + figure.id()).is(200);
      officer.get("/impact/people/" + figure.id() + ".csv").is(200);
      officer.get("/impact/people/" + figure.id() + ".xlsx").is(200);
    }
    officer.get("/impact/people/nonsense").is(404);
    officer.get("/impact").is(200).says("People: learners, hours");
    long mine = donor();
    long other = donor();
    visitor(Role.DONOR, mine).get("/impact/people").is(200);
    visitor(Role.DONOR, mine).get("/impact/people?donor=" + other).is(404);
    api(Role.DONOR, mine).get("/api/v1/impact/people?donor=" + other).is(404);
    assertThat(figures.told(house())).isNotEmpty();
    assertThat(figures.toldOfDonor(house(), mine)).isNotEmpty();
  }

  @Test
  void what_is_declared_stands_apart() {
    int year = 1990 + (int) (System.nanoTime() % 9);
    long donor = donor();
    jdbc.sql(
            """
            with import as (
              insert into past.import (key, source, file, file_name, document, document_name, sheet, heading, headings,
                     meanings, year, read_at, read_by, taken_at, taken_by)
              select gen_random_uuid(), 'Old report', h, 'a', h, 'a', '', 1, '{}', '{}', '', now(), 0, now(), 0
                from (select encode(sha256(gen_random_uuid()::text::bytea), 'hex') as h) x returning import)
            insert into past.entry (import, line, kind, year, school, company, donor, room, room_key, place, pieces,
                   pupils, page)
            select import, x.line, x.kind, ?, 'S', 'C', ?, '', '', ?, x.pieces, x.pupils, ''
              from import cross join (values (1, 'CLASSROOM', 1, 450), (2, 'TEACHER', 25, null), (3, 'VOLUNTEER', 9, null))
                   as x (line, kind, pieces, pupils)
            """)
        .params(year, donor, unique("place"))
        .update();
    Added.up(context);
    var answer = api(Role.OFFICER).get("/api/v1/impact/people?donor=" + donor).is(200).json();
    var declared = one(answer, "learners", Integer.toString(year));
    assertThat(declared.get("declared").asInt()).isEqualTo(450);
    assertThat(declared.get("value").isNull()).isTrue();
    assertThat(value(answer, "learner-years", null)).isNull();
    // attendances are no different people: a line of their own, by year
    assertThat(one(answer, "teachers-attended", null).get("declared").isNull()).isTrue();
    assertThat(one(answer, "volunteers", null).get("declared").isNull()).isTrue();
    var trained = one(answer, "teachers-declared", Integer.toString(year));
    assertThat(trained.get("declared").asInt()).isEqualTo(25);
    assertThat(trained.get("value").isNull()).isTrue();
    assertThat(trained.get("rows").asString())
        .isEqualTo("/past/rows.csv?kind=TEACHER&year=" + year);
    var few = one(answer, "volunteers-declared", Integer.toString(year));
    assertThat(few.get("withheld").asBoolean()).isTrue();
    var officer = visitor(Role.OFFICER);
    officer
        .get("/impact/people?donor=" + donor)
        .is(200)
        .says("450", "Teachers trained in earlier years, declared", "not different people");
    officer
        .get("/impact/people/gri-413/en.csv?donor=" + donor)
        .is(200)
        .says("TEACHERS_DECLARED", "25");
    officer.get("/impact/people/teachers-declared").is(404);
  }

  private LocalDate lastOfSchoolDays(long school, LocalDate from, int count) {
    return jdbc.sql(
            """
            select d.day from calendar.schools s join calendar.days d on d.calendar = s.calendar
             where s.school = ? and d.teaching and d.kind <> 'EXAM' and d.day >= ?
               and extract(isodow from d.day) <= 5
             order by d.day offset ? limit 1
            """)
        .params(school, from, count - 1)
        .query(LocalDate.class)
        .single();
  }

  private void heard(long room, int working) {
    jdbc.sql(
            """
            insert into checkins.report (uid, hash, classroom, kind, period, revision, version, via, received_at,
                   recorded_at, recorded_by, working)
            select gen_random_uuid(), 'test', ?, 'CHECKIN', date_trunc('month', now())::date, 1,
                   (select min(version) from checklists.versions), 'OFFICE', now(), now(), 0, ?
            """)
        .params(room, working)
        .update();
  }

  private long sitting(long school, LocalDate day, int minutes) {
    return jdbc.sql(
            """
            insert into training.session (title, school, place, day, minutes, capacity, trainer_name, generation, secret,
                   state, held_at, recorded_at, recorded_by, key)
            values ('Course', ?, 'here', ?, ?, 30, 'Li Na', 1, replace(gen_random_uuid()::text, '-', ''), 'HELD', now(),
                    now(), 0, gen_random_uuid()) returning session
            """)
        .params(school, day, minutes)
        .query(Long.class)
        .single();
  }

  /**
   * Others of whom enough are hidden: two schools with six teachers each. What is hidden anywhere
   * then hides no more than itself, so that this donor's numbers are told whatever else there is.
   */
  private void crowdElsewhere(LocalDate today) {
    long other = donor();
    for (int small = 0; small < 2; small++) {
      long school = school();
      long whole = sitting(school, today.minusDays(2), 240);
      long day = day(school);
      for (int nth = 0; nth < 6; nth++) {
        attended(whole, teacher(school, null), 240);
        gave(day, volunteer(), other, 60);
      }
    }
  }

  /** The same of pupils: two schools of six in each of these years. */
  private void fewElsewhere(LocalDate begun, int... years) {
    for (int small = 0; small < 2; small++) {
      long room = room(school(), donor(), 0, begun, false);
      for (int year : years) pupils(room, year, 6);
    }
  }

  private long teacher(long school, @Nullable LocalDate left) {
    return jdbc.sql(
            """
            insert into training.teacher (school, name, language, post, left_on, recorded_at, recorded_by, key)
            values (?, 'Wang', 'zh', 'TEACHER', ?::date, now(), 0, gen_random_uuid()) returning teacher
            """)
        .params(school, left)
        .query(Long.class)
        .single();
  }

  private void attended(long session, long teacher, int minutes) {
    jdbc.sql("insert into training.attendance values (?, ?, 'CAME', ?)")
        .params(session, teacher, minutes)
        .update();
  }

  private long day(long school) {
    return jdbc.sql(
            """
            with held as (
              insert into activities.activity (key, kind, title, school, starts_at, ends_at, zone, place, language, state,
                     open, address, consents, held_at, made_at, made_by)
              values (gen_random_uuid(), 'VOLUNTEER_LESSON', 'A day', ?, now() - interval '5 hours',
                      now() - interval '2 hours', 'Asia/Shanghai', 'here', 'zh', 'HELD', false,
                      gen_random_uuid()::text, '{}', now(), now(), 0) returning activity)
            insert into activities.slot (activity, role, starts_at, ends_at, capacity, min_age, with_children,
                   photos_allowed, key)
            select activity, 'HELPER', now() - interval '5 hours', now() - interval '2 hours', 20, 18, false, false,
                   gen_random_uuid() from held returning slot
            """)
        .param(school)
        .query(Long.class)
        .single();
  }

  private long volunteer() {
    return jdbc.sql(
            """
            insert into volunteers.volunteer (name, email, language, made_at, made_by)
            values ('Li', gen_random_uuid() || '@example.org', 'zh', now(), 0) returning volunteer
            """)
        .query(Long.class)
        .single();
  }

  private void gave(long slot, long volunteer, @Nullable Long partner, int minutes) {
    jdbc.sql(
            """
            insert into attendance.hour (key, activity, slot, volunteer, partner, day, planned_min, actual_min, state,
                   logged_at, logged_by, decided_at, decided_by)
            select gen_random_uuid(), activity, slot, ?, ?::bigint, current_date, 180, ?, 'CONFIRMED', now(), 1, now(), 2
              from activities.slot where slot = ?
            """)
        .params(volunteer, partner, minutes, slot)
        .update();
  }

  private static @Nullable BigDecimal value(JsonNode answer, String figure, @Nullable String year) {
    var found = one(answer, figure, year);
    assertThat(found).as(figure + " " + year).isNotNull();
    return found.get("value").isNull() ? null : found.get("value").decimalValue();
  }

  private static @Nullable JsonNode one(JsonNode answer, String figure, @Nullable String period) {
    for (var one : answer.get("figures"))
      if (one.get("id").asString().equals(figure)
          && (period == null || one.get("period").asString().equals(period))) return one;
    return null;
  }
}
