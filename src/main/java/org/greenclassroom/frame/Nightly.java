package org.greenclassroom.frame;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.LocalTime;
import org.greenclassroom.kernel.Occasion;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the walls do at night. */
@Configuration(proxyBeanMethods = false)
class Nightly {
  @Bean
  RecurringTask<Void> sweepReceipts(Receipts receipts, Clock clock) {
    return Tasks.recurring(
            "sweep-receipts", Schedules.daily(Occasion.PROGRAMME_ZONE, LocalTime.of(3, 10)))
        .execute((instance, context) -> receipts.sweep(clock.instant()));
  }
}
