package org.greenclassroom.collection;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Jobs;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls, and what it does at night. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  @Bean
  Door collectionDoor() {
    return new Door(
        15,
        "collection.door",
        "/collection",
        EnumSet.of(Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER, Role.AUDITOR, Role.DONOR));
  }

  @Bean
  Tray pickupsTray(Pickups pickups) {
    return new Tray() {
      @Override
      public int order() {
        return 5;
      }

      @Override
      public String key() {
        return "collection.tray";
      }

      @Override
      public Set<Role> roles() {
        return EnumSet.of(Role.OFFICER, Role.ENGINEER);
      }

      @Override
      public Waiting waiting(Occasion occasion) {
        var open = pickups.waiting(occasion.now());
        return new Waiting(open[0], open[1], pickups.lastCollected(), "/collection");
      }
    };
  }

  @Bean
  RecurringTask<Void> forgetContacts(Pickups pickups, Desk desk, Clock clock) {
    return Jobs.daily("forget-contacts", LocalTime.of(3, 40))
        .execute((instance, context) -> {
          pickups.forgetContacts(clock.instant());
          desk.forgetWitnesses(clock.instant());
        });
  }
}
