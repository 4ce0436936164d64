package org.greenclassroom.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.UUID;
import org.greenclassroom.calendar.Calendars;
import org.greenclassroom.calendar.DayKind;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.lessons.Hours;
import org.greenclassroom.lessons.Lesson;
import org.greenclassroom.lessons.LessonState;
import org.greenclassroom.lessons.Reason;
import org.greenclassroom.lessons.Reports;
import org.greenclassroom.lessons.Teaching;
import org.greenclassroom.lessons.Tongue;
import org.greenclassroom.lessons.Via;
import org.greenclassroom.watch.Indicators;
import org.greenclassroom.watch.Watch;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A year of a class in its room: a timetable, holidays, a day that is made up, lessons that were
 * held, one without power, weeks of which nobody said a word, and what it all comes to.
 */
class AYearOfLessonsTest extends Teaching {
  @Autowired private Calendars calendars;
  @Autowired private Reports reports;
  @Autowired private Watch watch;
  @Autowired private Indicators indicators;
  @Autowired private Files files;

  @Test
  void a_year_of_lessons() {
    var place = place(false);
    var today = today();
    var begins = today.with(DayOfWeek.MONDAY).minusWeeks(52);
    lent(place, begins);
    var python = courses.latest("python").orElseThrow().version();

    // one lesson a week, on a Wednesday; the made-up days of the year follow Wednesday
    var wednesday = timetable.add(house(), entry(place, 3, 2, "5(1)", begins, null, python));
    int madeUp = 0;
    for (var day = begins; day.isBefore(today); day = day.plusDays(1))
      if (calendars.dayAt(place.school(), day).kind() == DayKind.MAKEUP
          && calendars.isTeaching(place.school(), day)) {
        timetable.follow(house(), place.school(), day, 3);
        madeUp++;
      }
    int wednesdays = 0;
    for (var day = begins; day.isBefore(today); day = day.plusDays(1))
      if (day.getDayOfWeek() == DayOfWeek.WEDNESDAY
          && calendars.isTeaching(place.school(), day)
          && calendars.dayAt(place.school(), day).kind() == DayKind.TEACHING) wednesdays++;
    var planned = timetable.planned(place.room(), begins, today.minusDays(1));
    assertThat(planned).hasSize(wednesdays + madeUp);
    assertThat(planned.size()).as("holidays and breaks took lessons away").isLessThan(50 + madeUp);

    // most are held, every tenth is cancelled, and of the last three nobody says a word
    int held = 0;
    int cancelled = 0;
    for (int at = 0; at < planned.size() - 3; at++) {
      var day = planned.get(at).day();
      if (at % 10 == 9) {
        lessons.log(house(), cancelled(place, day, wednesday, Reason.POWER));
        cancelled++;
      } else {
        var lesson = held(place, day, wednesday, 38);
        lessons.log(house(), lesson);
        lessons.log(house(), lesson); // the line broke, and the page sent it again
        held++;
      }
    }
    int weeks = 0;
    int heldByWeek = 0;
    int silent = 0;
    for (var week : reports.weeks(place.room(), begins, today)) {
      weeks += week.expected();
      heldByWeek += week.held();
      silent += week.silent();
    }
    assertThat(weeks).isEqualTo(planned.size());
    assertThat(heldByWeek).isEqualTo(held);
    assertThat(silent).isEqualTo(3);

    // against what a fifth grade should get: by its timetable, and by the national norm
    Hours hours = reports.hours(place.room(), begins, today).getFirst();
    assertThat(hours.expected()).isEqualTo(planned.size());
    assertThat(hours.cancelled()).isEqualTo(cancelled);
    assertThat(hours.silent()).isEqualTo(3);
    assertThat(hours.minutes()).isEqualTo(40 * held);
    int schoolDays = calendars.schoolDays(place.school(), begins, today);
    // in examinations there are no lessons, and the norm asks for none
    for (var day = begins; day.isBefore(today); day = day.plusDays(1))
      if (calendars.isTeaching(place.school(), day)
          && calendars.dayAt(place.school(), day).kind() == DayKind.EXAM) schoolDays--;
    assertThat(java.util.Objects.requireNonNull(hours.aimed()).doubleValue())
        .isBetween(schoolDays / 5.0 * 40 / 60 - 0.1, schoolDays / 5.0 * 40 / 60 + 0.1);
    assertThat(hours.below()).isFalse();

    // a class that nobody expected, in the same room
    lessons.log(
        house(),
        new Lesson(
            UUID.randomUUID(),
            place.room(),
            today.minusDays(1),
            null,
            LessonState.HELD,
            null,
            6,
            "6(2)",
            45,
            30,
            14,
            16,
            30,
            python,
            1,
            Tongue.EN,
            "",
            Via.SCHOOL,
            null));

    // what the programme is told of it
    watch.reckon(house(), false);
    var risk =
        jdbc.sql("select reasons::text from watch.risk where classroom = ?")
            .param(place.room())
            .query(String.class)
            .single();
    assertThat(risk).contains("teacher-unknown");
    var officer = visitor(Role.OFFICER);
    officer.get(place.at()).is(200).says("5(1)", "6(2)", "of the norm");
    officer.get("/watch/indicators/I-40").is(200);
    officer.get("/watch/indicators/I-16").is(200);
    assertThat(
            jdbc.sql(
                    """
                    select count(distinct indicator) from watch.indicators
                     where indicator in ('I-16', 'I-40') and scope = 'ALL' and n_reporting > 0
                    """)
                .query(Integer.class)
                .single())
        .as("lessons held, and learners per computer")
        .isEqualTo(2);
  }

  private void lent(Place place, LocalDate accepted) {
    var words =
        files.keep(
            "signed on paper".getBytes(java.nio.charset.StandardCharsets.UTF_8), "a", "text/plain");
    jdbc.sql(
            """
            with signed as (
              insert into classrooms.agreement (school, text_version, text, years, signed_on, recorded_at,
                     recorded_by, key)
              values (?, 'test', ?, 3, ?, now(), 0, gen_random_uuid()) returning agreement)
            update classrooms.classroom
               set agreement = (select agreement from signed), accepted_on = ?, due_on = ?
             where classroom = ?
            """)
        .params(
            place.school(),
            words,
            accepted.minusDays(9),
            accepted,
            accepted.plusYears(3),
            place.room())
        .update();
  }
}
