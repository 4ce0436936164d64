package org.greenclassroom.delivery;

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
import org.greenclassroom.frame.Verifier;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls, and on a classroom's page. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  private static final Set<Role> READERS =
      EnumSet.of(
          Role.OFFICER,
          Role.TECHNICIAN,
          Role.ENGINEER,
          Role.SCHOOL,
          Role.AUDITOR,
          Role.ADMINISTRATOR);

  private record Hung(int order, String key, Set<Role> roles, Function<Occasion, Waiting> look)
      implements Tray {
    @Override
    public Waiting waiting(Occasion occasion) {
      return look.apply(occasion);
    }
  }

  private record Panel(Packing packing, Installing installing) implements ClassroomPanel {
    @Override
    public int order() {
      return 60;
    }

    @Override
    public String key() {
      return "delivery.panel";
    }

    @Override
    public Set<Role> roles() {
      return READERS;
    }

    @Override
    public Optional<Line> line(long classroom, Occasion occasion) {
      var kit = packing.kit(classroom);
      var room = kit.room();
      if (room.devices() + room.missing() + room.comingBack() == 0) return Optional.empty();
      var at = "/delivery/" + classroom;
      if (room.reserved() > 0)
        return Optional.of(
            new Line(
                at, "delivery.panel.packing", List.of(kit.packed(), (long) room.reserved()), true));
      var checklist = installing.checklist(classroom);
      if (room.onTheWay() > 0)
        return Optional.of(
            new Line(
                at,
                "delivery.panel.way",
                List.of(room.onTheWay(), checklist.done(), checklist.points().size()),
                true));
      return Optional.of(
          new Line(
              at,
              "delivery.panel.there",
              List.of(room.inClass(), installing.seatMap(classroom).taken())));
    }
  }

  /** Its slips, for the one page that finds the right paper; they have no code. */
  @Bean
  Verifier deliveryPapersVerifier(Sending sending) {
    return Verifier.of(sending::numberOf);
  }

  @Bean
  Reach consignmentsWithinReach(Sending sending) {
    return new Reach(
        "/delivery/consignments/", "id", (actor, id) -> sending.consignment(id, actor));
  }

  @Bean
  Reach parcelsWithinReach(Packing packing, Classrooms classrooms) {
    return new Reach(
        "/delivery/parcels/",
        "parcel",
        (actor, id) -> classrooms.room(packing.parcel(id).classroom(), actor, id));
  }

  @Bean
  Door deliveryDoor() {
    return new Door(61, "delivery.door", "/delivery", READERS);
  }

  /** What is expected at a school, in the calendar of those who drive and receive. */
  @Bean
  Appointments deliveries(Sending sending) {
    return (actor, from, to) -> {
      if (!actor.seesAll()) return List.of();
      var zone = Occasion.PROGRAMME_ZONE;
      return sending
          .coming(actor, LocalDate.ofInstant(from, zone), LocalDate.ofInstant(to, zone))
          .stream()
          .map(one ->
              new Appointments.Appointment(
                  Appointments.Kind.DELIVERY,
                  UUID.nameUUIDFromBytes(
                      ("delivery/" + one.consignment()).getBytes(StandardCharsets.UTF_8)),
                  one.arrived() ? 1 : 0,
                  one.number(),
                  one.school() + " · " + one.room(),
                  one.address() == null ? one.school() : one.address(),
                  one.expectedOn().atTime(9, 0).atZone(zone).toInstant(),
                  one.expectedOn().atTime(17, 0).atZone(zone).toInstant(),
                  one.arrived(),
                  one.recordedAt(),
                  "/delivery/consignments/" + one.consignment()))
          .toList();
    };
  }

  @Bean
  ClassroomPanel deliveryPanel(Packing packing, Installing installing) {
    return new Panel(packing, installing);
  }

  @Bean
  Tray roomsToPack(Sending sending) {
    return new Hung(
        61,
        "delivery.tray.packing",
        EnumSet.of(Role.TECHNICIAN, Role.OFFICER),
        occasion -> {
          var waiting = sending.waiting(occasion.today());
          return new Tray.Waiting(waiting.toPack(), 0, waiting.lastLeft(), "/delivery");
        });
  }

  @Bean
  Tray roomsToSend(Sending sending) {
    return new Hung(
        62,
        "delivery.tray.sending",
        EnumSet.of(Role.OFFICER),
        occasion -> {
          var waiting = sending.waiting(occasion.today());
          return new Tray.Waiting(
              waiting.toSend(), waiting.late(), waiting.lastLeft(), "/delivery");
        });
  }

  @Bean
  Tray roomsArrived(Sending sending, Installing installing) {
    return new Hung(
        63,
        "delivery.tray.arrived",
        EnumSet.of(Role.ENGINEER, Role.OFFICER),
        occasion ->
            new Tray.Waiting(
                sending.waiting(occasion.today()).arrived(),
                0,
                installing.last().orElse(null),
                "/delivery"));
  }
}
