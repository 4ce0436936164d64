package org.greenclassroom.training;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.LocalTime;
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
import org.greenclassroom.schools.Schools;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  /** Its papers, for the one page that finds the right one. */
  @Bean
  Verifier trainingPapersVerifier(Certificates certificates, Prints prints) {
    return Verifier.at(
        "/t/", typed -> certificates.coded(typed).code(), file -> prints.number("training", file));
  }

  @Bean
  Reach teachersWithinReach(Teachers teachers) {
    return new Reach("/training/teachers/", "id", (actor, id) -> teachers.teacher(id, actor));
  }

  @Bean
  Reach sittingsWithinReach(Sessions sessions) {
    return new Reach("/training/sessions/", "id", sessions::within);
  }

  @Bean
  Reach followupsWithinReach(Followups followups, Schools schools) {
    return new Reach(
        "/training/followups/",
        "id",
        (actor, id) -> schools.within(actor, followups.followup(id).school(), id));
  }

  @Bean
  Reach trainingCertificatesWithinReach(Certificates certificates) {
    return new Reach(
        "/training/certificates/", "id", (actor, id) -> certificates.certificate(id, actor));
  }

  @Bean
  Door trainingDoor() {
    return new Door(
        71, "training.door", "/training", EnumSet.of(Role.OFFICER, Role.ENGINEER, Role.AUDITOR));
  }

  @Bean
  Tray trainingTray(Followups followups) {
    return new Tray() {
      @Override
      public int order() {
        return 71;
      }

      @Override
      public String key() {
        return "training.tray";
      }

      @Override
      public Set<Role> roles() {
        return EnumSet.of(Role.OFFICER);
      }

      @Override
      public Waiting waiting(Occasion occasion) {
        var due = followups.due(occasion.today());
        return new Waiting(due[0], due[1], null, "/training/followups");
      }
    };
  }

  @Bean
  SchoolPanel trainingPanel(Standings standings) {
    return new SchoolPanel() {
      @Override
      public int order() {
        return 71;
      }

      @Override
      public String key() {
        return "training.title";
      }

      @Override
      public Set<Role> roles() {
        return EnumSet.of(Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.SCHOOL);
      }

      @Override
      public List<Line> lines(Family family, Occasion occasion) {
        return standings.of(Set.of(family.school())).stream()
            .map(one ->
                new Line(
                    "/training/schools/" + one.school(),
                    "#training.panel.title",
                    "training.reason."
                        + one.reason().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')
                        + ".long",
                    List.of(one.trained(), one.since() == null ? "–" : one.since())))
            .toList();
      }
    };
  }

  /** In the small hours, so that the letter lies there in the morning. */
  @Bean
  RecurringTask<Void> askTeachers(Followups followups, Clock clock) {
    return Jobs.daily("training-followups", LocalTime.of(4, 50))
        .execute((instance, context) -> followups.ask(Occasion.of(Actor.HOUSE, clock.instant())));
  }
}
