package org.greenclassroom.atlas;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.LocalTime;
import java.util.Set;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Jobs;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  @Bean
  Door atlasDoor() {
    return new Door(
        71,
        "atlas.door",
        "/atlas",
        Set.of(Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR));
  }

  @Bean
  RecurringTask<Void> readAtlas(Atlas atlas, Clock clock) {
    return Tasks.recurring("read-atlas", FixedDelay.ofMinutes(15))
        .execute((instance, context) -> atlas.read(clock.instant()));
  }

  /** Devices and loans are many and change little within a day. */
  @Bean
  RecurringTask<Void> readAllAtlas(Atlas atlas, Clock clock) {
    return Jobs.daily("read-all-atlas", LocalTime.of(4, 10))
        .execute((instance, context) -> atlas.readAll(clock.instant()));
  }
}
