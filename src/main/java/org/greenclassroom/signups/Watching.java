package org.greenclassroom.signups;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.activities.Activity;
import org.greenclassroom.activities.DayPanel;
import org.greenclassroom.activities.DayWatch;
import org.greenclassroom.activities.Places;
import org.greenclassroom.activities.Roster;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.volunteers.Forgotten;
import org.greenclassroom.volunteers.Lack;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on a day: who is told of changes, what its roster lacks, what is free. */
@Configuration(proxyBeanMethods = false)
class Watching {
  @Bean
  DayWatch signupsWatch(Signups signups, Teams teams, Rosters rosters) {
    return new DayWatch() {
      @Override
      public void published(Occasion occasion, long activity) {
        another(occasion, activity, false);
      }

      @Override
      public void moved(Occasion occasion, long activity) {
        another(occasion, activity, true);
      }

      private void another(Occasion occasion, long activity, boolean anyway) {
        signups.holdDay(activity); // before anything of it is written: as everybody who writes here
        rosters.anew(activity);
        teams.moved(occasion, activity, anyway);
        signups.told(occasion, activity, false);
      }

      @Override
      public void slotChanged(Occasion occasion, long activity, long slot) {
        signups.holdDay(activity);
        teams.moved(occasion, activity, false);
        signups.slotChanged(occasion, slot);
      }

      @Override
      public void cancelled(Occasion occasion, long activity) {
        signups.told(occasion, activity, true);
        teams.cancelled(occasion, activity);
      }
    };
  }

  /**
   * Two adults with every class: an adult is never alone with children. At a school its own teacher
   * is one of them. Before a day is published its places are counted, afterwards the people.
   */
  @Bean
  Roster twoAdults(Rosters rosters) {
    return activity -> {
      var lacks = new ArrayList<Lack>();
      for (var one : rosters.adults(activity))
        if (one.adults() < Rosters.ADULTS_WITH_A_CLASS)
          lacks.add(
              Lack.of(
                  one.people() ? "signups.lack.two-adults-placed" : "signups.lack.two-adults",
                  one.name(),
                  one.adults()));
      return lacks;
    };
  }

  @Bean
  Forgotten signupsForget(Signups signups, Feeds feeds) {
    return (occasion, volunteer) -> {
      signups.forget(occasion, volunteer);
      feeds.end(occasion, volunteer, null);
    };
  }

  @Bean
  Places freePlaces(Rosters rosters) {
    return new Places() {
      @Override
      public Map<Long, Free> free(Collection<Long> activities) {
        var free = new HashMap<Long, Free>();
        for (var one : rosters.free(activities))
          free.put(
              one.slot(),
              new Free(one.free(), one.waiting(), one.takes() ? "/join/" + one.address() : null));
        return free;
      }
    };
  }

  @Bean
  DayPanel signupsPanel(Rosters rosters) {
    return new DayPanel() {
      @Override
      public int order() {
        return 10;
      }

      @Override
      public List<Line> lines(Activity activity, Occasion occasion) {
        if (!occasion.actor().is(Role.OFFICER, Role.ENGINEER, Role.AUDITOR)) return List.of();
        var fill = rosters.fill(activity.activity());
        return List.of(
            new Line(
                "/signups/days/" + activity.activity(),
                "signups.panel.title",
                fill.placed(),
                "signups.panel.line",
                List.of(fill.placed(), fill.capacity(), fill.waiting(), fill.offered())));
      }
    };
  }
}
