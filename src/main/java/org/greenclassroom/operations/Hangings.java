package org.greenclassroom.operations;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import java.util.Set;
import org.greenclassroom.frame.Door;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls, and what it does at night. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  @Bean
  Door operationsDoor() {
    return new Door(97, "operations.door", "/operations", Set.of(Role.ADMINISTRATOR, Role.AUDITOR));
  }

  @Bean
  RecurringTask<Void> backUpAtNight(Operations operations) {
    return Tasks.recurring(
            "back-up-the-house", Schedules.daily(Occasion.PROGRAMME_ZONE, LocalTime.of(1, 30)))
        .execute((instance, context) -> {
          if (operations.hasFolder()) operations.backUp();
        });
  }

  /** The newest backup is tried on Sundays. */
  @Bean
  RecurringTask<Void> tryABackup(
      Operations operations,
      Drilling drilling,
      @Value("${greenclassroom.backup.drill}") boolean wanted) {
    return Tasks.recurring("try-a-backup", Schedules.cron("0 0 3 * * SUN", Occasion.PROGRAMME_ZONE))
        .execute((instance, context) -> {
          if (wanted) operations.newestFile().ifPresent(drilling::drill);
        });
  }

  @Bean
  RecurringTask<Void> checkTheBook(Operations operations) {
    return Tasks.recurring(
            "check-the-book", Schedules.daily(Occasion.PROGRAMME_ZONE, LocalTime.of(4, 0)))
        .execute((instance, context) -> operations.checkTheBook());
  }
}
