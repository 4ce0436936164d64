package org.greenclassroom.distance;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.greenclassroom.attendance.Attendance;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.lessons.Lesson;
import org.greenclassroom.lessons.LessonState;
import org.greenclassroom.lessons.Lessons;
import org.greenclassroom.lessons.Tongue;
import org.greenclassroom.lessons.Via;
import org.springframework.stereotype.Component;

/** What is told downward when a session was held: the lesson once, and hours for who was there. */
@Component
class Closing {
  /** As much as a lesson and a session may begin apart and be one. */
  private static final int MINUTES_APART = 30;

  private final SessionTable table;
  private final RequestTable requests;
  private final Attendance attendance;
  private final Lessons lessons;

  Closing(SessionTable table, RequestTable requests, Attendance attendance, Lessons lessons) {
    this.table = table;
    this.requests = requests;
    this.attendance = attendance;
    this.lessons = lessons;
  }

  /** In the caller's transaction, with the session locked. */
  void close(Occasion occasion, Session one, List<SessionTable.Placed> came, int minutes) {
    table.held(one.session(), occasion.now());
    var told = table.told(one.session()).orElseThrow();
    var classroom = one.classroom();
    if (classroom != null) lessons.log(occasion, lesson(one, classroom, told));
    var until = one.startsAt().plus(Duration.ofMinutes(minutes));
    for (var each : came) {
      // hours without anybody there would be doubted by whoever confirms them
      attendance.came(
          occasion, one.activity(), each.slot(), each.volunteer(), one.startsAt(), until);
      attendance.log(occasion, one.activity(), each.slot(), each.volunteer(), minutes, one.title());
    }
  }

  /** Where the timetable expects a lesson at that hour, it is that one: it counts once. */
  private Lesson lesson(Session one, long classroom, Told told) {
    var wish = requests.asked(one.request()).orElseThrow();
    var begins = one.clocks(one.clock()).atSchool().from();
    LocalDate day = begins.toLocalDate();
    var expected = table.expected(classroom, day, begins.toLocalTime(), MINUTES_APART).orElse(null);
    return new Lesson(
        UUID.nameUUIDFromBytes(
            ("distance/session/" + one.session()).getBytes(StandardCharsets.UTF_8)),
        classroom,
        day,
        expected == null ? null : expected.entry(),
        LessonState.HELD,
        null,
        expected == null ? wish.grade() : expected.grade(),
        expected == null ? String.valueOf(wish.grade()) : expected.classLabel(),
        Math.max(5, one.minutes() - told.minutesLost()),
        told.pupils(),
        told.girls(),
        told.boys(),
        null,
        null,
        null,
        switch (wish.language()) {
          case "zh" -> Tongue.ZH;
          case "fr" -> Tongue.FR;
          default -> Tongue.EN;
        },
        one.title(),
        Via.ROOM,
        null);
  }
}
