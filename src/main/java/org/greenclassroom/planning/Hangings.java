package org.greenclassroom.planning;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.greenclassroom.classrooms.ClassroomPanel;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls and on a classroom's page, and the work it gives away. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  private static final Set<Role> READERS = Set.of(Role.OFFICER, Role.AUDITOR);

  @Bean
  Door planningDoor() {
    return new Door(58, "planning.door", "/plans", READERS);
  }

  @Bean
  OneTimeTask<Void> solvePlan(Solving solving) {
    return Tasks.oneTime("solve-plan")
        .execute((instance, context) -> solving.solve(Long.parseLong(instance.getId())));
  }

  @Bean
  Tray planToConfirm(PlanTable plans) {
    return new Tray() {
      @Override
      public int order() {
        return 59;
      }

      @Override
      public String key() {
        return "planning.tray";
      }

      @Override
      public Set<Role> roles() {
        return Set.of(Role.OFFICER);
      }

      @Override
      public Waiting waiting(Occasion occasion) {
        var waiting = plans.waiting();
        return new Waiting(
            waiting.isPresent() ? 1 : 0,
            0,
            plans.lastConfirmed(),
            waiting.map(plan -> "/plans/" + plan.plan()).orElse("/plans"));
      }
    };
  }

  /** What the last plan gives a room, on the room's own page. */
  @Bean
  ClassroomPanel planPanel(Reading reading) {
    return new ClassroomPanel() {
      @Override
      public int order() {
        return 20;
      }

      @Override
      public String key() {
        return "planning.panel";
      }

      @Override
      public Set<Role> roles() {
        return READERS;
      }

      @Override
      public Optional<Line> line(long classroom, Occasion occasion) {
        return reading
            .last(classroom)
            .map(last ->
                new Line(
                    "/plans/" + last.plan() + "/rooms/" + classroom,
                    last.confirmed()
                        ? "planning.panel.confirmed"
                        : last.given() > 0 ? "planning.panel.given" : "planning.panel.nothing",
                    List.of(last.plan(), last.given(), last.demand())));
      }
    };
  }
}
