package org.greenclassroom.classrooms;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.custody.Slip;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.custody.Written;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.schools.Schools;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door of classrooms.
 *
 * <p>Whatever moves devices locks them first (in custody's order), then the room.
 */
@Service
@Transactional
public class Classrooms {
  /** A loan runs for three years. */
  public static final int YEARS = 3;

  private static final Pattern SCHOOL_YEAR = Pattern.compile("20(\\d\\d)-20(\\d\\d)");
  private static final int SHELF = 5_000;

  private final Custody custody;
  private final Partners partners;
  private final Schools schools;
  private final ClassroomTable table;
  private final Movements movements;
  private final Shelf shelf;
  private final Road road;
  private final Terms terms;

  Classrooms(
      Custody custody,
      Partners partners,
      Schools schools,
      ClassroomTable table,
      Movements movements,
      Shelf shelf,
      Road road,
      Terms terms) {
    this.custody = custody;
    this.partners = partners;
    this.schools = schools;
    this.table = table;
    this.movements = movements;
    this.shelf = shelf;
    this.road = road;
    this.terms = terms;
  }

  /** A room as it is wished for. */
  public record Wanted(
      long school,
      @Nullable Long sponsor,
      String name,
      int seats,
      DeviceKind kind,
      boolean specialNeeds) {}

  /**
   * Plans a room of a school.
   *
   * @return its id; the same occasion asked twice answers the first
   */
  public long plan(Occasion occasion, Wanted wanted) {
    var already = table.keyed(occasion.keyFor("classroom"));
    if (already.isPresent()) return already.get();
    if (!partners.partner(wanted.school()).is(PartnerKind.SCHOOL))
      throw new Refusal(
          "classrooms.refusal.not-a-school", partners.partner(wanted.school()).name());
    if (wanted.name().isBlank() || wanted.name().length() > 100)
      throw new Refusal("classrooms.refusal.no-name");
    if (wanted.seats() < 1 || wanted.seats() > 500) throw new Refusal("classrooms.refusal.seats");
    if (table.named(wanted.school(), wanted.name().strip()))
      throw new Refusal(
          Refusal.Kind.CONFLICT, "classrooms.refusal.name-taken", wanted.name().strip());
    return table.insert(
        wanted.school(),
        partners.sites(wanted.school()).getFirst().site(),
        checkedSponsor(wanted.sponsor()),
        wanted.name().strip(),
        wanted.seats(),
        wanted.kind(),
        wanted.specialNeeds(),
        occasion.now(),
        occasion.keyFor("classroom"));
  }

  /** A school that is not known yet. */
  public record NewSchool(String name, String territory, @Nullable String address) {}

  /** The same, for a school that may have to be recorded first (null). */
  public long planWithSchool(
      Occasion occasion, @Nullable Long school, NewSchool fresh, Wanted wanted) {
    var known =
        school != null
            ? school
            : partners.record(
                occasion,
                fresh.name(),
                EnumSet.of(PartnerKind.SCHOOL),
                fresh.territory(),
                fresh.address());
    return plan(
        occasion,
        new Wanted(
            known,
            wanted.sponsor(),
            wanted.name(),
            wanted.seats(),
            wanted.kind(),
            wanted.specialNeeds()));
  }

  /** Which ready devices the room could get. */
  @Transactional(readOnly = true)
  Proposal propose(Classroom room) {
    var present = new HashSet<String>();
    for (var device : table.devices(room.classroom()))
      present.add(new Proposal.Ready(device.tag(), device.maker(), device.model()).name());
    return Proposal.of(table.ready(room.kind(), SHELF), room.lacking(), present);
  }

  /**
   * Keeps these devices for the room: all, or none and a refusal. Of two people who want the same
   * device at once, one gets it and the other a clean no.
   *
   * <p>The same occasion asked twice is answered as it was the first time.
   */
  public List<Written> reserve(Occasion occasion, long classroom, Collection<Tag> tags) {
    return shelf.reserve(occasion, classroom, tags);
  }

  /** Gives reserved devices back to the shelf. */
  public List<Written> release(Occasion occasion, long classroom, Collection<Tag> tags) {
    return shelf.release(occasion, classroom, tags);
  }

  /**
   * What leaves for a room.
   *
   * @param carrier who drives; null for the programme's own transport, then nothing changes hands
   *     before the school accepts
   * @param giver who signed for the house; null with own transport
   * @param taker who signed for the carrier; null with own transport
   */
  public record Departure(
      Collection<Tag> tags,
      LocalDate day,
      @Nullable Long carrier,
      @Nullable String seal,
      HandOver.@Nullable Signature giver,
      HandOver.@Nullable Signature taker) {}

  /**
   * Sends reserved devices off.
   *
   * @throws Refusal without a signed agreement, for a device that is not reserved for this room, or
   *     whose data is not cleared
   */
  public List<Written> dispatch(Occasion occasion, long classroom, Departure departure) {
    return road.dispatch(occasion, classroom, departure);
  }

  /**
   * The school takes over what arrived. The first acceptance starts the three years. What is on the
   * way and did not arrive is missing from now on.
   *
   * @param giver who signed for whoever brought them
   * @param taker who signed for the school
   */
  public List<Written> accept(
      Occasion occasion,
      long classroom,
      Collection<Tag> arrived,
      LocalDate day,
      HandOver.Signature giver,
      HandOver.Signature taker) {
    var expected = new TreeSet<Tag>(arrived);
    for (var device : table.devices(classroom))
      if (device.stage() == Stage.ON_THE_WAY) expected.add(device.tag());
    return road.accept(occasion, classroom, expected, arrived, day, giver, taker);
  }

  /** The school takes over these; nothing is said of what else is on the way. */
  public List<Written> acceptSome(
      Occasion occasion,
      long classroom,
      Collection<Tag> arrived,
      LocalDate day,
      HandOver.@Nullable Signature giver,
      HandOver.@Nullable Signature taker) {
    return road.accept(occasion, classroom, new TreeSet<>(arrived), arrived, day, giver, taker);
  }

  /**
   * A running room gets more seats. Its due date stays what it is.
   *
   * @param seats how many there are then, never fewer
   */
  public void enlarge(long classroom, int seats) {
    table.lock(classroom);
    var room = room(classroom).open();
    if (seats < room.seats() || seats > 500)
      throw new Refusal("classrooms.refusal.enlarge", room.name(), room.seats());
    table.enlarge(classroom, seats);
  }

  /**
   * How many pupils have IT lessons in this room.
   *
   * @param schoolYear two years that follow each other, 2026-2027
   */
  public void countPupils(
      Occasion occasion, long classroom, String schoolYear, int pupils, HeadcountSource source) {
    var room = room(classroom);
    var year = SCHOOL_YEAR.matcher(schoolYear.strip());
    if (!year.matches() || Integer.parseInt(year.group(2)) != Integer.parseInt(year.group(1)) + 1)
      throw new Refusal("classrooms.refusal.school-year", schoolYear);
    if (pupils < 0 || pupils > 20_000) throw new Refusal("classrooms.refusal.pupils");
    movements.count(
        room.classroom(),
        schoolYear.strip(),
        pupils,
        source,
        occasion.now(),
        occasion.actor().account(),
        occasion.keyFor("headcount"));
  }

  /** Everything was taken back: the loan of this room is over. */
  public void end(Occasion occasion, long classroom, LocalDate day) {
    table.lock(classroom);
    var room = room(classroom);
    if (room.closed()) return;
    if (room.inClass() > 0)
      throw new Refusal("classrooms.refusal.still-in-class", room.name(), room.inClass());
    terms.end(occasion, classroom, day);
  }

  /** The classroom this device is kept for, on its way to, or in. */
  @Transactional(readOnly = true)
  public long classroomOf(Tag tag) {
    var classroom = custody.device(tag).classroom();
    if (classroom == null) throw new Refusal("classrooms.refusal.no-classroom", tag.printed());
    return classroom;
  }

  /** The room, whoever asks. */
  @Transactional(readOnly = true)
  public Classroom room(long classroom) {
    return table.existing(classroom);
  }

  /** The room, if this person may know of it; a school sees its own rooms only. */
  @Transactional(readOnly = true)
  public Classroom room(long classroom, Actor actor) {
    if (!maySee(classroom, actor)) throw Refusal.notFound(Long.toString(classroom));
    return room(classroom);
  }

  /**
   * The room of something that was asked for by a number of its own; whoever may not know of the
   * room does not learn which one it is.
   */
  @Transactional(readOnly = true)
  public Classroom room(long classroom, Actor actor, long asked) {
    if (!maySee(classroom, actor)) throw Refusal.notFound(Long.toString(asked));
    return room(classroom);
  }

  @Transactional(readOnly = true)
  List<ClassroomTable.Seated> devices(long classroom) {
    return table.devices(classroom);
  }

  @Transactional(readOnly = true)
  List<ClassroomTable.Gone> gone(long classroom) {
    return table.gone(classroom);
  }

  @Transactional(readOnly = true)
  List<Movements.Dispatch> dispatches(long classroom) {
    return movements.dispatches(classroom);
  }

  @Transactional(readOnly = true)
  List<Movements.Acceptance> acceptances(long classroom) {
    return movements.acceptances(classroom);
  }

  /** What the school signed for in that acceptance, and the slip. */
  record Protocol(
      Movements.Acceptance acceptance, Slip slip, List<ClassroomTable.Seated> devices) {}

  @Transactional(readOnly = true)
  Protocol protocol(long classroom, long acceptance) {
    var found =
        movements.acceptances(classroom).stream()
            .filter(one -> one.acceptance() == acceptance)
            .findFirst()
            .orElseThrow(() -> Refusal.notFound(Long.toString(acceptance)));
    return new Protocol(found, custody.slip(found.slip()), table.onSlip(classroom, found.slip()));
  }

  @Transactional(readOnly = true)
  List<Movements.Headcount> headcounts(long classroom) {
    return movements.headcounts(classroom);
  }

  /** What a school or sponsor is called. */
  @Transactional(readOnly = true)
  public String nameOf(long partner) {
    return partners.partner(partner).name();
  }

  /** Whether this person may know of the room; a school also knows those that came to it. */
  @Transactional(readOnly = true)
  boolean maySee(long classroom, Actor actor) {
    if (actor.seesAll() && actor.places() == null) return true;
    var room = table.classroom(classroom); // none: behind the second wall
    return room.isPresent() && schools.knows(actor, room.get().school());
  }

  /** Rooms of a school and of those that went into it, the late ones first. */
  @Transactional(readOnly = true)
  List<ClassroomTable.Row> ofSchools(Set<Long> family, int most) {
    return table.page(family, null, "", "", most);
  }

  private @Nullable Long checkedSponsor(@Nullable Long sponsor) {
    if (sponsor == null) return null;
    var kinds = EnumSet.copyOf(partners.partner(sponsor).kinds());
    if (!kinds.contains(PartnerKind.SPONSOR) && !kinds.contains(PartnerKind.DONOR))
      throw new Refusal("classrooms.refusal.not-a-sponsor", partners.partner(sponsor).name());
    return sponsor;
  }
}
