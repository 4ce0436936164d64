package org.greenclassroom.special;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.greenclassroom.classrooms.ClassroomPanel;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Jobs;
import org.greenclassroom.frame.Reach;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  @Bean
  Reach specialRoomsWithinReach(Special special) {
    return new Reach("/special/classrooms/", "id", (actor, id) -> special.room(id, actor));
  }

  @Bean
  Reach aidsWithinReach(Special special) {
    return new Reach("/special/aids/", "aid", (actor, id) -> special.aid(id, actor));
  }

  @Bean
  Reach circlesWithinReach(Circles circles) {
    return new Reach("/special/circles/", "circle", (actor, id) -> circles.circle(id, actor));
  }

  @Bean
  Door specialDoor() {
    return new Door(
        72, "special.door", "/special", EnumSet.of(Role.OFFICER, Role.ENGINEER, Role.AUDITOR));
  }

  @Bean
  Tray specialTray(Special special) {
    return new Tray() {
      @Override
      public int order() {
        return 72;
      }

      @Override
      public String key() {
        return "special.tray";
      }

      @Override
      public Set<Role> roles() {
        return EnumSet.of(Role.OFFICER);
      }

      @Override
      public Waiting waiting(Occasion occasion) {
        var counted = special.counted(occasion.today());
        return new Waiting(counted[0], counted[1], null, "/special/licences");
      }
    };
  }

  @Bean
  ClassroomPanel specialPanel(Special special, Classrooms classrooms) {
    return new ClassroomPanel() {
      @Override
      public int order() {
        return 72;
      }

      @Override
      public String key() {
        return "special.title.room";
      }

      @Override
      public Set<Role> roles() {
        return EnumSet.of(Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.SCHOOL);
      }

      @Override
      public Optional<Line> line(long classroom, Occasion occasion) {
        if (!classrooms.room(classroom).specialNeeds()) return Optional.empty();
        var profile = special.profile(classroom);
        return Optional.of(
            new Line(
                "/special/classrooms/" + classroom,
                "special.panel",
                List.of(profile.readers(), profile.reading(), profile.computers())));
      }
    };
  }

  /** In the small hours, once for each end of a licence. */
  @Bean
  RecurringTask<Void> warnOfLicences(Special special, Clock clock) {
    return Jobs.daily("special-licences", LocalTime.of(4, 55))
        .execute((instance, context) -> special.warn(Occasion.of(Actor.HOUSE, clock.instant())));
  }
}
