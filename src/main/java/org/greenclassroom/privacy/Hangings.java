package org.greenclassroom.privacy;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.LocalTime;
import java.util.Set;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Jobs;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.people.Signpost;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls, and what it does by itself. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  @Bean
  Door privacyDoor() {
    return new Door(91, "privacy.door", "/people/looks", Set.of(Role.ADMINISTRATOR, Role.AUDITOR));
  }

  @Bean
  Signpost toOnesOwn() {
    return new Signpost(Signpost.Place.ACCOUNT, 50, "privacy.mine.title", "/me/data");
  }

  @Bean
  Signpost toEverybodys() {
    return new Signpost(Signpost.Place.ACCOUNTS, 50, "privacy.desk.title", "/people/data");
  }

  @Bean
  RecurringTask<Void> takeAwayWhatIsPast(Rounds rounds, Clock clock) {
    return Jobs.daily(Rounds.JOB, LocalTime.of(2, 55))
        .execute((instance, context) -> rounds.round(clock.instant()));
  }

  @Bean
  Tray whoAsksToBeForgotten(Requests requests) {
    return new Tray() {
      @Override
      public int order() {
        return 880;
      }

      @Override
      public String key() {
        return "privacy.tray";
      }

      @Override
      public Set<Role> roles() {
        return Set.of(Role.ADMINISTRATOR);
      }

      @Override
      public Waiting waiting(Occasion occasion) {
        var due = requests.due();
        boolean late = due.first() != null && due.first().isBefore(occasion.today());
        return new Waiting(due.requests(), late ? 1 : 0, null, "/people/data");
      }
    };
  }
}
