package org.greenclassroom.operations;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.LocalTime;
import java.util.Set;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Jobs;
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
    return Jobs.daily("back-up-the-house", LocalTime.of(1, 30))
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
    return Jobs.cron("try-a-backup", "0 0 3 * * SUN")
        .execute((instance, context) -> {
          if (wanted) operations.newestFile().ifPresent(drilling::drill);
        });
  }

  @Bean
  RecurringTask<Void> checkTheBook(Operations operations) {
    return Jobs.daily("check-the-book", LocalTime.of(4, 0))
        .execute((instance, context) -> operations.checkTheBook());
  }
}
