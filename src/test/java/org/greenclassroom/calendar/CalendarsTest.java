package org.greenclassroom.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Random;
import java.util.Set;
import org.greenclassroom.House;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.schools.SchoolKind;
import org.greenclassroom.schools.Schools;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Counting days and office hours, against what was published. */
class CalendarsTest extends House {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  @Autowired private Calendars calendars;
  @Autowired private Schools schools;

  private long school(String territory) {
    return schools.register(
        occasion(Role.OFFICER),
        new Schools.NewSchool(unique("日历小学"), territory, null, null, Set.of(SchoolKind.RURAL)));
  }

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }

  private static Instant at(String moment, ZoneId zone) {
    return LocalDateTime.parse(moment).atZone(zone).toInstant();
  }

  @Test
  void make_up_days_count_and_national_day_does_not() {
    var school = school("CN");
    // 2026: 1 to 7 October off, Sunday 20 September and Saturday 10 October worked instead
    assertThat(calendars.workingDays(school, day("2026-09-28"), day("2026-10-12"))).isEqualTo(6);
    assertThat(calendars.addWorkingDays(school, day("2026-09-30"), 1)).isEqualTo("2026-10-08");
    assertThat(calendars.addWorkingDays(school, day("2026-09-30"), 3)).isEqualTo("2026-10-10");
    assertThat(calendars.addWorkingDays(school, day("2026-10-08"), -1)).isEqualTo("2026-09-30");
    assertThat(calendars.isTeaching(school, day("2026-10-10"))).isTrue();
    assertThat(calendars.dayAt(school, day("2026-10-10")).kind()).isEqualTo(DayKind.MAKEUP);
    assertThat(calendars.dayAt(school, day("2026-10-04")).kind()).isEqualTo(DayKind.HOLIDAY);
    assertThat(calendars.dayAt(school, day("2026-10-11")).kind()).isEqualTo(DayKind.WEEKEND);
  }

  @Test
  void in_the_summer_people_work_and_nobody_teaches() {
    var school = school("CN");
    assertThat(calendars.schoolDays(school, day("2026-07-08"), day("2026-09-01"))).isZero();
    assertThat(calendars.workingDays(school, day("2026-07-08"), day("2026-09-01"))).isEqualTo(39);
    assertThat(calendars.addSchoolDays(school, day("2026-07-07"), 1)).isEqualTo("2026-09-01");
    assertThat(calendars.dayAt(school, day("2027-02-06")).expected()).isTrue();
    assertThat(calendars.dayAt(school, day("2026-10-01")).expected()).isFalse();
  }

  @Test
  void nobody_visits_in_an_examination_week_while_another_day_is_near() {
    var school = school("CN");
    assertThat(calendars.dayAt(school, day("2026-06-08")).kind()).isEqualTo(DayKind.EXAM);
    assertThat(
            calendars.nextVisitDay(
                school, day("2026-06-08"), 12, day("2026-05-25"), day("2026-06-20")))
        .isEqualTo("2026-06-10");
    assertThat(
            calendars.nextVisitDay(
                school, day("2026-07-15"), 5, day("2026-07-10"), day("2026-07-20")))
        .as("no lessons in the whole time: a working day at least")
        .isEqualTo("2026-07-15");
    assertThat(
            calendars.nextVisitDay(
                school, day("2026-10-03"), 1, day("2026-10-02"), day("2026-10-04")))
        .isEqualTo("2026-10-03");
  }

  @Test
  void a_visit_beyond_what_is_known_of_days_stands_on_its_day() {
    var school = school("CN");
    var end =
        jdbc.sql("select max(day) from calendar.days where calendar = ?")
            .param(calendars.of(school))
            .query(LocalDate.class)
            .single();
    var far = end.plusYears(2);
    assertThat(calendars.nextVisitDay(school, far, 10, day("2026-09-01"), end.plusYears(3)))
        .isEqualTo(far);
    assertThat(
            calendars.nextVisitDay(
                school, end.plusDays(30), 10, day("2026-09-01"), end.plusYears(3)))
        .as("one that is near is made on a day that is known")
        .isBetween(end.minusDays(90), end);
  }

  @Test
  void in_a_long_break_a_visit_is_made_before_it_and_else_after_it() {
    var school = school("CN");
    var first = day("2025-03-01");
    var last = day("2027-12-31");
    // the summer of 2026: no lessons from 8 July to 31 August, examinations in the week before
    assertThat(calendars.nextVisitDay(school, day("2026-08-03"), 10, first, last))
        .isEqualTo("2026-06-30");
    assertThat(calendars.nextVisitDay(school, day("2026-08-03"), 10, day("2026-07-08"), last))
        .isEqualTo("2026-09-01");
    assertThat(
            calendars.nextVisitDay(
                school, day("2026-08-03"), 10, day("2026-07-08"), day("2026-08-20")))
        .as("the loan begins and ends in the summer: somebody works at least")
        .isEqualTo("2026-08-03");
    // Spring Festival 2026: off 15 to 23 February, Saturdays 14 and 28 February worked instead,
    // both in the winter break from 31 January to 2 March; examinations in the week before
    assertThat(calendars.dayAt(school, day("2026-02-28")).kind()).isEqualTo(DayKind.MAKEUP);
    assertThat(calendars.nextVisitDay(school, day("2026-02-24"), 5, first, last))
        .isEqualTo("2026-01-23");
    assertThat(calendars.nextVisitDay(school, day("2026-02-24"), 5, day("2026-02-01"), last))
        .isEqualTo("2026-03-03");
    // National Day 2026: Saturday 10 October has lessons instead
    assertThat(calendars.nextVisitDay(school, day("2026-10-10"), 1, first, last))
        .isEqualTo("2026-10-10");
    assertThat(calendars.nextVisitDay(school, day("2026-10-04"), 2, first, last))
        .isEqualTo("2026-09-30");
  }

  @Test
  void territories_have_their_own_holidays_and_a_province_its_own_winter() {
    assertThat(calendars.dayAt(school("HK"), day("2026-04-03")).kind()).isEqualTo(DayKind.HOLIDAY);
    assertThat(calendars.dayAt(school("VN"), day("2026-02-16")).kind()).isEqualTo(DayKind.HOLIDAY);
    assertThat(calendars.dayAt(school("OTHER"), day("2026-10-01")).teaching()).isTrue();
    var north = school("CN");
    assertThat(calendars.isTeaching(north, day("2026-01-12"))).isTrue();
    schools.enterDivision(
        occasion(Role.OFFICER), north, "230102", "黑龙江省/哈尔滨市/道里区", day("2020-01-01"));
    assertThat(calendars.isTeaching(north, day("2026-01-12"))).isFalse();
    assertThat(calendars.isTeaching(north, day("2026-08-24"))).isTrue();
    assertThat(calendars.dayAt(north, day("2026-10-01")).kind()).isEqualTo(DayKind.HOLIDAY);
  }

  @Test
  void a_set_of_schools_is_counted_by_two_look_ups_each() {
    var school = school("CN");
    var counted =
        jdbc.sql(
                """
                select b.teaching_before - a.teaching_before from calendar.schools s
                  join calendar.days a on a.calendar = s.calendar and a.day = '2026-09-01'
                  join calendar.days b on b.calendar = s.calendar and b.day = '2026-10-01'
                 where s.school = ?
                """)
            .param(school)
            .query(Integer.class)
            .single();
    assertThat(counted)
        .isEqualTo(calendars.schoolDays(school, day("2026-09-01"), day("2026-10-01")))
        .isEqualTo(22);
  }

  @Test
  void a_day_far_ahead_is_refused_with_the_last_that_is_known() {
    var school = school("CN");
    assertThatThrownBy(() -> calendars.isTeaching(school, day("2090-01-01")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("calendar.refusal.beyond");
    assertThat(calendars.schoolDays(school, day("1999-01-01"), day("2020-01-02"))).isEqualTo(1);
  }

  @Test
  void office_hours_leave_out_the_night_the_lunch_and_the_holiday() {
    var school = school("CN");
    // four working hours, asked for at 16:00 before National Day: two today, two on the 8th
    var asked = at("2026-09-30T16:00:00", SHANGHAI);
    assertThat(calendars.addWorkingMinutes(school, asked, 240))
        .isEqualTo(at("2026-10-08T11:00:00", SHANGHAI));
    assertThat(calendars.workingMinutes(school, asked, at("2026-10-08T14:00:00", SHANGHAI)))
        .isEqualTo(2 * 60 + 3 * 60 + 60);
    assertThat(calendars.addWorkingMinutes(school, at("2026-10-03T12:00:00", SHANGHAI), 480))
        .as("the end of a day is that day, not the next morning")
        .isEqualTo(at("2026-10-08T18:00:00", SHANGHAI));
    var saigon = ZoneId.of("Asia/Ho_Chi_Minh");
    assertThat(calendars.addWorkingMinutes(school("VN"), at("2026-08-28T16:00:00", saigon), 90))
        .isEqualTo(at("2026-09-03T08:30:00", saigon));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void parts_of_office_time_add_up_to_the_whole(long seed) {
    var random = new Random(seed);
    for (var counting : Counting.values()) {
      var office = calendars.office(school("CN"), counting);
      var start = at("2026-01-01T00:00:00", SHANGHAI);
      for (int turn = 0; turn < 40; turn++) {
        var a = start.plusSeconds(random.nextLong(300L * 86_400));
        var b = a.plusSeconds(random.nextLong(40L * 86_400));
        var c = b.plusSeconds(random.nextLong(40L * 86_400));
        assertThat(office.secondsBetween(a, b) + office.secondsBetween(b, c))
            .as("seed %d turn %d", seed, turn)
            .isEqualTo(office.secondsBetween(a, c));
        long seconds = 1 + random.nextLong(400_000);
        assertThat(office.secondsBetween(a, office.after(a, seconds)))
            .as("seed %d turn %d", seed, turn)
            .isEqualTo(seconds);
      }
    }
  }
}
