package org.greenclassroom.photographs;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.greenclassroom.activities.Activity;
import org.greenclassroom.activities.DayPanel;
import org.greenclassroom.classrooms.ClassroomPanel;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Jobs;
import org.greenclassroom.frame.Reach;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls and on a classroom's page, and does at night. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  private static final Set<Role> READERS =
      EnumSet.of(Role.OFFICER, Role.ENGINEER, Role.SCHOOL, Role.AUDITOR, Role.ADMINISTRATOR);

  private record Panel(Photographs photographs) implements ClassroomPanel {
    @Override
    public int order() {
      return 78;
    }

    @Override
    public String key() {
      return "photographs.panel";
    }

    @Override
    public Set<Role> roles() {
      return READERS;
    }

    @Override
    public Optional<Line> line(long classroom, Occasion occasion) {
      var counted = photographs.counted(null, classroom);
      return Optional.of(
          new Line(
              "/photographs?classroom=" + classroom,
              "photographs.panel.some",
              List.of(counted.all(), counted.unsaid())));
    }
  }

  private record OfDay(Photographs photographs) implements DayPanel {
    @Override
    public int order() {
      return 50;
    }

    @Override
    public List<Line> lines(Activity activity, Occasion occasion) {
      if (!occasion.actor().is(READERS)) return List.of();
      var counted = photographs.counted(activity.activity(), null);
      return List.of(
          new Line(
              "/photographs?activity=" + activity.activity(),
              "photographs.panel",
              counted.all(),
              "photographs.panel.some",
              List.of(counted.all(), counted.unsaid())));
    }
  }

  private record Back(Pulling pulling) implements Tray {
    @Override
    public int order() {
      return 78;
    }

    @Override
    public String key() {
      return "photographs.tray";
    }

    @Override
    public Set<Role> roles() {
      return EnumSet.of(Role.OFFICER);
    }

    @Override
    public Waiting waiting(Occasion occasion) {
      var waits = pulling.waits(occasion);
      return new Waiting(waits.all(), waits.late(), waits.last(), "/photographs/pulls");
    }
  }

  @Bean
  Reach photographsWithinReach(Photographs photographs) {
    return new Reach("/photographs/", "photograph", (actor, id) -> photographs.picture(id, actor));
  }

  @Bean
  Reach classReleasesWithinReach(Releasing releasing) {
    return new Reach(
        "/photographs/classes/", "release", (actor, id) -> releasing.classRelease(id, actor));
  }

  @Bean
  Door photographsDoor() {
    return new Door(69, "photographs.door", "/photographs", READERS);
  }

  @Bean
  ClassroomPanel photographsPanel(Photographs photographs) {
    return new Panel(photographs);
  }

  @Bean
  DayPanel photographsOfDay(Photographs photographs) {
    return new OfDay(photographs);
  }

  @Bean
  Tray photographsToTakeBack(Pulling pulling) {
    return new Back(pulling);
  }

  /** A release that ended yesterday is as good as withdrawn. */
  @Bean
  RecurringTask<Void> recallPhotographs(Photographs photographs, Clock clock) {
    return Jobs.daily("recall-photographs", LocalTime.of(0, 20))
        .execute(
            (instance, context) -> photographs.recall(Occasion.of(Actor.HOUSE, clock.instant())));
  }
}
