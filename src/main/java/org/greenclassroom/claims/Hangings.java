package org.greenclassroom.claims;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.LocalTime;
import java.util.EnumSet;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Jobs;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  @Bean
  Door claimsDoor() {
    return new Door(
        71,
        "claims.door",
        "/claims",
        EnumSet.of(Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR, Role.DONOR));
  }

  /**
   * To the end of the last month: what is lent gains a day each day, which is no reason to write.
   */
  @Bean
  RecurringTask<Void> reckonClaims(Claims claims, Clock clock) {
    return Jobs.daily("reckon-claims", LocalTime.of(4, 40))
        .execute((instance, context) -> {
          var occasion = Occasion.of(Actor.HOUSE, clock.instant());
          claims.reckon(occasion, occasion.today().withDayOfMonth(1));
        });
  }

  /** What was asked for on a node that only shows pages. */
  @Bean
  RecurringTask<Void> reckonWhatWasLeft(Running running) {
    return Tasks.recurring("reckon-claims-left", FixedDelay.ofMinutes(1))
        .execute((instance, context) -> running.runLeft());
  }

  /** The same to this day, for whoever asked. */
  @Bean
  OneTimeTask<Void> reckonNow(Running running) {
    return Tasks.oneTime("reckon-claims-now")
        .execute((instance, context) -> running.run(Long.parseLong(instance.getId())));
  }
}
