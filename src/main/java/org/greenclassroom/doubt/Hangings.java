package org.greenclassroom.doubt;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.greenclassroom.custody.Device;
import org.greenclassroom.custody.DevicePanel;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Jobs;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls and on a device's page. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  @Bean
  Door doubtDoor() {
    return new Door(79, "doubt.door", "/doubt", EnumSet.of(Role.OFFICER, Role.AUDITOR));
  }

  @Bean
  Tray contradictionsToSettle(Doubt doubt) {
    return new Tray() {
      @Override
      public int order() {
        return 79;
      }

      @Override
      public String key() {
        return "doubt.tray";
      }

      @Override
      public Set<Role> roles() {
        return EnumSet.of(Role.OFFICER);
      }

      @Override
      public Waiting waiting(Occasion occasion) {
        return doubt.waiting(occasion);
      }
    };
  }

  @Bean
  DevicePanel devicesContradictions(Doubt doubt) {
    return new DevicePanel() {
      @Override
      public int order() {
        return 79;
      }

      @Override
      public Optional<Line> line(Device device, Occasion occasion) {
        if (!occasion.actor().is(Role.OFFICER, Role.AUDITOR)) return Optional.empty();
        int open = doubt.open(device.id());
        return open == 0
            ? Optional.empty()
            : Optional.of(
                new Line(
                    "/doubt/contradictions?q=" + device.tag().code(),
                    "doubt.title",
                    "doubt.panel",
                    List.of(open)));
      }
    };
  }

  /** After the night's other rounds: it doubts what they have reckoned. */
  @Bean
  RecurringTask<Void> doubtOurselves(Doubt doubt, Clock clock) {
    return Jobs.daily("doubt-ourselves", LocalTime.of(5, 20))
        .execute((instance, context) -> {
          var occasion = Occasion.of(Actor.HOUSE, clock.instant());
          doubt.look(occasion);
          doubt.forget(occasion.today());
        });
  }
}
