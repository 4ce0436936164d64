package org.greenclassroom.hooks;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.LocalTime;
import java.util.Set;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Jobs;
import org.greenclassroom.frame.KeyFile;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls, and what it does by itself. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  @Bean
  KeyFile hooksFile(Lock lock) {
    return lock.file();
  }

  @Bean
  Door hooksDoor() {
    return new Door(96, "hooks.door", "/hooks", Set.of(Role.ADMINISTRATOR, Role.AUDITOR));
  }

  /** Everybody may hear it; it is sent from a hook's own page. */
  @Bean
  Topic ping() {
    return new Topic(Hooks.PING, "hooks.topic.ping");
  }

  @Bean
  RecurringTask<Void> callHooks(Courier courier) {
    return Tasks.recurring("call-hooks", FixedDelay.ofSeconds(20))
        .execute((instance, context) -> courier.round());
  }

  @Bean
  RecurringTask<Void> forgetHookMessages(Hooks hooks, Clock clock) {
    return Jobs.daily("forget-hook-messages", LocalTime.of(3, 40))
        .execute((instance, context) -> {
          hooks.lockAll();
          hooks.forget(clock.instant());
        });
  }
}
