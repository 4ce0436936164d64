package org.greenclassroom.volunteers;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumSet;
import org.greenclassroom.frame.Door;
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
    return Tasks.recurring(
            "sweep-volunteers", Schedules.daily(Occasion.PROGRAMME_ZONE, LocalTime.of(3, 50)))
        .execute((instance, context) -> volunteers.sweep(clock.instant()));
  }

  @Bean
  RecurringTask<Void> remindLeads(Incidents incidents, Clock clock) {
    return Tasks.recurring("remind-safeguarding-leads", FixedDelay.of(Duration.ofMinutes(20)))
        .execute(
            (instance, context) -> incidents.remind(Occasion.of(Actor.HOUSE, clock.instant())));
  }
}
