package org.greenclassroom.applications;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.greenclassroom.applications.Application.State;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Finder;
import org.greenclassroom.frame.Jobs;
import org.greenclassroom.frame.Reach;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls, and what it does at night. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  private static final Set<Role> STAFF = EnumSet.of(Role.OFFICER, Role.AUDITOR);

  @Bean
  Reach applicationsWithinReach(Applications applications) {
    return new Reach("/applications/", "id", (actor, id) -> applications.seen(id, actor));
  }

  @Bean
  Door applicationsDoor() {
    return new Door(
        54,
        "applications.door",
        "/applications",
        EnumSet.of(Role.OFFICER, Role.AUDITOR, Role.SCHOOL));
  }

  @Bean
  Tray applicationsToRead(Applications applications) {
    return tray(560, "applications.tray.received", on -> applications.tray(on, State.RECEIVED));
  }

  @Bean
  Tray applicationsAnswered(Applications applications) {
    return tray(561, "applications.tray.answers", on -> applications.answers());
  }

  @Bean
  Tray applicationsInReview(Applications applications) {
    return tray(562, "applications.tray.review", on -> applications.tray(on, State.REVIEW));
  }

  @Bean
  Tray applicationsSurveyed(Applications applications) {
    return tray(563, "applications.tray.survey", on -> applications.surveyed());
  }

  @Bean
  Tray applicationsToDecide(Applications applications) {
    return tray(564, "applications.tray.scored", on -> applications.tray(on, State.SCORED));
  }

  @Bean
  Tray applicationsToSecond(Deciding deciding) {
    return tray(
        565,
        "applications.tray.second",
        on -> new Tray.Waiting(deciding.waitingFor(on), 0, null, "/applications?awaited=SECOND"));
  }

  private static Tray tray(int order, String key, Function<Occasion, Tray.Waiting> waiting) {
    return new Tray() {
      @Override
      public int order() {
        return order;
      }

      @Override
      public String key() {
        return key;
      }

      @Override
      public Set<Role> roles() {
        return EnumSet.of(Role.OFFICER);
      }

      @Override
      public Waiting waiting(Occasion occasion) {
        return waiting.apply(occasion);
      }
    };
  }

  @Bean
  Finder applicationFinder(Applications applications) {
    return (typed, actor) ->
        actor.is(STAFF)
            ? applications
                .page(null, null, null, null, null, typed, Long.MAX_VALUE, actor)
                .rows()
                .stream()
                .limit(10)
                .map(application ->
                    new Finder.Hit(
                        application.number() + " " + application.told().name(),
                        "#applications.state."
                            + application.state().name().toLowerCase(Locale.ROOT),
                        "/applications/" + application.application(),
                        false))
                .toList()
            : List.of();
  }

  @Bean
  RecurringTask<Void> forgetApplicants(Applying applying, Clock clock) {
    return Jobs.daily("forget-applicants", LocalTime.of(3, 25))
        .execute((instance, context) -> applying.forget(clock.instant()));
  }
}
