package org.greenclassroom.custody;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.LocalTime;
import org.greenclassroom.frame.Jobs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The seal of every night, running sums all day, and the command that checks the book ({@code
 * --verify}).
 */
@Configuration(proxyBeanMethods = false)
class Nightly {
  @Bean
  RecurringTask<Void> sealTheBook(Chain chain) {
    return Jobs.daily("seal-the-book", LocalTime.of(2, 30))
        .execute((instance, context) -> chain.seal());
  }

  @Bean
  RecurringTask<Void> addUpTheBook(Tallies tallies) {
    return Tasks.recurring("add-up-the-book", FixedDelay.ofSeconds(15))
        .execute((instance, context) -> tallies.add());
  }

  /** {@code green-classroom --verify}: says what it found and ends, 0 when intact, else 1. */
  @Component
  @Order(100)
  static class VerifyCommand implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(VerifyCommand.class);
    private final Chain chain;
    private final ApplicationContext context;

    VerifyCommand(Chain chain, ApplicationContext context) {
      this.chain = chain;
      this.context = context;
    }

    @Override
    public void run(ApplicationArguments arguments) {
      if (!arguments.containsOption("verify")) return;
      var result = chain.verify();
      var broken = result.firstBroken();
      if (broken == null)
        LOG.info(
            "The book is intact: {} facts of {} devices, {} seals.",
            result.facts(),
            result.devices(),
            result.checkpoints());
      else
        LOG.error(
            "The book is BROKEN at device {}, fact {}: {}.",
            broken.tag(),
            broken.nth(),
            broken.reason());
      int code = SpringApplication.exit(context, () -> result.intact() ? 0 : 1);
      Thread.ofPlatform().start(() -> Runtime.getRuntime().exit(code));
    }
  }
}
