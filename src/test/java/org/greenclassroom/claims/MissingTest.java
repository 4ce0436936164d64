package org.greenclassroom.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.method.DeviceClass;
import org.greenclassroom.method.Method;
import org.greenclassroom.method.Term;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Years are those on which a device was there: what was missing earned nothing, found or not. */
class MissingTest extends Lent {
  @Autowired Method method;

  @Test
  void a_device_found_after_two_years_has_the_days_before_the_miss_and_since_the_find() {
    long room = room();
    var tags = twoYearsGone(room);
    reckon();
    // 1 January to 31 May, and 1 June to 31 December
    assertThat(days(room, last() - 2)).isEqualTo(151 + leap(last() - 2));
    assertThat(days(room, last() - 1)).isZero();
    assertThat(days(room, last())).isEqualTo(214);
    assertThat(rows(tags, last() - 1)).as("a year of nothing is no row").isZero();
    double kilograms =
        0.5
            * method
                .current()
                .of(Term.EMBODIED, DeviceClass.LAPTOP)
                .orElseThrow()
                .central()
                .doubleValue()
            * (214 / 365.0)
            / method
                .current()
                .of(Term.LIFE, DeviceClass.LAPTOP)
                .orElseThrow()
                .central()
                .doubleValue();
    assertThat((double) claims.totals(new Scope.OfClassroom(room), last()).gross())
        .isCloseTo(kilograms * 1_000, within(1.0));
    // what was lent before is no more than that, either
    assertThat(
            jdbc.sql("select days_before from claims.claim where classroom = ? and year = ?")
                .params(room, last())
                .query(Integer.class)
                .single())
        .isEqualTo(151 + leap(last() - 2));
  }

  @Test
  void what_was_told_before_the_find_is_reversed_and_not_changed() {
    long room = room();
    var tags = given(1, DeviceKind.LAPTOP);
    lendOn(tags, room, LocalDate.of(last() - 1, 1, 1));
    reckon();
    claims.use(fresh(), last() - 1, new Scope.OfClassroom(room), unique("报告"));
    claims.use(fresh(), last(), new Scope.OfClassroom(room), unique("报告"));
    lives.write(tags, new Fact.Missed(), noon(LocalDate.of(last() - 1, 6, 1)));
    lives.write(tags, new Fact.Found(), noon(LocalDate.of(last(), 12, 1)));
    reckon();
    assertThat(days(room, last() - 1)).isEqualTo(151 + leap(last() - 1));
    assertThat(days(room, last())).isEqualTo(31);
    assertThat(rows(tags, last() - 1)).as("told, taken back, told anew").isEqualTo(3);
    assertThat(rows(tags, last())).isEqualTo(3);
    assertThat(reckon()).as("and nothing more").isZero();
  }

  @Test
  void a_find_that_did_not_happen_is_none() {
    long room = room();
    var tags = twoYearsGone(room);
    custody.correct(fresh(), tags.getFirst(), Fact.Corrected.Why.DID_NOT_HAPPEN);
    reckon();
    assertThat(days(room, last() - 2)).isEqualTo(151 + leap(last() - 2));
    assertThat(days(room, last())).isZero();
    // and a miss that did not happen is none, either
    custody.correct(fresh(), tags.getFirst(), Fact.Corrected.Why.DID_NOT_HAPPEN);
    reckon();
    assertThat(days(room, last())).isEqualTo(365 + leap(last()));
  }

  @Test
  void the_last_sign_before_a_miss_stays_the_end_when_it_is_found_and_days_are_forgotten() {
    long room = room();
    var tags = given(1, DeviceKind.LAPTOP);
    lendOn(tags, room, LocalDate.of(last() - 1, 1, 1));
    lives.write(tags, new Fact.Missed(), noon(LocalDate.of(last() - 1, 6, 1)));
    heard(tags, room, LocalDate.of(last() - 1, 5, 10));
    reckon();
    // 1 January to 10 May
    int until = 130 + leap(last() - 1);
    assertThat(days(room, last() - 1)).isEqualTo(until);
    lives.write(tags, new Fact.Found(), noon(LocalDate.of(last(), 6, 1)));
    heard(tags, room, LocalDate.of(last(), 6, 3));
    reckon();
    assertThat(days(room, last() - 1)).isEqualTo(until);
    assertThat(days(room, last())).isEqualTo(214);
  }

  @Test
  void a_sign_among_the_days_before_a_miss_is_found_after_the_find() {
    long room = room();
    var tags = given(1, DeviceKind.LAPTOP);
    lend(tags, room, 60, 50);
    lives.write(tags, new Fact.Missed(), ago(20));
    lives.write(tags, new Fact.Found(), ago(5));
    heard(tags, room, day(2));
    jdbc.sql(
            """
            insert into usage.day (device, classroom, batch, day, revision, start_no, shift, on_min, active_min, starts,
                   sessions, sees_use, quality, source, disk, version)
            select device, ?, 0, ?, 1, 0, 0, 100, 50, 1, 1, true, 'GOOD', 'AGENT', 'OK', '1.0.0'
              from custody.device where tag = ?
            """)
        .params(room, day(30), tags.getFirst().code())
        .update();
    reckon();
    long whole = claims.years().stream().mapToLong(year -> days(room, year)).sum();
    long since = day(5).until(reckonedUntil(), java.time.temporal.ChronoUnit.DAYS);
    assertThat(whole).as("twenty, the day of the sign, and since").isEqualTo(20 + 1 + since);
  }

  private List<Tag> twoYearsGone(long room) {
    var tags = given(1, DeviceKind.LAPTOP);
    lendOn(tags, room, LocalDate.of(last() - 2, 1, 1));
    lives.write(tags, new Fact.Missed(), noon(LocalDate.of(last() - 2, 6, 1)));
    lives.write(tags, new Fact.Found(), noon(LocalDate.of(last(), 6, 1)));
    return tags;
  }

  private void heard(List<Tag> tags, long room, LocalDate day) {
    jdbc.sql(
            """
            insert into usage.device (device, classroom, last_day, source)
            select device, ?, ?, 'AGENT' from custody.device where tag = ?
            on conflict (device) do update set last_day = excluded.last_day
            """)
        .params(room, day, tags.getFirst().code())
        .update();
  }

  private long days(long room, int year) {
    return claims.totals(new Scope.OfClassroom(room), year).days();
  }

  private long rows(List<Tag> tags, int year) {
    return jdbc.sql(
            """
            select count(*) from claims.claim c join custody.device d using (device)
             where d.tag = ? and c.year = ? and c.classroom <> 0
            """)
        .params(tags.getFirst().code(), year)
        .query(Long.class)
        .single();
  }

  private static int leap(int year) {
    return Year.isLeap(year) ? 1 : 0;
  }
}
