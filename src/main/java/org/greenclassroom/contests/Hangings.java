package org.greenclassroom.contests;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Jobs;
import org.greenclassroom.frame.Prints;
import org.greenclassroom.frame.Reach;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.frame.Verifier;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.schools.SchoolPanel;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls, and what it does at night. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  @Bean
  Reach batchesWithinReach(HandIn handIn) {
    return new Reach("/contests/batches/", "batch", (actor, id) -> handIn.batch(id, actor));
  }

  /** Its papers, for the one page that finds the right one. */
  @Bean
  Verifier contestsPapersVerifier(Awards awards, Prints prints) {
    return Verifier.at(
        "/w/",
        typed -> awards.certified(typed.strip()).number(),
        file -> prints.number("contests", file));
  }

  @Bean
  Door contestsDoor() {
    return new Door(
        78, "contests.door", "/contests", EnumSet.of(Role.OFFICER, Role.AUDITOR, Role.SCHOOL));
  }

  @Bean
  RecurringTask<Void> deleteWorks(Contests contests, Clock clock) {
    return Jobs.daily("delete-works", LocalTime.of(3, 40))
        .execute(
            (instance, context) -> contests.deleteDue(Occasion.of(Actor.HOUSE, clock.instant())));
  }

  @Bean
  Tray worksToPull(Awards awards) {
    return new Tray() {
      @Override
      public int order() {
        return 78;
      }

      @Override
      public String key() {
        return "contests.tray.pull";
      }

      @Override
      public Set<Role> roles() {
        return EnumSet.of(Role.OFFICER);
      }

      @Override
      public Waiting waiting(Occasion occasion) {
        var waiting = awards.waiting();
        var edition = waiting.edition();
        return new Waiting(
            waiting.count(),
            waiting.count(),
            null,
            edition == null ? "/contests" : "/contests/" + edition + "/shown");
      }
    };
  }

  @Bean
  SchoolPanel contestsPanel(HandIn handIn, Contests contests) {
    return new SchoolPanel() {
      @Override
      public int order() {
        return 78;
      }

      @Override
      public String key() {
        return "contests.title";
      }

      @Override
      public Set<Role> roles() {
        return EnumSet.of(Role.OFFICER, Role.AUDITOR, Role.SCHOOL);
      }

      @Override
      public List<Line> lines(Family family, Occasion occasion) {
        var lines = new ArrayList<Line>();
        for (var batch : handIn.ofSchools(family.members()))
          lines.add(
              new Line(
                  "/contests/batches/" + batch.batch(),
                  contests.edition(batch.edition()).title(),
                  "contests.panel",
                  List.of(batch.entries())));
        return lines;
      }
    };
  }
}
