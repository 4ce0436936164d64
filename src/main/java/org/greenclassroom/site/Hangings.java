package org.greenclassroom.site;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.greenclassroom.classrooms.ClassroomPanel;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Jobs;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.frame.Way;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls: one menu for everybody who has not signed in. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  @Bean
  Door siteDoor() {
    return new Door(
        72, "site.door", "/site", EnumSet.of(Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR));
  }

  @Bean
  Door siteRoomsDoor() {
    return new Door(73, "site.rooms.door", "/site/rooms", EnumSet.of(Role.SCHOOL));
  }

  @Bean
  Way giveWay() {
    return new Way(10, "site.way.give", "/give");
  }

  @Bean
  Way applyWay() {
    return new Way(20, "site.way.apply", "/apply");
  }

  @Bean
  Way daysWay() {
    return new Way(30, "site.way.days", "/days");
  }

  @Bean
  Way figuresWay() {
    return new Way(40, "site.way.figures", "/figures");
  }

  @Bean
  Way mapWay() {
    return new Way(50, "site.way.map", "/map");
  }

  @Bean
  Way storiesWay() {
    return new Way(60, "site.way.stories", "/stories");
  }

  @Bean
  Way checkWay() {
    return new Way(70, "site.way.check", "/check");
  }

  @Bean
  Way signInWay() {
    return new Way(90, "site.way.sign-in", "/sign-in");
  }

  /** A school finds on its room's own page whether the public may read about it. */
  @Bean
  ClassroomPanel roomsPublicPage(OpenRooms rooms, Shown shown) {
    return new ClassroomPanel() {
      @Override
      public int order() {
        return 95;
      }

      @Override
      public String key() {
        return "site.panel";
      }

      @Override
      public Set<Role> roles() {
        return EnumSet.of(Role.SCHOOL);
      }

      @Override
      public Optional<Line> line(long classroom, Occasion occasion) {
        var asked = rooms.asked(classroom);
        var said = asked.saidAt();
        if (said == null)
          return Optional.of(new Line("/site/rooms", "site.panel.unasked", List.of()));
        return Optional.of(
            new Line(
                "/site/rooms",
                asked.given() ? "site.panel.open" : "site.panel.closed",
                List.of(shown.day(said))));
      }
    };
  }

  @Bean
  RecurringTask<Void> readTheCounters(Counters counters, Clock clock) {
    return Tasks.recurring("read-the-counters", FixedDelay.ofHours(1))
        .execute((instance, context) -> counters.read(Occasion.of(Actor.HOUSE, clock.instant())));
  }

  @Bean
  RecurringTask<Void> forgetReaders(Newsletter newsletter, Clock clock) {
    return Jobs.daily("forget-readers", LocalTime.of(3, 45))
        .execute(
            (instance, context) -> newsletter.forget(Occasion.of(Actor.HOUSE, clock.instant())));
  }
}
