package org.greenclassroom.lessons;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.greenclassroom.classrooms.ClassroomPanel;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Reach;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  private static final Set<Role> READERS =
      EnumSet.of(Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.SCHOOL);

  @Bean
  Reach taughtRoomsWithinReach(Classrooms classrooms) {
    return new Reach("/lessons/rooms/", "id", (actor, id) -> classrooms.room(id, actor));
  }

  @Bean
  Reach entriesWithinReach(Timetable timetable, Classrooms classrooms) {
    return new Reach(
        "/lessons/entries/",
        "entry",
        (actor, id) -> classrooms.room(timetable.entry(id).classroom(), actor, id));
  }

  @Bean
  Reach lessonsWithinReach(Lessons lessons) {
    return new Reach("/lessons/", "lesson", (actor, id) -> lessons.lesson(id, actor));
  }

  @Bean
  Door lessonsDoor() {
    return new Door(71, "lessons.door", "/lessons", READERS);
  }

  @Bean
  ClassroomPanel lessonsPanel(Reports reports) {
    return new ClassroomPanel() {
      @Override
      public int order() {
        return 67;
      }

      @Override
      public String key() {
        return "lessons.door";
      }

      @Override
      public Set<Role> roles() {
        return READERS;
      }

      @Override
      public Optional<Line> line(long classroom, Occasion occasion) {
        var today = occasion.today();
        int expected = 0;
        int held = 0;
        int silent = 0;
        for (var week :
            reports.weeks(classroom, today.with(DayOfWeek.MONDAY).minusWeeks(7), today)) {
          expected += week.expected();
          held += week.held() + week.extra();
          silent += week.silent();
        }
        var path = "/lessons/rooms/" + classroom;
        return Optional.of(
            expected + held == 0
                ? new Line(path, "lessons.panel.none", List.of())
                : new Line(path, "lessons.panel", List.of(held, expected, silent)));
      }
    };
  }
}
