package org.greenclassroom.outcomes;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.PaperSeries;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.frame.Verifier;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.wiping.Release;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  /** Its papers, for the one page that finds the right one. */
  @Bean
  Verifier outcomesPapersVerifier(Issuing issuing) {
    return Verifier.at("/o/", typed -> issuing.coded(typed).code(), issuing::numberOf);
  }

  @Bean
  Door outcomesDoor() {
    return new Door(
        44, "outcomes.door", "/outcomes", Set.of(Role.OFFICER, Role.TECHNICIAN, Role.AUDITOR));
  }

  @Bean
  PaperSeries seriesOfOutcomes() {
    return () ->
        Arrays.stream(Issued.Kind.values())
            .collect(Collectors.toMap(Issued.Kind::series, kind -> "outcomes.kind." + kind.view()));
  }

  @Bean
  Door givingDoor() {
    return new Door(10, "outcomes.giving.door", "/giving", Set.of(Role.DONOR));
  }

  @Bean
  Tray unsignedTray(Giving giving) {
    return new Owned(
        8,
        "outcomes.tray.unsigned",
        occasion -> new Tray.Waiting(giving.unsigned(occasion.actor()), 0, null, "/giving"));
  }

  @Bean
  Tray givingTray(Giving giving) {
    return new Owned(
        9,
        "outcomes.tray.giving",
        occasion ->
            new Tray.Waiting(
                giving.openLots(occasion.actor()),
                0,
                giving.lastClosed(occasion.actor()),
                "/giving"));
  }

  /** A donor's tray. */
  private record Owned(int order, String key, Function<Occasion, Waiting> asked) implements Tray {
    @Override
    public Set<Role> roles() {
      return Set.of(Role.DONOR);
    }

    @Override
    public Waiting waiting(Occasion occasion) {
      return asked.apply(occasion);
    }
  }

  /** Papers of clearing go to a donor from a closed lot only. */
  @Bean
  Release onlyFromAClosedLot(Outcomes outcomes) {
    return outcomes::isClosed;
  }

  /** What has happened is compared with what was told, every hour. */
  @Bean
  RecurringTask<Void> tellDonors(Milestones milestones, Clock clock) {
    return Tasks.recurring("tell-donors", FixedDelay.ofHours(1))
        .execute((instance, context) -> milestones.round(clock.instant()));
  }

  @Bean
  Tray closingsTray(Closings closings) {
    return new Tray() {
      @Override
      public int order() {
        return 44;
      }

      @Override
      public String key() {
        return "outcomes.tray.closings";
      }

      @Override
      public Set<Role> roles() {
        return Set.of(Role.OFFICER);
      }

      @Override
      public Waiting waiting(Occasion occasion) {
        return new Waiting(closings.waiting(occasion.actor().account()), 0, null, "/outcomes");
      }
    };
  }
}
