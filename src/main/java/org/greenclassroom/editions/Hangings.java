package org.greenclassroom.editions;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Jobs;
import org.greenclassroom.frame.Listed;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.frame.Verifier;
import org.greenclassroom.frame.Way;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  private static final Logger LOG = LoggerFactory.getLogger(Hangings.class);

  /** Its papers, for the one page that finds the right one. */
  @Bean
  Verifier editionsVerifier(Editions editions) {
    return Verifier.at("/i/", typed -> editions.coded(typed).code(), editions::numberOf);
  }

  /** Every row of what is published, each edition by itself. */
  @Bean
  RecurringTask<Void> proveEditions(Editions editions, Clock clock) {
    return Jobs.daily("prove-editions", LocalTime.of(3, 40))
        .execute((instance, context) -> {
          for (long edition : editions.published())
            if (!editions.prove(edition, clock.instant()))
              LOG.error("Edition {} does not give its hash any more.", edition);
        });
  }

  @Bean
  Door editionsDoor() {
    return new Door(
        71,
        "editions.door",
        "/editions",
        EnumSet.of(Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR, Role.DONOR, Role.SCHOOL));
  }

  @Bean
  Way reportsWay() {
    return new Way(45, "editions.way", "/reports");
  }

  @Bean
  Listed editionsListed(Editions editions) {
    return () -> editions.open().stream().map(edition -> "/editions/" + edition).toList();
  }

  @Bean
  Tray editionsTray(Editions editions) {
    return new Tray() {
      @Override
      public int order() {
        return 71;
      }

      @Override
      public String key() {
        return "editions.tray";
      }

      @Override
      public Set<Role> roles() {
        return Set.of(Role.OFFICER);
      }

      @Override
      public Waiting waiting(Occasion occasion) {
        return new Waiting(editions.waiting(occasion.actor()), 0, null, "/editions");
      }
    };
  }
}
