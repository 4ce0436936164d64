package org.greenclassroom.checkins;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.greenclassroom.classrooms.ClassroomPanel;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Reach;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  @Bean
  Reach checkedRoomsWithinReach(Classrooms classrooms) {
    return new Reach("/checkins/rooms/", "id", (actor, id) -> classrooms.room(id, actor));
  }

  @Bean
  Reach reportsWithinReach(Checkins checkins) {
    return new Reach("/checkins/reports/", "report", (actor, id) -> checkins.report(id, actor));
  }

  @Bean
  Door checkinsDoor() {
    return new Door(
        65, "checkins.door", "/checkins", EnumSet.of(Role.OFFICER, Role.ENGINEER, Role.AUDITOR));
  }

  @Bean
  Tray checkinsTray(Rates rates) {
    return new Tray() {
      @Override
      public int order() {
        return 65;
      }

      @Override
      public String key() {
        return "checkins.tray";
      }

      @Override
      public Set<Role> roles() {
        return EnumSet.of(Role.OFFICER);
      }

      @Override
      public Waiting waiting(Occasion occasion) {
        var period = ReportKind.CHECKIN.period(occasion.today());
        var sums = rates.sums(ReportKind.CHECKIN, period, period);
        return new Waiting(sums[0] - sums[1], 0, null, "/checkins");
      }
    };
  }

  @Bean
  ClassroomPanel checkinsPanel(Checkins checkins, Shown shown) {
    return new ClassroomPanel() {
      @Override
      public int order() {
        return 65;
      }

      @Override
      public String key() {
        return "checkins.title";
      }

      @Override
      public Set<Role> roles() {
        return EnumSet.of(Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.SCHOOL);
      }

      @Override
      public Optional<Line> line(long classroom, Occasion occasion) {
        var path = "/checkins/rooms/" + classroom;
        var last = checkins.of(classroom, Long.MAX_VALUE, 1);
        return Optional.of(
            last.isEmpty()
                ? new Line(path, "checkins.panel.none", List.of())
                : new Line(
                    path,
                    "checkins.panel",
                    List.of(last.getFirst().kind(), shown.day(last.getFirst().receivedAt()))));
      }
    };
  }
}
