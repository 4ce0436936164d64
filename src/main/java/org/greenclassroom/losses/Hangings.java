package org.greenclassroom.losses;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.custody.Device;
import org.greenclassroom.custody.DevicePanel;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Jobs;
import org.greenclassroom.frame.Reach;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls and on a device's page. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  private record Hung(int order, String key, Set<Role> roles, Function<Occasion, Waiting> look)
      implements Tray {
    @Override
    public Waiting waiting(Occasion occasion) {
      return look.apply(occasion);
    }
  }

  /** What was missed in a room; the workshop's own searches are for all. */
  @Bean
  Reach searchesWithinReach(Losses losses, Classrooms classrooms) {
    return new Reach(
        "/losses/",
        "search",
        (actor, id) -> {
          var classroom = losses.search(id).classroom();
          if (classroom != null) classrooms.room(classroom, actor, id);
        });
  }

  @Bean
  Door lossesDoor() {
    return new Door(
        66,
        "losses.door",
        "/losses",
        EnumSet.of(Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN, Role.AUDITOR, Role.ADMINISTRATOR));
  }

  @Bean
  Tray computersToSearch(Losses losses) {
    return new Hung(
        70, "losses.tray.missing", EnumSet.of(Role.OFFICER, Role.ENGINEER), losses::missing);
  }

  @Bean
  Tray computersHeard(Losses losses) {
    return new Hung(
        7,
        "losses.tray.heard",
        EnumSet.of(Role.OFFICER, Role.ENGINEER),
        occasion -> losses.heard());
  }

  @Bean
  DevicePanel devicesSearch(Losses losses, Shown shown) {
    return new DevicePanel() {
      @Override
      public int order() {
        return 67;
      }

      @Override
      public Optional<Line> line(Device device, Occasion occasion) {
        return losses
            .of(device.id())
            .map(search ->
                new Line(
                    "/losses/" + search.search(),
                    "losses.search",
                    search.alarms() > 0 ? "losses.panel.heard" : "losses.panel",
                    List.of(
                        shown.day(search.missedAt()), shown.word(search.state()), search.steps())));
      }
    };
  }

  /** A stolen computer that runs is found while it runs, or not at all. */
  @Bean
  RecurringTask<Void> listenForTheLost(Losses losses, Clock clock) {
    return Tasks.recurring("listen-for-the-lost", FixedDelay.ofMinutes(10))
        .execute((instance, context) -> losses.listen(Occasion.of(Actor.HOUSE, clock.instant())));
  }

  @Bean
  RecurringTask<Void> forgetSearches(Losses losses, Clock clock) {
    return Jobs.daily("forget-searches", LocalTime.of(3, 35))
        .execute((instance, context) -> losses.forget(clock.instant()));
  }
}
