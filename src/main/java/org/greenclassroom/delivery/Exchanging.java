package org.greenclassroom.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.greenclassroom.classrooms.Classroom;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.classrooms.Progress;
import org.greenclassroom.classrooms.Seats;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Device;
import org.greenclassroom.custody.Entry;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.custody.Slip;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.DayKey;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of exchanges: one goes and another comes, or more come. Each in one go. */
@Service
@Transactional
public class Exchanging {
  private static final int SHELF = 100;

  private final Custody custody;
  private final Classrooms classrooms;
  private final Seats seats;
  private final Partners partners;
  private final Parcels parcels;
  private final Exchanges table;

  Exchanging(
      Custody custody,
      Classrooms classrooms,
      Seats seats,
      Partners partners,
      Parcels parcels,
      Exchanges table) {
    this.custody = custody;
    this.classrooms = classrooms;
    this.seats = seats;
    this.partners = partners;
    this.parcels = parcels;
    this.table = table;
  }

  /**
   * One goes back.
   *
   * @param went its tag or serial number as scanned
   * @param came what comes in its place: ready, kept for this room, or a spare that stands in it;
   *     empty: nothing comes
   * @param programme who signed for the programme
   * @param school who signed for the school
   */
  record Swap(
      String went,
      String came,
      ExchangeCause cause,
      LocalDate day,
      HandOver.Signature programme,
      HandOver.Signature school) {}

  /**
   * Swaps: the broken one changes hands back, its replacement changes hands there, and takes its
   * seat. Both slips carry the same two signatures. All of it or nothing.
   */
  void swap(Occasion occasion, long classroom, Swap swap) {
    var key = occasion.keyFor("exchange");
    if (table.keyed(key)) return;
    var room = classrooms.room(classroom);
    if (room.closed()) throw new Refusal("classrooms.refusal.closed", room.name());
    if (swap.day().isAfter(occasion.today())) throw new Refusal("custody.refusal.future");
    var goes = named(swap.went());
    var comes = swap.came().isBlank() ? null : named(swap.came());
    if (goes.equals(comes)) throw new Refusal("delivery.refusal.same", goes.printed());
    var both = new TreeSet<Tag>();
    both.add(goes);
    if (comes != null) both.add(comes);
    var locked = custody.lock(both);
    var went = find(locked, goes);
    mayGo(went, room);
    var came = comes == null ? null : find(locked, comes);
    boolean spare = came != null && came.stage() == Stage.IN_CLASS && isOf(came, room);

    var back = back(occasion, room, went, swap);
    var seat = seats.leave(classroom, goes);
    Long there = null;
    if (came != null) {
      if (!spare) there = comes(occasion, room, came, swap);
      seat.ifPresent(number -> seats.assign(classroom, came.tag(), number));
    }
    table.insert(
        classroom,
        ExchangeKind.SWAP,
        went.id(),
        came == null ? null : came.id(),
        spare,
        swap.cause(),
        seat.orElse(null),
        back == null ? null : back.id(),
        there,
        swap.day(),
        occasion.now(),
        occasion.actor().account(),
        key);
  }

  private static void mayGo(Device device, Classroom room) {
    if (!isOf(device, room)
        || (device.stage() != Stage.IN_CLASS && device.stage() != Stage.ON_THE_WAY))
      throw new Refusal("classrooms.refusal.not-of-room", device.tag().printed(), room.name());
  }

  /** Nothing changes hands where it was ours all the way: it was not accepted yet. */
  private @Nullable Slip back(Occasion occasion, Classroom room, Device went, Swap swap) {
    var fact = new Fact.Recalled(room.classroom());
    var at = momentOf(occasion, swap.day());
    if (went.holder() == Partners.HOUSE) {
      custody.write(occasion, went.tag(), Entry.of(fact, at));
      return null;
    }
    var slip =
        custody.handOver(
            part(occasion, "back"),
            new HandOver(
                went.holder(), Partners.HOUSE, null, at, null, swap.school(), swap.programme()));
    custody.write(occasion, went.tag(), Entry.on(slip, fact));
    return slip;
  }

  /**
   * It is kept for the room, leaves and is accepted; answers the slip on which it changed hands.
   */
  private @Nullable Long comes(Occasion occasion, Classroom room, Device came, Swap swap) {
    var tag = List.of(came.tag());
    if (came.stage() == Stage.READY) classrooms.reserve(occasion, room.classroom(), tag);
    classrooms.dispatch(
        occasion,
        room.classroom(),
        new Classrooms.Departure(tag, swap.day(), null, null, null, null));
    parcels
        .lying(came.id())
        .ifPresent(
            lying -> parcels.unpack(lying.packed(), occasion.now(), occasion.actor().account()));
    classrooms.acceptSome(
        occasion, room.classroom(), tag, swap.day(), swap.programme(), swap.school());
    return table.slipOf(came.id());
  }

  /**
   * More computers for a running room. They are kept for it and then packed and sent like the first
   * ones; the day on which the loan ends stays that of the room.
   *
   * @return that day
   */
  LocalDate topUp(Occasion occasion, long classroom, Collection<Tag> tags) {
    if (tags.isEmpty()) throw new Refusal("custody.refusal.nothing");
    var key = occasion.keyFor("exchange");
    var devices = custody.lock(new TreeSet<>(tags));
    var room = classrooms.room(classroom);
    var due = room.dueOn();
    if (due == null) throw new Refusal("delivery.refusal.not-running", room.name());
    if (table.keyed(key)) return due;
    if (room.state() != Progress.IN_CLASS)
      throw new Refusal("delivery.refusal.ends-soon", room.name(), due);
    int more = devices.size() - room.lacking();
    if (more > 0) classrooms.enlarge(classroom, room.seats() + more);
    classrooms.reserve(occasion, classroom, tags);
    for (var device : devices)
      table.insert(
          classroom,
          ExchangeKind.TOP_UP,
          null,
          device.id(),
          false,
          ExchangeCause.MORE_SEATS,
          null,
          null,
          null,
          occasion.today(),
          occasion.now(),
          occasion.actor().account(),
          key);
    return due;
  }

  /** What went back by an exchange is in the house again: data may be on it, it begins anew. */
  int home(Occasion occasion, Collection<Tag> tags) {
    if (tags.isEmpty()) throw new Refusal("custody.refusal.nothing");
    var expected = table.returning(tags.stream().map(Tag::code).toList(), DayKey.FIRST, null);
    for (var tag : tags)
      if (expected.stream().noneMatch(one -> one.tag().equals(tag)))
        throw new Refusal("delivery.refusal.not-returning", tag.printed());
    long workshop = partners.sites(Partners.HOUSE).getFirst().site();
    for (var device : custody.lock(new TreeSet<>(tags))) {
      var received = new Fact.Received(null);
      if (device.holder() == Partners.HOUSE) {
        custody.write(occasion, device.tag(), Entry.of(received, occasion.now()).at(workshop));
        continue;
      }
      var slip =
          custody.handOver(
              part(occasion, "home/" + device.holder()),
              new HandOver(
                  device.holder(), Partners.HOUSE, workshop, occasion.now(), null, null, null));
      custody.write(occasion, device.tag(), Entry.on(slip, received));
    }
    return tags.size();
  }

  @Transactional(readOnly = true)
  List<Exchanges.Exchange> of(long classroom) {
    return table.of(classroom);
  }

  @Transactional(readOnly = true)
  List<Exchanges.Ready> ready(Classroom room) {
    return table.ready(room.classroom(), room.kind(), SHELF);
  }

  @Transactional(readOnly = true)
  Slice<Exchanges.Returning> returning(String after, int size) {
    return Slice.of(
        table.returning(null, DayKey.read(after, DayKey.FIRST), size + 1),
        size,
        row -> new DayKey(row.since(), row.device()).code());
  }

  private Tag named(String typed) {
    Optional<Tag> tag = Packing.named(custody, parcels, typed);
    return tag.orElseThrow(
        () -> new Refusal(Refusal.Kind.NOT_FOUND, "delivery.refusal.unknown-code", typed));
  }

  private static Device find(List<Device> devices, Tag tag) {
    return devices.stream().filter(one -> one.tag().equals(tag)).findFirst().orElseThrow();
  }

  private static boolean isOf(Device device, Classroom room) {
    return device.classroom() != null && device.classroom() == room.classroom();
  }

  /** A slip has a key of its own. */
  private static Occasion part(Occasion occasion, String name) {
    return new Occasion(occasion.actor(), occasion.now(), occasion.zone(), occasion.keyFor(name));
  }

  private static Instant momentOf(Occasion occasion, LocalDate day) {
    return day.equals(occasion.today())
        ? occasion.now()
        : day.atTime(LocalTime.NOON).atZone(occasion.zone()).toInstant();
  }
}
