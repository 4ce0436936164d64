package org.greenclassroom.classrooms;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Entry;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.custody.Held;
import org.greenclassroom.custody.Slip;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.custody.Written;
import org.greenclassroom.hooks.Hooks;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The way to a room and its end, the acceptance. Inside the front door's transaction. */
@Component
class Road {
  static final String TOPIC = "classrooms.handed-over";
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Custody custody;
  private final Partners partners;
  private final ClassroomTable table;
  private final AgreementTable agreements;
  private final Movements movements;
  private final Terms terms;
  private final Hooks hooks;

  Road(
      Custody custody,
      Partners partners,
      ClassroomTable table,
      AgreementTable agreements,
      Movements movements,
      Terms terms,
      Hooks hooks) {
    this.custody = custody;
    this.partners = partners;
    this.table = table;
    this.agreements = agreements;
    this.movements = movements;
    this.terms = terms;
    this.hooks = hooks;
  }

  List<Written> dispatch(Occasion occasion, long classroom, Classrooms.Departure departure) {
    if (departure.tags().isEmpty()) throw new Refusal("custody.refusal.nothing");
    var fact = new Fact.Dispatched(classroom);
    if (movements.dispatched(occasion.keyFor("dispatch")))
      return custody.write(occasion, departure.tags(), Entry.of(fact, occasion.now()));
    var devices = custody.lock(new TreeSet<>(departure.tags()));
    table.lock(classroom);
    var room = table.existing(classroom).open();
    var agreement = agreements.existing(room.agreed());
    if (departure.day().isBefore(agreement.signedOn()))
      throw new Refusal("classrooms.refusal.before-signing", room.name());
    for (var device : devices) {
      if (device.data() != Held.CLEARED)
        throw new Refusal("custody.refusal.not-cleared", device.tag().printed());
      if (!room.keeps(device))
        throw new Refusal("classrooms.refusal.not-reserved", device.tag().printed(), room.name());
    }
    var at = momentOf(occasion, departure.day());
    var carrier = departure.carrier();
    Slip slip = null;
    if (carrier != null) {
      if (!partners.partner(carrier).is(PartnerKind.CARRIER))
        throw new Refusal("classrooms.refusal.not-a-carrier", partners.partner(carrier).name());
      slip =
          custody.handOver(
              occasion,
              new HandOver(
                  Partners.HOUSE,
                  carrier,
                  null,
                  at,
                  departure.seal(),
                  departure.giver(),
                  departure.taker()));
    }
    var written =
        custody.write(
            occasion, departure.tags(), slip == null ? Entry.of(fact, at) : Entry.on(slip, fact));
    movements.dispatch(
        classroom,
        carrier,
        slip == null ? null : slip.id(),
        devices.size(),
        at,
        occasion.actor().account(),
        occasion.keyFor("dispatch"));
    return written;
  }

  List<Written> accept(
      Occasion occasion,
      long classroom,
      Set<Tag> expected,
      Collection<Tag> arrived,
      LocalDate day,
      HandOver.@Nullable Signature giver,
      HandOver.@Nullable Signature taker) {
    if (arrived.isEmpty()) throw new Refusal("classrooms.refusal.nothing-arrived");
    var fact = new Fact.Installed(classroom);
    if (movements.accepted(occasion.keyFor("acceptance")).isPresent())
      return custody.write(occasion, arrived, Entry.of(fact, occasion.now()));
    var devices = custody.lock(expected);
    table.lock(classroom);
    var room = table.existing(classroom).open();
    var agreement = agreements.existing(room.agreed());
    for (var device : devices)
      if (device.stage() != Stage.ON_THE_WAY || !room.owns(device))
        throw new Refusal("classrooms.refusal.not-on-the-way", device.tag().printed(), room.name());
    for (var dispatch : movements.dispatches(classroom))
      if (day.isBefore(LocalDate.ofInstant(dispatch.leftAt(), occasion.zone())))
        throw new Refusal("classrooms.refusal.before-dispatch", room.name());
    var at = momentOf(occasion, day);

    var byHolder = new TreeMap<Long, Set<Tag>>();
    var missed = new TreeSet<Tag>();
    var here = new HashSet<>(arrived);
    for (var device : devices) {
      // what a carrier left with the school before is handed over by the programme all the same
      long holder = device.holder() == room.school() ? Partners.HOUSE : device.holder();
      if (here.contains(device.tag()))
        byHolder.computeIfAbsent(holder, _ -> new TreeSet<>()).add(device.tag());
      else missed.add(device.tag());
    }
    Slip first = null;
    var written = new ArrayList<Written>();
    for (var group : byHolder.entrySet()) {
      // one hand-over per holder: a lorry of a carrier and a car of ours may arrive together
      var part =
          new Occasion(
              occasion.actor(),
              occasion.now(),
              occasion.zone(),
              occasion.keyFor("from/" + group.getKey()));
      var slip =
          custody.handOver(
              part,
              new HandOver(group.getKey(), room.school(), room.site(), at, null, giver, taker));
      written.addAll(custody.write(occasion, group.getValue(), Entry.on(slip, fact)));
      if (first == null) first = slip;
    }
    if (!missed.isEmpty()) custody.write(occasion, missed, Entry.of(new Fact.Missed(), at));

    table.seat(classroom, arrived);
    movements.accept(
        classroom,
        day,
        Objects.requireNonNull(first).id(),
        here.size(),
        missed.size(),
        occasion.now(),
        occasion.actor().account(),
        occasion.keyFor("acceptance"));
    tell(occasion, classroom, day, here.size(), missed.size());
    if (room.acceptedOn() == null)
      terms.begin(occasion, classroom, Term.from(day, agreement.years()));
    return written;
  }

  /** A day that somebody wrote down: now when it is today, else noon. */
  static Instant momentOf(Occasion occasion, LocalDate day) {
    if (day.isAfter(occasion.today())) throw new Refusal("custody.refusal.future");
    return day.equals(occasion.today())
        ? occasion.now()
        : day.atTime(LocalTime.NOON).atZone(occasion.zone()).toInstant();
  }

  /** The room by its number: its school's name is asked for by who may know it. */
  private void tell(Occasion occasion, long classroom, LocalDate day, int devices, int missed) {
    var told = JSON.createObjectNode();
    told.put("classroom", classroom);
    told.put("day", day.toString());
    told.put("devices", devices);
    told.put("missed", missed);
    hooks.tell(occasion, TOPIC, JSON.writeValueAsString(told));
  }
}
