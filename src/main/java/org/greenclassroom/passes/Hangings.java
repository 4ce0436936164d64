package org.greenclassroom.passes;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.greenclassroom.classrooms.ClassroomPanel;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.frame.Jobs;
import org.greenclassroom.frame.Reach;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  @Bean
  Reach passRoomsWithinReach(Classrooms classrooms) {
    return new Reach("/passes/rooms/", "id", (actor, id) -> classrooms.room(id, actor));
  }

  @Bean
  Reach passesWithinReach(Passes passes) {
    return new Reach("/passes/", "pass", (actor, id) -> passes.check(id, actor));
  }

  @Bean
  RecurringTask<Void> forgetPasses(Passes passes, Clock clock) {
    return Jobs.daily("forget-passes", LocalTime.of(3, 28))
        .execute((instance, context) -> passes.sweep(clock.instant()));
  }

  @Bean
  ClassroomPanel passesPanel(Passes passes, Classrooms classrooms) {
    return new ClassroomPanel() {
      @Override
      public int order() {
        return 64;
      }

      @Override
      public String key() {
        return "passes.title";
      }

      @Override
      public Set<Role> roles() {
        return EnumSet.of(Role.OFFICER, Role.SCHOOL);
      }

      @Override
      public Optional<Line> line(long classroom, Occasion occasion) {
        if (classrooms.room(classroom).closed()) return Optional.empty();
        return Optional.of(
            new Line(
                "/passes/rooms/" + classroom,
                "passes.panel",
                List.of(passes.good(classroom, occasion.now()))));
      }
    };
  }
}
