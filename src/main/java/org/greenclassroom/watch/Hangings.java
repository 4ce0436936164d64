package org.greenclassroom.watch;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Jobs;
import org.greenclassroom.frame.Reach;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls, and its nightly round. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  @Bean
  Reach alertsWithinReach(Alerts alerts) {
    return new Reach("/watch/alerts/", "alert", alerts::within);
  }

  @Bean
  Reach alertsOfTheApiWithinReach(Alerts alerts) {
    return new Reach("/api/v1/watch/alerts/", "alert", alerts::within);
  }

  @Bean
  Door watchDoor() {
    return new Door(
        69, "watch.door", "/watch", EnumSet.of(Role.OFFICER, Role.ENGINEER, Role.AUDITOR));
  }

  /**
   * A night that was missed (the machine was off) is made up for when it starts again: the
   * scheduler runs what is due.
   */
  @Bean
  RecurringTask<Void> reckonRooms(Watch watch, Clock clock) {
    return Jobs.daily("reckon-rooms", LocalTime.of(4, 10))
        .execute(
            (instance, context) -> watch.reckon(Occasion.of(Actor.HOUSE, clock.instant()), true));
  }

  @Bean
  Tray alertsTray(Alerts alerts) {
    return new Tray() {
      @Override
      public int order() {
        return 69;
      }

      @Override
      public String key() {
        return "watch.tray";
      }

      @Override
      public Set<Role> roles() {
        return EnumSet.of(Role.OFFICER, Role.ENGINEER);
      }

      @Override
      public Waiting waiting(Occasion occasion) {
        var waiting = alerts.waiting(occasion.actor());
        return new Waiting(
            waiting.open(), waiting.late(), waiting.lastClosed(), "/watch/alerts?whose=mine");
      }
    };
  }
}
