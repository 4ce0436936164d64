package org.greenclassroom.followup;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.LocalTime;
import org.greenclassroom.frame.Jobs;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Rooms that were accepted before there was a plan get one in the night. */
@Configuration(proxyBeanMethods = false)
class Nightly {
  @Bean
  RecurringTask<Void> planRooms(Plan plan, Clock clock) {
    return Jobs.daily("plan-rooms", LocalTime.of(2, 30))
        .execute((instance, context) -> plan.catchUp(Occasion.of(Actor.HOUSE, clock.instant())));
  }
}
