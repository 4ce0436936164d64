package org.greenclassroom.balance;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Jobs;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls, and how it follows the book. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  @Bean
  Door balanceDoor() {
    return new Door(
        69,
        "balance.door",
        "/balance",
        EnumSet.of(Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR, Role.DONOR));
  }

  @Bean
  Tray endsWithoutEvidence(Balance balance) {
    return new Tray() {
      @Override
      public int order() {
        return 72;
      }

      @Override
      public String key() {
        return "balance.tray";
      }

      @Override
      public Set<Role> roles() {
        return EnumSet.of(Role.OFFICER);
      }

      @Override
      public Waiting waiting(Occasion occasion) {
        return new Waiting(balance.unproven(), 0, null, "/balance");
      }
    };
  }

  @Bean
  RecurringTask<Void> followTheBook(Reckoning reckoning, Clock clock) {
    return Tasks.recurring("follow-the-book", FixedDelay.ofMinutes(10))
        .execute(
            (instance, context) -> reckoning.reckon(Occasion.of(Actor.HOUSE, clock.instant())));
  }

  @Bean
  RecurringTask<Void> reckonThroughout(Reckoning reckoning, Clock clock) {
    return Jobs.daily("reckon-throughout", LocalTime.of(5, 0))
        .execute((instance, context) ->
            reckoning.reckonThroughout(Occasion.of(Actor.HOUSE, clock.instant())));
  }
}
