package org.greenclassroom.endings;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.greenclassroom.classrooms.ClassroomPanel;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Jobs;
import org.greenclassroom.frame.Reach;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.schools.Schools;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls and on a classroom's page, and what it does every morning. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  private static final Set<Role> READERS =
      EnumSet.of(Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR);
  private static final Set<Role> OFFICER = EnumSet.of(Role.OFFICER);

  private record Hung(int order, String key, Set<Role> roles, Function<Occasion, Waiting> look)
      implements Tray {
    @Override
    public Waiting waiting(Occasion occasion) {
      return look.apply(occasion);
    }
  }

  /** Where the end of a room stands, on the room's page and on the school's. */
  private record Panel(Endings endings) implements ClassroomPanel {
    @Override
    public int order() {
      return 80;
    }

    @Override
    public String key() {
      return "endings.panel";
    }

    @Override
    public Set<Role> roles() {
      return EnumSet.of(Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR, Role.SCHOOL);
    }

    @Override
    public Optional<Line> line(long classroom, Occasion occasion) {
      boolean staff = occasion.actor().is(READERS);
      var open = endings.openOf(classroom);
      if (open == null)
        return endings.runs(classroom)
            ? Optional.of(new Line("/endings/rooms/" + classroom, "endings.panel.none", List.of()))
            : Optional.empty();
      var state = open.state().name().toLowerCase(Locale.ROOT);
      return Optional.of(
          new Line(
              (staff ? "/endings/" : "/endings/mine/") + open.ending(),
              "endings.panel." + state,
              open.decision() == null
                  ? List.of(open.dueOn())
                  : List.of(open.dueOn(), open.decision())));
    }
  }

  @Bean
  Reach endingsWithinReach(Endings endings, Classrooms classrooms) {
    return new Reach(
        "/endings/",
        "ending",
        (actor, id) -> classrooms.room(endings.ending(id).classroom(), actor, id));
  }

  @Bean
  Reach watchedWithinReach(WatchList watchList, Schools schools) {
    return new Reach(
        "/endings/watch-list/",
        "device",
        (actor, id) -> schools.within(actor, watchList.watched(id).school(), id));
  }

  @Bean
  Door endingsDoor() {
    return new Door(64, "endings.door", "/endings", READERS);
  }

  @Bean
  Door endingsMineDoor() {
    return new Door(64, "endings.mine.door", "/endings/mine", EnumSet.of(Role.SCHOOL, Role.DONOR));
  }

  @Bean
  ClassroomPanel endingsPanel(Endings endings) {
    return new Panel(endings);
  }

  @Bean
  Tray endingsToDecide(Overview overview) {
    return new Hung(
        63,
        "endings.tray.deciding",
        OFFICER,
        occasion -> {
          var waiting = overview.waiting(occasion);
          return new Tray.Waiting(
              waiting.toDecide(), waiting.lateOnes(), waiting.lastDecided(), "/endings");
        });
  }

  @Bean
  Tray endingsToPlan(Overview overview) {
    return new Hung(
        64,
        "endings.tray.planning",
        OFFICER,
        occasion ->
            new Tray.Waiting(
                overview.waiting(occasion).toPlan(), 0, null, "/endings?state=CARRIED"));
  }

  /** Nothing ends unnoticed. */
  @Bean
  Tray loansPastTheirDay(Overview overview) {
    return new Hung(
        64,
        "endings.tray.late",
        EnumSet.of(Role.OFFICER, Role.ENGINEER),
        occasion -> {
          long late = overview.counted().stream().mapToLong(OverviewTable.Counted::rooms).sum();
          return new Tray.Waiting(late, late, null, "/endings/late");
        });
  }

  @Bean
  Tray computersToAskFor(WatchList watchList) {
    return new Hung(
        68,
        "endings.tray.watch",
        OFFICER,
        occasion ->
            new Tray.Waiting(
                watchList.waiting(occasion.today()).toAsk(), 0, null, "/endings/watch-list"));
  }

  /** A school's or a sponsor's word that is awaited. */
  @Bean
  Tray answersOwed(Overview overview) {
    return new Hung(
        12,
        "endings.tray.asked",
        EnumSet.of(Role.SCHOOL, Role.DONOR),
        occasion -> new Tray.Waiting(overview.owedBy(occasion.actor()), 0, null, "/endings/mine"));
  }

  @Bean
  RecurringTask<Void> endLoans(Rounds rounds) {
    return Jobs.daily("end-loans", LocalTime.of(6, 40))
        .execute((instance, context) -> rounds.morning());
  }
}
