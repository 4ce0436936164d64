package org.greenclassroom.visits;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.greenclassroom.classrooms.ClassroomPanel;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Reach;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls and on a classroom's page. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  private static final Set<Role> READERS =
      EnumSet.of(Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR);

  private record Hung(int order, String key, Set<Role> roles, Function<Occasion, Waiting> look)
      implements Tray {
    @Override
    public Waiting waiting(Occasion occasion) {
      return look.apply(occasion);
    }
  }

  private record Panel(Visits visits) implements ClassroomPanel {
    @Override
    public int order() {
      return 72;
    }

    @Override
    public String key() {
      return "visits.panel";
    }

    @Override
    public Set<Role> roles() {
      return READERS;
    }

    @Override
    public Optional<Line> line(long classroom, Occasion occasion) {
      var all = visits.of(classroom);
      if (all.isEmpty()) return Optional.empty();
      var last = all.getFirst();
      var counts = visits.counts(classroom);
      return Optional.of(
          new Line(
              "/visits/" + last.visit(),
              "visits.panel.last",
              List.of(last.day(), last.state(), counts.approved(), counts.unapproved())));
    }
  }

  @Bean
  Reach sheetsWithinReach(Visits visits) {
    return new Reach("/visits/", "task", visits::errand);
  }

  @Bean
  Reach visitPhotographsWithinReach(Visits visits, Classrooms classrooms) {
    return new Reach(
        "/visits/photographs/",
        "photograph",
        (actor, id) -> classrooms.room(visits.photographed(id).classroom(), actor, id));
  }

  @Bean
  Reach visitsWithinReach(Visits visits, Classrooms classrooms) {
    return new Reach(
        "visit", (actor, id) -> classrooms.room(visits.visit(id).classroom(), actor, id));
  }

  @Bean
  Door visitsDoor() {
    return new Door(67, "visits.door", "/visits", READERS);
  }

  @Bean
  ClassroomPanel visitsPanel(Visits visits) {
    return new Panel(visits);
  }

  @Bean
  Tray visitsToRead(Visits visits) {
    return new Hung(
        69,
        "visits.tray.read",
        EnumSet.of(Role.OFFICER),
        occasion -> {
          var waiting = visits.waiting(occasion);
          return new Tray.Waiting(waiting[0], waiting[1], null, "/visits?state=SUBMITTED");
        });
  }

  @Bean
  Tray visitsGivenBack(Visits visits) {
    return new Hung(
        70,
        "visits.tray.returned",
        EnumSet.of(Role.ENGINEER, Role.OFFICER),
        occasion ->
            new Tray.Waiting(
                visits.returned(occasion), 0, null, "/visits?state=RETURNED&whose=mine"));
  }
}
