package org.greenclassroom.signups;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.greenclassroom.activities.Activities;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Reach;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls, and what it does by itself. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  @Bean
  Reach signupsWithinReach(Rosters rosters, Activities activities) {
    return new Reach(
        "/signups/",
        "signup",
        (actor, id) -> activities.activity(rosters.signup(id).activity(), actor, id));
  }

  @Bean
  Door signupsDoor() {
    return new Door(
        66, "signups.door", "/signups", EnumSet.of(Role.OFFICER, Role.ENGINEER, Role.AUDITOR));
  }

  @Bean
  Tray phoneTray(Rosters rosters) {
    return new Tray() {
      @Override
      public int order() {
        return 66;
      }

      @Override
      public String key() {
        return "signups.tray";
      }

      @Override
      public Set<Role> roles() {
        return EnumSet.of(Role.OFFICER);
      }

      @Override
      public Waiting waiting(Occasion occasion) {
        var days = rosters.toPhone(occasion.now());
        return new Waiting(
            days.size(),
            days.size(),
            rosters.lastChange(),
            days.isEmpty() ? "/signups" : "/signups/days/" + days.getFirst());
      }
    };
  }

  @Bean
  RecurringTask<Void> passPlacesOn(Rounds rounds, Clock clock) {
    return Tasks.recurring("pass-places-on", FixedDelay.of(Duration.ofMinutes(5)))
        .execute((instance, context) -> rounds.round(clock.instant()));
  }
}
