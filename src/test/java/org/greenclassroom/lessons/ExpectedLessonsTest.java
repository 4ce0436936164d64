package org.greenclassroom.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Random;
import org.greenclassroom.calendar.Calendars;
import org.greenclassroom.calendar.DayKind;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/** What is expected follows from timetable and calendar, and from nothing else. */
class ExpectedLessonsTest extends Teaching {
  @Autowired private Calendars calendars;

  /** Counted a second time, day by day, by somebody who knows neither view nor statement. */
  @Test
  void lessons_expected_in_a_term_are_those_that_are_counted_by_hand() {
    var random = new Random(20261126);
    for (int round = 0; round < 5; round++) {
      var place = place(false);
      var from = LocalDate.of(2026, 2, 1).plusDays(random.nextInt(40));
      var to = from.plusDays(100 + random.nextInt(160));
      var entries = new HashSet<Entry>();
      for (int weekday = 1; weekday <= 7; weekday++)
        for (int period = 1; period <= 3; period++)
          if (random.nextInt(3) == 0) {
            var since = from.plusDays(random.nextInt(60) - 20);
            var until = random.nextBoolean() ? null : since.plusDays(random.nextInt(120));
            var entry = entry(place, weekday, period, "5(" + period + ")", since, until, null);
            timetable.add(house(), entry);
            entries.add(entry);
          }
      var follows = new HashMap<LocalDate, Integer>();
      for (var madeUp : timetable.madeUp(place.school(), from, to))
        if (random.nextBoolean()) {
          int weekday = 1 + random.nextInt(5);
          timetable.follow(house(), place.school(), madeUp.day(), weekday);
          follows.put(madeUp.day(), weekday);
        }
      int counted = 0;
      for (var day = from; !day.isAfter(to); day = day.plusDays(1)) {
        if (!calendars.isTeaching(place.school(), day)) continue;
        if (calendars.dayAt(place.school(), day).kind() == DayKind.EXAM) continue;
        int weekday = follows.getOrDefault(day, day.getDayOfWeek().getValue());
        for (var entry : entries)
          if (entry.weekday() == weekday && !day.isBefore(entry.validFrom()) && entry.holds(day))
            counted++;
      }
      assertThat(timetable.planned(place.room(), from, to)).hasSize(counted);
    }
  }

  @Test
  void a_holiday_takes_a_lesson_away_and_a_made_up_day_brings_the_one_that_is_said() {
    var place = place(false);
    var thursday = timetable.add(house(), entry(place, 4, 1, "5(1)", LocalDate.of(2026, 9, 1)));
    var october = LocalDate.of(2026, 10, 1);
    assertThat(timetable.planned(place.room(), october, october)).isEmpty();
    var madeUp = LocalDate.of(2026, 10, 10);
    assertThat(timetable.planned(place.room(), madeUp, madeUp)).isEmpty();
    timetable.follow(house(), place.school(), madeUp, 4);
    assertThat(timetable.planned(place.room(), madeUp, madeUp))
        .extracting(Planned::entry)
        .containsExactly(thursday);
    assertThatThrownBy(() -> timetable.follow(house(), place.school(), october, 4))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void two_classes_are_never_in_one_room_at_one_time() {
    var place = place(false);
    var since = LocalDate.of(2026, 9, 1);
    var first = timetable.add(house(), entry(place, 2, 3, "5(1)", since));
    assertThatThrownBy(() -> timetable.add(house(), entry(place, 2, 3, "5(2)", since)))
        .hasMessageContaining("in-the-way");
    assertThatThrownBy(() ->
            timetable.end(
                Occasion.of(actor(Role.SCHOOL, place.school()), clock.instant()),
                first,
                today().minusDays(15)))
        .hasMessageContaining("end-past");
    timetable.end(occasion(Role.OFFICER), first, LocalDate.of(2026, 10, 30));
    timetable.add(house(), entry(place, 2, 3, "5(2)", LocalDate.of(2026, 10, 31)));
    timetable.ended(house(), place.room());
    assertThat(timetable.planned(place.room(), today().plusDays(1), today().plusDays(30)))
        .isEmpty();
  }

  @Test
  void a_course_of_blocks_is_planned_for_the_visually_impaired_only_with_a_reason() {
    var place = place(true);
    var scratch = courses.latest("scratch").orElseThrow().version();
    var wanted = entry(place, 1, 1, "5(1)", today(), null, scratch);
    assertThatThrownBy(() -> timetable.add(house(), wanted)).hasMessageContaining("not-usable");
    timetable.add(
        house(),
        entry(
            place, 1, 2, "5(1)", today(), null, courses.latest("python").orElseThrow().version()));
    timetable.add(house(), entry(place(false), 1, 1, "5(1)", today(), null, scratch));
  }

  @Test
  void what_was_said_is_kept_and_the_last_word_counts() {
    var place = place(false);
    var entry =
        timetable.add(
            house(),
            entry(
                place,
                today().getDayOfWeek().getValue() % 5 + 1,
                1,
                "5(1)",
                today().minusDays(60)));
    var day = lastOf(place, entry);
    var first = held(place, day, entry, 38);
    var receipt = lessons.log(house(), first);
    assertThat(receipt.outcome()).isEqualTo(Receipt.Outcome.ACCEPTED);
    assertThat(lessons.log(house(), first).outcome()).isEqualTo(Receipt.Outcome.SAME);
    assertThat(lessons.log(house(), held(place, day, entry, 38)).outcome())
        .as("two teachers say the same of one lesson")
        .isEqualTo(Receipt.Outcome.SAME);
    assertThat(lessons.log(house(), held(place, day, entry, 36)).outcome())
        .isEqualTo(Receipt.Outcome.CORRECTED);
    assertThat(state(place, day)).isEqualTo("HELD 36");
    var thread = lessons.thread(lessons.lesson(receipt.lesson()).thread());
    assertThat(thread).extracting(Logged::pupils).containsExactly(36, 38);
    lessons.log(house(), cancelled(place, day, entry, Reason.POWER));
    assertThat(state(place, day)).isEqualTo("CANCELLED null");
    lessons.withdraw(occasion(Role.OFFICER), thread.getFirst().lesson(), Via.OFFICE);
    assertThat(state(place, day)).isEqualTo("EXPECTED null");
    assertThatThrownBy(() ->
            jdbc.sql("update lessons.lesson set pupils = 1 where thread = ?")
                .param(thread.getFirst().thread())
                .update())
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() -> lessons.log(house(), held(place, today().plusDays(1), null, 30)))
        .hasMessageContaining("ahead");
    assertThatThrownBy(() -> lessons.log(house(), held(place, day, null, 201)))
        .hasMessageContaining("pupils");
    assertThatThrownBy(() -> lessons.log(house(), held(place, day.plusDays(1), entry, 30)))
        .isInstanceOf(Refusal.class);
  }

  private String state(Place place, LocalDate day) {
    return jdbc.sql(
            "select state || ' ' || coalesce(pupils::text, 'null') from lessons.lessons where classroom = ? and day = ?")
        .params(place.room(), day)
        .query(String.class)
        .single();
  }
}
