package org.greenclassroom.funding;

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
  private record Hung(int order, String key, Function<Occasion, Waiting> look) implements Tray {
    @Override
    public Set<Role> roles() {
      return Set.of(Role.OFFICER);
    }

    @Override
    public Waiting waiting(Occasion occasion) {
      return look.apply(occasion);
    }
  }

  @Bean
  Door fundingDoor() {
    return new Door(66, "funding.door", "/funding", Set.of(Role.OFFICER, Role.AUDITOR, Role.DONOR));
  }

  @Bean
  Tray overdueInstalments(Money money) {
    return new Hung(
        66,
        "funding.tray.overdue",
        occasion -> {
          long overdue = money.overdue(occasion.today());
          return new Tray.Waiting(overdue, overdue, null, "/funding?only=OVERDUE");
        });
  }

  @Bean
  Tray openReturns(Money money) {
    return new Hung(
        67,
        "funding.tray.returns",
        occasion -> {
          var open = money.open(occasion.today());
          return new Tray.Waiting(open.all(), open.late(), null, "/funding?only=RETURNS");
        });
  }
}
