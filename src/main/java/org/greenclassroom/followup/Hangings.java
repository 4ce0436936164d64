package org.greenclassroom.followup;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.greenclassroom.classrooms.ClassroomPanel;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.collection.Appointments;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Reach;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.schools.Schools;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls, on a classroom's page and into the calendar. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  /** A day so near is shown already; a visit wants to be arranged. */
  static final int AHEAD = 30;

  private static final Set<Role> READERS =
      EnumSet.of(Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR);

  private record Hung(int order, String key, Set<Role> roles, Function<Occasion, Waiting> look)
      implements Tray {
    @Override
    public Waiting waiting(Occasion occasion) {
      return look.apply(occasion);
    }
  }

  private record Panel(Plan plan) implements ClassroomPanel {
    @Override
    public int order() {
      return 70;
    }

    @Override
    public String key() {
      return "followup.panel";
    }

    @Override
    public Set<Role> roles() {
      return READERS;
    }

    @Override
    public Optional<Line> line(long classroom, Occasion occasion) {
      var tasks = plan.of(classroom);
      if (tasks.isEmpty()) return Optional.empty();
      var path = "/followup/classrooms/" + classroom;
      var late = tasks.stream().filter(one -> one.late(occasion.today())).count();
      return Optional.of(
          plan.next(classroom, TaskKind.VISIT)
              .map(visit ->
                  new Line(
                      path,
                      late > 0 ? "followup.panel.late" : "followup.panel.next",
                      List.<Object>of(visit.dueOn(), late)))
              .orElse(new Line(path, "followup.panel.none", List.of())));
    }
  }

  @Bean
  Reach tasksWithinReach(Plan plan, Classrooms classrooms) {
    return new Reach(
        "/followup/tasks/",
        "task",
        true,
        (actor, id) -> classrooms.room(plan.task(id).classroom(), actor, id));
  }

  @Bean
  Reach contactsWithinReach(Contacts contacts) {
    return new Reach("/followup/contacts/", "contact", contacts::check);
  }

  @Bean
  Door followupDoor() {
    return new Door(66, "followup.door", "/followup", READERS);
  }

  @Bean
  ClassroomPanel followupPanel(Plan plan) {
    return new Panel(plan);
  }

  /** An engineer sees what is his or nobody's, an officer everything. */
  @Bean
  Tray visitsToMake(Agenda agenda) {
    return new Hung(
        66,
        "followup.tray.visits",
        EnumSet.of(Role.OFFICER, Role.ENGINEER),
        occasion -> {
          var mine = !occasion.actor().is(Role.OFFICER);
          var waiting =
              agenda.waiting(
                  mine ? occasion.actor().account() : null,
                  true,
                  occasion.today().plusDays(AHEAD),
                  occasion.today());
          return new Tray.Waiting(
              waiting.due(),
              waiting.late(),
              waiting.lastDone(),
              "/followup?kind=VISIT" + (mine ? "&whose=mine" : ""));
        });
  }

  @Bean
  Tray schoolsToAsk(Agenda agenda) {
    return new Hung(
        67,
        "followup.tray.asking",
        EnumSet.of(Role.OFFICER),
        occasion -> {
          var waiting = agenda.waiting(null, false, occasion.today(), occasion.today());
          return new Tray.Waiting(waiting.due(), waiting.late(), waiting.lastDone(), "/followup");
        });
  }

  /** What we promised a school and is due today, or was. */
  @Bean
  Tray nextActions(Contacts contacts) {
    return new Hung(
        68,
        "followup.tray.contacts",
        EnumSet.of(Role.OFFICER, Role.ENGINEER),
        occasion -> {
          var waiting = contacts.waiting(occasion.today());
          return new Tray.Waiting(waiting[0], waiting[1], null, "/followup/contacts");
        });
  }

  /**
   * Visits in the calendar and in the feed that a telephone reads: an engineer's own or nobody's.
   */
  @Bean
  Appointments visitsPlanned(Agenda agenda, Schools schools) {
    return (actor, from, to) -> {
      if (!actor.seesAll()) return List.of();
      var zone = Occasion.PROGRAMME_ZONE;
      var filter =
          new PlanFilter(
              LocalDate.ofInstant(from, zone),
              LocalDate.ofInstant(to, zone),
              TaskKind.VISIT,
              null,
              null,
              null,
              "",
              schools.own(actor));
      return agenda.page(filter, "", 5000).stream()
          .filter(line -> line.task().state() != TaskState.CALLED_OFF)
          .filter(line ->
              actor.is(Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR)
                  || line.task().engineer() == null
                  || line.task().engineer() == actor.account())
          .map(line ->
              new Appointments.Appointment(
                  Appointments.Kind.VISIT,
                  UUID.nameUUIDFromBytes(
                      ("followup/" + line.task().task()).getBytes(StandardCharsets.UTF_8)),
                  (int) line.moved() + (line.task().open() ? 0 : 1),
                  line.task().number(),
                  line.schoolName() + " · " + line.room(),
                  line.place() == null ? line.schoolName() : line.place(),
                  Agenda.at(line.task().dueOn(), 9),
                  Agenda.at(line.task().dueOn(), 16),
                  line.task().engineer() != null,
                  line.changedAt(),
                  "/followup/tasks/" + line.task().task()))
          .toList();
    };
  }
}
