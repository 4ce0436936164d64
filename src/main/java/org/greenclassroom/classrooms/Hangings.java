package org.greenclassroom.classrooms;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.greenclassroom.custody.Bench;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.FactKind;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.custody.Pen;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.custody.Written;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Finder;
import org.greenclassroom.frame.Reach;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.hooks.Topic;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.schools.Schools;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls, and the words it lets the API write. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  @Bean
  Reach classroomsWithinReach(Classrooms classrooms) {
    return new Reach("", "classroom", true, (actor, id) -> classrooms.room(id, actor));
  }

  /** A slip from or to a school lies where the school does; others are for all. */
  @Bean
  Reach slipsWithinReach(Custody custody, Partners partners, Schools schools) {
    return new Reach(
        "/slips/",
        "slip",
        (actor, id) -> {
          var slip = custody.slip(id);
          for (long side : List.of(slip.fromPartner(), slip.toPartner()))
            if (partners.partner(side).is(PartnerKind.SCHOOL)) schools.within(actor, side, id);
        });
  }

  @Bean
  Topic handedOverTopic() {
    return new Topic(Road.TOPIC, Road.TOPIC);
  }

  static final Set<Role> READERS =
      EnumSet.of(
          Role.OFFICER,
          Role.TECHNICIAN,
          Role.ENGINEER,
          Role.SCHOOL,
          Role.AUDITOR,
          Role.ADMINISTRATOR);
  private static final Set<Role> OFFICER = EnumSet.of(Role.OFFICER);
  private static final Duration LONG_ON_THE_WAY = Duration.ofDays(14);

  private record Hung(int order, String key, Set<Role> roles, Function<Occasion, Waiting> look)
      implements Tray {
    @Override
    public Waiting waiting(Occasion occasion) {
      return look.apply(occasion);
    }
  }

  private record Word(FactKind kind, Set<Role> roles, Writer writer) implements Pen {
    interface Writer {
      List<Written> write(Occasion occasion, List<Tag> tag, Request request);
    }

    @Override
    public Written write(Occasion occasion, Tag tag, Request request) {
      return writer.write(occasion, List.of(tag), request).getFirst();
    }
  }

  @Bean
  RecurringTask<Void> addUpSchoolYears(SchoolYears years) {
    return Tasks.recurring("add-up-school-years", FixedDelay.ofSeconds(60))
        .execute((instance, context) -> years.add());
  }

  @Bean
  Door classroomsDoor() {
    return new Door(60, "classrooms.door", "/classrooms", READERS);
  }

  @Bean
  Finder classroomFinder(Overview overview) {
    return (typed, actor) ->
        actor.is(READERS)
            ? overview.page(null, typed, "", 10, actor).rows().stream()
                .map(row ->
                    new Finder.Hit(
                        row.schoolName() + " · " + row.name(),
                        "#classrooms.progress."
                            + row.state()
                                .name()
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace('_', '-'),
                        "/classrooms/" + row.classroom(),
                        false))
                .toList()
            : List.of();
  }

  /** From a device to its classroom. */
  @Bean
  Bench classroomBench(Classrooms classrooms) {
    return (device, actor) -> {
      var classroom = device.classroom();
      if (classroom == null || !maySee(classrooms, classroom, actor)) return Optional.empty();
      return Optional.of(new Bench.Step("classrooms.bench", "/classrooms/" + classroom));
    };
  }

  private static boolean maySee(Classrooms classrooms, long classroom, Actor actor) {
    return actor.is(READERS) && classrooms.maySee(classroom, actor);
  }

  @Bean
  Tray roomsToReserve(Overview overview) {
    return new Hung(
        60,
        "classrooms.tray.wanting",
        OFFICER,
        occasion ->
            new Tray.Waiting(
                overview.waiting(occasion.actor(), Progress.AGREED),
                0,
                null,
                "/classrooms?state=AGREED"));
  }

  @Bean
  Tray roomsToDispatch(Overview overview) {
    return new Hung(
        61,
        "classrooms.tray.leaving",
        OFFICER,
        occasion ->
            new Tray.Waiting(
                overview.waiting(occasion.actor(), Progress.RESERVED),
                0,
                overview.times().left(),
                "/classrooms?state=RESERVED"));
  }

  @Bean
  Tray roomsToAccept(Overview overview) {
    return new Hung(
        62,
        "classrooms.tray.arriving",
        EnumSet.of(Role.OFFICER, Role.ENGINEER),
        occasion ->
            new Tray.Waiting(
                overview.waiting(occasion.actor(), Progress.ON_THE_WAY),
                overview.onTheWaySince(occasion.now().minus(LONG_ON_THE_WAY)),
                overview.times().accepted(),
                "/classrooms?state=ON_THE_WAY"));
  }

  /** Nothing ends unnoticed: nine months ahead, and everything that is past its day. */
  @Bean
  Tray roomsEnding(Overview overview) {
    return new Hung(
        63,
        "classrooms.tray.ending",
        EnumSet.of(Role.OFFICER, Role.SCHOOL),
        occasion -> {
          long late = overview.waiting(occasion.actor(), Progress.LATE);
          return new Tray.Waiting(
              overview.waiting(occasion.actor(), Progress.ENDING) + late,
              late,
              null,
              late > 0 ? "/classrooms?state=LATE" : "/classrooms?state=ENDING");
        });
  }

  /** What is to be done for a room soon, or should have been: everybody sees their own duties. */
  @Bean
  Tray milestonesTray(Milestones milestones) {
    return new Hung(
        64,
        "classrooms.tray.milestones",
        EnumSet.of(Role.OFFICER, Role.ENGINEER),
        occasion -> {
          var waiting = milestones.waiting(occasion);
          return new Tray.Waiting(
              waiting.due(), waiting.late(), waiting.lastDone(), "/classrooms/milestones");
        });
  }

  /** A school said who looks after a room now. */
  @Bean
  Tray keepersTray(Keepers keepers) {
    return new Hung(
        65,
        "classrooms.tray.keepers",
        OFFICER,
        occasion -> {
          var waiting = keepers.waiting();
          return new Tray.Waiting(
              waiting.rooms(),
              0,
              null,
              waiting.first() == null
                  ? "/classrooms"
                  : "/classrooms/" + waiting.first() + "#keepers");
        });
  }

  @Bean
  Door schoolDoor() {
    return new Door(59, "classrooms.school.door", "/school", EnumSet.of(Role.SCHOOL));
  }

  /** Detail: {@code classroom}. */
  @Bean
  Pen reservedPen(Classrooms classrooms) {
    return new Word(
        FactKind.RESERVED,
        OFFICER,
        (occasion, tag, request) -> classrooms.reserve(occasion, request.number("classroom"), tag));
  }

  @Bean
  Pen releasedPen(Classrooms classrooms) {
    return new Word(
        FactKind.RELEASED,
        OFFICER,
        (occasion, tag, request) ->
            classrooms.release(occasion, classrooms.classroomOf(tag.getFirst()), tag));
  }

  /** Detail, all if wanted: {@code carrier} with {@code giver}, {@code taker}, {@code seal}. */
  @Bean
  Pen dispatchedPen(Classrooms classrooms) {
    return new Word(
        FactKind.DISPATCHED,
        OFFICER,
        (occasion, tag, request) ->
            classrooms.dispatch(
                occasion,
                classrooms.classroomOf(tag.getFirst()),
                new Classrooms.Departure(
                    tag,
                    java.time.LocalDate.ofInstant(request.occurredAt(), occasion.zone()),
                    request.detail().has("carrier") ? request.number("carrier") : null,
                    request.text("seal").isEmpty() ? null : request.text("seal"),
                    named(request.text("giver")),
                    named(request.text("taker")))));
  }

  /** Detail: {@code giver}, {@code taker}: who signed for the programme and for the school. */
  @Bean
  Pen installedPen(Classrooms classrooms) {
    return new Word(
        FactKind.INSTALLED,
        EnumSet.of(Role.OFFICER, Role.ENGINEER),
        (occasion, tag, request) ->
            classrooms.acceptSome(
                occasion,
                classrooms.classroomOf(tag.getFirst()),
                tag,
                java.time.LocalDate.ofInstant(request.occurredAt(), occasion.zone()),
                named(request.text("giver")),
                named(request.text("taker"))));
  }

  private static HandOver.@Nullable Signature named(String name) {
    return name.isBlank() ? null : new HandOver.Signature(name, null, null);
  }
}
