package org.greenclassroom.cast;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.greenclassroom.courses.Courses;
import org.greenclassroom.courses.Packs;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.lessons.Assessment;
import org.greenclassroom.lessons.Entry;
import org.greenclassroom.lessons.Lesson;
import org.greenclassroom.lessons.LessonState;
import org.greenclassroom.lessons.Lessons;
import org.greenclassroom.lessons.Links;
import org.greenclassroom.lessons.Phase;
import org.greenclassroom.lessons.Planned;
import org.greenclassroom.lessons.Reason;
import org.greenclassroom.lessons.Reports;
import org.greenclassroom.lessons.Timetable;
import org.greenclassroom.lessons.Tongue;
import org.greenclassroom.lessons.Via;
import org.greenclassroom.usage.Usage;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What the rooms are for: at the migrants' school three classes have their lesson each week and
 * almost all are logged; up the mountain one has it, and often nobody says a word.
 */
@Component
@Order(207)
class Schooling implements Scene {
  private static final int WEEKS = 12;
  private final Usage usage;
  private final Courses courses;
  private final Packs packs;
  private final Timetable timetable;
  private final Lessons lessons;
  private final Reports reports;
  private final Links links;

  Schooling(
      Usage usage,
      Courses courses,
      Packs packs,
      Timetable timetable,
      Lessons lessons,
      Reports reports,
      Links links) {
    this.usage = usage;
    this.courses = courses;
    this.packs = packs;
    this.timetable = timetable;
    this.lessons = lessons;
    this.reports = reports;
    this.links = links;
  }

  @Override
  public void play(Characters who, Instant now) {
    var officer = Story.on(who.officer(), now);
    long python = courses.latest("python").orElseThrow().version();
    long scratch = courses.latest("scratch").orElseThrow().version();
    long pack = pack(officer, python);
    for (long room : usage.standing(who.migrants()).keySet()) {
      teach(officer, room, 1, 3, 5, "5(1)", python, 9);
      teach(officer, room, 2, 3, 5, "5(2)", python, 11);
      teach(officer, room, 4, 5, 4, "4(1)", scratch, 13);
      links.make(officer, room);
      reports.install(officer, room, pack, officer.today().minusDays(40), 25);
      test(
          officer, room, python, Phase.PRE, officer.today().minusDays(70), "38.5", 12, 14, 8, 4, 0);
      test(
          officer, room, python, Phase.POST, officer.today().minusDays(7), "57.2", 2, 8, 12, 12, 4);
    }
    for (long room : usage.standing(who.mountain()).keySet())
      teach(officer, room, 3, 2, 6, "6(1)", python, 3);
  }

  private long pack(Occasion officer, long python) {
    long pack = packs.begin(Story.on(officer.actor(), officer.now()), python, "python-text");
    packs.put(pack, "01/hello.py", "print('你好，世界')\n".getBytes(StandardCharsets.UTF_8));
    packs.put(
        pack,
        "README.txt",
        "Python, as text: start with 01/hello.py\n".getBytes(StandardCharsets.UTF_8));
    packs.seal(officer, pack);
    return pack;
  }

  /** Of so many lessons one is cancelled, and of the one after it nobody says a word. */
  private void teach(
      Occasion officer,
      long room,
      int weekday,
      int period,
      int grade,
      String label,
      long course,
      int every) {
    var from = officer.today().with(DayOfWeek.MONDAY).minusWeeks(WEEKS);
    timetable.add(
        Story.on(officer.actor(), officer.now()),
        new Entry(
            0,
            room,
            weekday,
            period,
            LocalTime.of(7 + period, 10),
            40,
            grade,
            label,
            course,
            null,
            Tongue.ZH,
            from,
            null));
    int at = 0;
    for (var one : timetable.planned(room, from, officer.today().minusDays(1)))
      if (one.classLabel().equals(label)) {
        at++;
        if (at % every != 0) said(officer, room, one, at % every == 1, at);
      }
  }

  private void said(Occasion officer, long room, Planned one, boolean cancelled, int at) {
    lessons.log(
        officer,
        new Lesson(
            UUID.randomUUID(),
            room,
            one.day(),
            one.entry(),
            cancelled ? LessonState.CANCELLED : LessonState.HELD,
            cancelled ? Reason.POWER : null,
            one.grade(),
            one.classLabel(),
            cancelled ? null : (Integer) one.minutes(),
            cancelled ? null : (Integer) (34 + at % 7),
            null,
            null,
            cancelled ? null : (Integer) (22 + at % 4),
            one.courseVersion(),
            cancelled ? null : (Integer) (1 + at % 3),
            one.tongue(),
            "",
            Via.SCHOOL,
            null));
  }

  private void test(
      Occasion officer,
      long room,
      long course,
      Phase phase,
      LocalDate day,
      String mean,
      Integer... bands) {
    int n = List.of(bands).stream().mapToInt(Integer::intValue).sum();
    reports.assess(
        officer,
        new Assessment(
            UUID.randomUUID(),
            room,
            5,
            "5(1)",
            course,
            "Python 测验 第1版",
            phase,
            day,
            n,
            new BigDecimal(mean),
            new BigDecimal("16"),
            List.of(bands)));
  }
}
