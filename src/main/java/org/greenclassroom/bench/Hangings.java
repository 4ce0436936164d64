package org.greenclassroom.bench;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  /** A round that is open longer compares with a house that has moved on. */
  private static final Duration LATE = Duration.ofDays(2);

  @Bean
  Door benchDoor() {
    return new Door(
        25, "bench.door", "/bench", EnumSet.of(Role.TECHNICIAN, Role.OFFICER, Role.ENGINEER));
  }

  @Bean
  Tray roundsTray(StockTaking rounds) {
    return new Tray() {
      @Override
      public int order() {
        return 55;
      }

      @Override
      public String key() {
        return "bench.tray";
      }

      @Override
      public Set<Role> roles() {
        return EnumSet.of(Role.TECHNICIAN, Role.OFFICER);
      }

      @Override
      public Waiting waiting(Occasion occasion) {
        var open = rounds.open();
        boolean late = open.oldest() != null && open.oldest().isBefore(occasion.now().minus(LATE));
        return new Waiting(open.rounds(), late ? 1 : 0, open.lastClosed(), "/bench/rounds");
      }
    };
  }
}
