package org.greenclassroom.usage;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.greenclassroom.classrooms.ClassroomPanel;
import org.greenclassroom.frame.AgentsPath;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Jobs;
import org.greenclassroom.frame.LargeBody;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls, and what it does at night. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  private static final Set<Role> READERS =
      EnumSet.of(
          Role.OFFICER,
          Role.ENGINEER,
          Role.TECHNICIAN,
          Role.SCHOOL,
          Role.AUDITOR,
          Role.ADMINISTRATOR);

  @Bean
  AgentsPath batchesPath() {
    return new AgentsPath("/api/v1/usage/batches/");
  }

  @Bean
  LargeBody piecesOfUsage() {
    return new LargeBody(PieceReader.MOST_BYTES, "/api/v1/usage/batches/{id}");
  }

  @Bean
  Door usageDoor() {
    return new Door(66, "usage.door", "/usage", READERS);
  }

  @Bean
  RecurringTask<Void> makeUsageMonths(Keeping keeping, Clock clock) {
    return Jobs.daily("make-usage-months", LocalTime.of(2, 40))
        .execute((instance, context) -> keeping.makeMonths(today(clock)));
  }

  @Bean
  RecurringTask<Void> forgetUsageDays(Keeping keeping, Clock clock) {
    return Jobs.daily("forget-usage-days", LocalTime.of(2, 50))
        .execute((instance, context) -> keeping.forget(today(clock)));
  }

  private static java.time.LocalDate today(Clock clock) {
    return java.time.LocalDate.ofInstant(clock.instant(), Occasion.PROGRAMME_ZONE);
  }

  @Bean
  ClassroomPanel usagePanel(Overview overview, Shown shown) {
    return new ClassroomPanel() {
      @Override
      public int order() {
        return 66;
      }

      @Override
      public String key() {
        return "usage.door";
      }

      @Override
      public Set<Role> roles() {
        return READERS;
      }

      @Override
      public Optional<Line> line(long classroom, Occasion occasion) {
        return overview
            .inShort(classroom, occasion.today())
            .map(one -> {
              var path = "/usage/" + classroom;
              var last = one.lastDay();
              return last == null
                  ? new Line(path, "usage.panel.never", List.of(one.computers()))
                  : new Line(
                      path,
                      "usage.panel",
                      List.of(
                          one.reported(),
                          one.computers(),
                          shown.day(last),
                          RoomPage.hours(one.active())));
            });
      }
    };
  }
}
