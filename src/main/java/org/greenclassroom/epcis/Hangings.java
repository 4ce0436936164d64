package org.greenclassroom.epcis;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.greenclassroom.hooks.Topic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room tells other programs, and when. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  @Bean
  Topic eventsTopic() {
    return new Topic(Teller.TOPIC, Teller.TOPIC);
  }

  @Bean
  RecurringTask<Void> tellEvents(Teller teller) {
    return Tasks.recurring("tell-events", FixedDelay.ofSeconds(10))
        .execute((instance, context) -> teller.round());
  }
}
