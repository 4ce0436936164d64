package org.greenclassroom.frame;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the walls do at night, and what they do all day. */
@Configuration(proxyBeanMethods = false)
class Nightly {
  /** How long it is known to whom a letter went and what it said. */
  static final Duration LETTERS_ARE_KEPT = Duration.ofDays(180);

  @Bean
  RecurringTask<Void> sweepReceipts(Receipts receipts, Clock clock) {
    return Jobs.daily("sweep-receipts", LocalTime.of(3, 10))
        .execute((instance, context) -> receipts.sweep(clock.instant()));
  }

  @Bean
  RecurringTask<Void> forgetLetters(LetterTable letters, Clock clock) {
    return Jobs.daily("forget-letters", LocalTime.of(3, 20))
        .execute((instance, context) -> letters.forget(clock.instant().minus(LETTERS_ARE_KEPT)));
  }

  @Bean
  RecurringTask<Void> sendLetters(Postman postman) {
    return Tasks.recurring("send-letters", FixedDelay.ofSeconds(20))
        .execute((instance, context) -> postman.round());
  }

  @Bean
  RecurringTask<Void> sweepAttachments(Attachments attachments, Clock clock) {
    return Jobs.daily("sweep-attachments", LocalTime.of(3, 20))
        .execute((instance, context) -> attachments.sweep(clock.instant()));
  }
}
