package org.greenclassroom.impact;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.LocalTime;
import java.util.EnumSet;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Jobs;
import org.greenclassroom.frame.Prints;
import org.greenclassroom.frame.Verifier;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  @Bean
  Door impactDoor() {
    return new Door(
        70,
        "impact.door",
        "/impact",
        EnumSet.of(Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR, Role.DONOR));
  }

  /** Its papers, for the one page that finds the right one. */
  @Bean
  Verifier impactPapersVerifier(Prints prints) {
    return Verifier.of(file -> prints.number(PaperNumber.KIND, file));
  }

  @Bean
  RecurringTask<Void> auditMinors(Minors minors, Clock clock) {
    return Jobs.daily("audit-minors", LocalTime.of(4, 30))
        .execute((instance, context) -> minors.audit(Occasion.of(Actor.HOUSE, clock.instant())));
  }
}
