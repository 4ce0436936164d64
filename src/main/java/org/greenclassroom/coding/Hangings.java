package org.greenclassroom.coding;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.LocalTime;
import java.util.EnumSet;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Jobs;
import org.greenclassroom.frame.Reach;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls, and what it does at night. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  @Bean
  Reach cohortsWithinReach(Cohorts cohorts, Classrooms classrooms) {
    return new Reach(
        "/coding/cohorts/",
        "cohort",
        (actor, id) -> classrooms.room(cohorts.cohort(id, actor).classroom(), actor, id));
  }

  @Bean
  Door codingDoor() {
    return new Door(
        79,
        "coding.door",
        "/coding",
        EnumSet.of(Role.OFFICER, Role.AUDITOR, Role.SCHOOL, Role.DONOR));
  }

  @Bean
  RecurringTask<Void> forgetProjects(Cohorts cohorts, Clock clock) {
    return Jobs.daily("forget-projects", LocalTime.of(3, 50))
        .execute((instance, context) -> cohorts.forget(Occasion.of(Actor.HOUSE, clock.instant())));
  }
}
