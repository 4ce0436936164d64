package org.greenclassroom.volunteers;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumSet;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Jobs;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls, and what it does by itself. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  @Bean
  Door volunteersDoor() {
    return new Door(
        59,
        "volunteers.door",
        "/volunteers",
        EnumSet.of(Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR));
  }

  @Bean
  RecurringTask<Void> sweepVolunteers(Volunteers volunteers, Clock clock) {
    return Jobs.daily("sweep-volunteers", LocalTime.of(3, 50))
        .execute(
            (instance, context) -> volunteers.sweep(Occasion.of(Actor.HOUSE, clock.instant())));
  }

  @Bean
  RecurringTask<Void> writeToLeadsAndReaders(Rounds rounds, Clock clock) {
    return Tasks.recurring("write-to-leads-and-readers", FixedDelay.of(Duration.ofMinutes(5)))
        .execute((instance, context) -> rounds.round(clock.instant()));
  }
}
