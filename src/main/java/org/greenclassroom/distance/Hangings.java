package org.greenclassroom.distance;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.greenclassroom.activities.Activity;
import org.greenclassroom.activities.DayPanel;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Jobs;
import org.greenclassroom.frame.Reach;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.schools.Schools;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls, its round, and its line on the page of a day. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  @Bean
  Reach distanceRequestsWithinReach(Requests requests, Schools schools) {
    return new Reach(
        "/distance/requests/",
        "request",
        (actor, id) -> schools.within(actor, requests.asked(id, actor).school(), id));
  }

  @Bean
  Reach distanceSessionsWithinReach(Distance distance) {
    return new Reach("/distance/sessions/", "session", (actor, id) -> distance.session(id, actor));
  }

  @Bean
  Door distanceDoor() {
    return new Door(
        58, "distance.door", "/distance", EnumSet.of(Role.OFFICER, Role.AUDITOR, Role.SCHOOL));
  }

  @Bean
  RecurringTask<Void> distanceEves(Eve eve, Clock clock) {
    return Tasks.recurring("distance-eves", FixedDelay.of(Duration.ofMinutes(15)))
        .execute((instance, context) -> eve.round(Occasion.of(Actor.HOUSE, clock.instant())));
  }

  @Bean
  RecurringTask<Void> forgetDistance(Requests requests, Clock clock) {
    return Jobs.daily("forget-distance", LocalTime.of(3, 55))
        .execute((instance, context) -> requests.forget(Occasion.of(Actor.HOUSE, clock.instant())));
  }

  @Bean
  Tray distanceRequestsTray(Requests requests) {
    return new OfficersTray(
        58,
        "distance.tray.requests",
        occasion ->
            new Tray.Waiting(requests.waiting(), 0, null, "/distance/requests?state=WAITING"));
  }

  @Bean
  Tray distanceRehearsalsTray(SessionTable table) {
    return new OfficersTray(
        59,
        "distance.tray.rehearsals",
        occasion -> {
          var due = table.toRehearse(occasion.now(), occasion.now().plus(Duration.ofDays(2)));
          return new Tray.Waiting(due[0], due[1], null, "/distance");
        });
  }

  /** A tray of the office. */
  record OfficersTray(
      int order, String key, java.util.function.Function<Occasion, Tray.Waiting> counted)
      implements Tray {
    @Override
    public Set<Role> roles() {
      return EnumSet.of(Role.OFFICER);
    }

    @Override
    public Waiting waiting(Occasion occasion) {
      return counted.apply(occasion);
    }
  }

  @Bean
  DayPanel distancePanel(SessionTable table) {
    return new DayPanel() {
      @Override
      public int order() {
        return 70;
      }

      @Override
      public List<Line> lines(Activity activity, Occasion occasion) {
        var known = table.ofActivity(activity.activity());
        if (known.isEmpty()) return List.of();
        var one = known.get();
        boolean inside = occasion.actor().is(Role.OFFICER, Role.AUDITOR, Role.SCHOOL);
        var path = (inside ? "/distance/sessions/" : "/distance/join/") + one.session();
        var lacks = one.lacks();
        return List.of(
            one.isHeld() || lacks.isEmpty()
                ? new Line(path, "distance.panel", -1, "distance.panel.ready", List.of())
                : new Line(
                    path, "distance.panel", lacks.size(), "distance.panel.lacks", List.of()));
      }
    };
  }
}
