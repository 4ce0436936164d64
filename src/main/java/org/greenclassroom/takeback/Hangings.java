package org.greenclassroom.takeback;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  private record Hung(int order, String key, Set<Role> roles, Function<Occasion, Waiting> look)
      implements Tray {
    @Override
    public Waiting waiting(Occasion occasion) {
      return look.apply(occasion);
    }
  }

  @Bean
  Door takebackDoor() {
    return new Door(
        65,
        "takeback.door",
        "/takeback",
        EnumSet.of(
            Role.OFFICER,
            Role.TECHNICIAN,
            Role.ENGINEER,
            Role.SCHOOL,
            Role.AUDITOR,
            Role.ADMINISTRATOR));
  }

  @Bean
  Tray roomsToRecall(Takeback takeback) {
    return new Hung(
        65,
        "takeback.tray.due",
        EnumSet.of(Role.OFFICER, Role.ENGINEER),
        occasion -> {
          var waiting = takeback.waiting();
          return new Tray.Waiting(waiting.due(), waiting.late(), null, "/takeback");
        });
  }

  @Bean
  Tray countsOpen(Takeback takeback) {
    return new Hung(
        66,
        "takeback.tray.counting",
        EnumSet.of(Role.OFFICER, Role.ENGINEER),
        occasion -> new Tray.Waiting(takeback.waiting().counting(), 0, null, "/takeback"));
  }

  @Bean
  Tray devicesReturning(Takeback takeback) {
    return new Hung(
        67,
        "takeback.tray.returning",
        EnumSet.of(Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN),
        occasion -> {
          var waiting = takeback.waiting();
          return new Tray.Waiting(waiting.comingBack(), 0, waiting.lastHome(), "/takeback");
        });
  }
}
