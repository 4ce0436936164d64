package org.greenclassroom.classrooms;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Device;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Entry;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.custody.Held;
import org.greenclassroom.custody.Slip;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.custody.Written;
import org.greenclassroom.frame.Files;
import org.greenclassroom.frame.Signed;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
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
  private final Files files;
  private final ClassroomTable table;
  private final AgreementTable agreements;
  private final AgreementText text;
  private final Movements movements;

  Classrooms(
      Custody custody,
      Partners partners,
      Schools schools,
      Files files,
      ClassroomTable table,
      AgreementTable agreements,
      AgreementText text,
      Movements movements) {
    this.custody = custody;
    this.partners = partners;
    this.schools = schools;
    this.files = files;
    this.table = table;
    this.agreements = agreements;
    this.text = text;
    this.movements = movements;
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

  /** The agreement as it would be signed now. */
  @Transactional(readOnly = true)
  List<AgreementText.Version> proposedText(Classroom room) {
    return text.versions(terms(room));
  }

  /** SHA-256 of exactly that text. */
  @Transactional(readOnly = true)
  public String proposedHash(Classroom room) {
    return Files.sha256(bytesOf(room));
  }

  /**
   * The parties sign.
   *
   * @param shown SHA-256 of the text they read; refused when the text is another one by now
   * @param sponsor null exactly when the room has no sponsor
   */
  public void sign(
      Occasion occasion,
      long classroom,
      String shown,
      LocalDate signedOn,
      Signed school,
      Signed programme,
      @Nullable Signed sponsor) {
    if (agreements.keyed(occasion.keyFor("agreement")).isPresent()) return;
    table.lock(classroom);
    var room = room(classroom).open();
    if (!room.canSign()) throw new Refusal("classrooms.refusal.signed-already", room.name());
    if (signedOn.isAfter(occasion.today())) throw new Refusal("custody.refusal.future");
    if ((room.sponsor() == null) != (sponsor == null))
      throw new Refusal("frame.refusal.signature", Party.SPONSOR);
    var bytes = bytesOf(room);
    if (!Files.sha256(bytes).equals(shown)) throw new Refusal("classrooms.refusal.text-changed");
    var kept = files.keep(bytes, "agreement-" + classroom + ".txt", "text/plain;charset=UTF-8");
    var agreement =
        agreements.insert(
            room.school(),
            room.sponsor(),
            AgreementText.VERSION,
            kept,
            YEARS,
            signedOn,
            occasion.now(),
            occasion.actor().account(),
            occasion.keyFor("agreement"));
    keep(agreement, Party.SCHOOL, school);
    keep(agreement, Party.PROGRAMME, programme);
    if (sponsor != null) keep(agreement, Party.SPONSOR, sponsor);
    table.agree(classroom, agreement, room.sponsor());
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
    if (tags.isEmpty()) throw new Refusal("custody.refusal.nothing");
    var devices = custody.lock(new TreeSet<>(tags));
    table.lock(classroom);
    var room = room(classroom).open();
    var reserved = Entry.of(new Fact.Reserved(classroom), occasion.now());
    if (devices.stream().allMatch(device -> isKeptFor(device, room)))
      return custody.write(occasion, tags, reserved);
    var taken =
        devices.stream()
            .filter(device -> device.stage() != Stage.READY && device.classroom() != null)
            .toList();
    if (!taken.isEmpty())
      throw new Refusal(
          Refusal.Kind.CONFLICT,
          "classrooms.refusal.taken",
          taken.getFirst().tag().printed(),
          taken.size());
    for (var device : devices)
      if (device.observed().kind() != room.kind())
        throw new Refusal(
            "classrooms.refusal.other-kind",
            device.tag().printed(),
            device.observed().kind(),
            room.kind());
    if (devices.size() > room.lacking())
      throw new Refusal("classrooms.refusal.too-many", room.name(), room.lacking(), devices.size());
    return custody.write(occasion, tags, reserved);
  }

  /** Gives reserved devices back to the shelf. */
  public List<Written> release(Occasion occasion, long classroom, Collection<Tag> tags) {
    if (tags.isEmpty()) throw new Refusal("custody.refusal.nothing");
    for (var device : custody.lock(new TreeSet<>(tags)))
      if (device.stage() == Stage.RESERVED && !isKeptFor(device, room(classroom)))
        throw new Refusal("custody.refusal.other-classroom", device.tag().printed());
    return custody.write(occasion, tags, Entry.of(new Fact.Released(), occasion.now()));
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
    if (departure.tags().isEmpty()) throw new Refusal("custody.refusal.nothing");
    var fact = new Fact.Dispatched(classroom);
    if (movements.dispatched(occasion.keyFor("dispatch")))
      return custody.write(occasion, departure.tags(), Entry.of(fact, occasion.now()));
    var devices = custody.lock(new TreeSet<>(departure.tags()));
    table.lock(classroom);
    var room = room(classroom).open();
    var agreement = agreement(room.agreed());
    if (departure.day().isBefore(agreement.signedOn()))
      throw new Refusal("classrooms.refusal.before-signing", room.name());
    for (var device : devices) {
      if (device.data() != Held.CLEARED)
        throw new Refusal("custody.refusal.not-cleared", device.tag().printed());
      if (!isKeptFor(device, room))
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
    return accept(occasion, classroom, expected, arrived, day, giver, taker);
  }

  /** The school takes over these; nothing is said of what else is on the way. */
  public List<Written> acceptSome(
      Occasion occasion,
      long classroom,
      Collection<Tag> arrived,
      LocalDate day,
      HandOver.@Nullable Signature giver,
      HandOver.@Nullable Signature taker) {
    return accept(occasion, classroom, new TreeSet<>(arrived), arrived, day, giver, taker);
  }

  private List<Written> accept(
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
    var room = room(classroom).open();
    var agreement = agreement(room.agreed());
    for (var device : devices)
      if (device.stage() != Stage.ON_THE_WAY || !belongsTo(device, room))
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
    var term = Term.from(day, agreement.years());
    table.begin(classroom, term.start(), term.due());
    return written;
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

  /** What waits in this state, for a tray. */
  @Transactional(readOnly = true)
  long waiting(Actor actor, Progress state) {
    return table.byState(schoolsOf(actor)).getOrDefault(state, 0L);
  }

  @Transactional(readOnly = true)
  Movements.Times times() {
    return movements.times();
  }

  /** Rooms whose computers have been on the way since before this moment. */
  @Transactional(readOnly = true)
  long onTheWaySince(Instant moment) {
    return movements.onTheWaySince(moment);
  }

  /** Everything was taken back: the loan of this room is over. */
  public void end(Occasion occasion, long classroom, LocalDate day) {
    table.lock(classroom);
    var room = room(classroom);
    if (room.closed()) return;
    if (room.inClass() > 0)
      throw new Refusal("classrooms.refusal.still-in-class", room.name(), room.inClass());
    table.end(classroom, day);
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
    return table.classroom(classroom).orElseThrow(() -> Refusal.notFound(Long.toString(classroom)));
  }

  /** The room, if this person may know of it; a school sees its own rooms only. */
  @Transactional(readOnly = true)
  public Classroom room(long classroom, Actor actor) {
    if (!maySee(classroom, actor)) throw Refusal.notFound(Long.toString(classroom));
    return room(classroom);
  }

  @Transactional(readOnly = true)
  Slice<ClassroomTable.Row> page(
      @Nullable Progress state, String part, String after, int size, Actor actor) {
    return Slice.of(
        table.page(schoolsOf(actor), state, part.strip(), after, size + 1),
        size,
        ClassroomTable.Row::sort);
  }

  @Transactional(readOnly = true)
  Map<Progress, Long> byState(Actor actor) {
    return table.byState(schoolsOf(actor));
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

  @Transactional(readOnly = true)
  Agreement agreement(long agreement) {
    return agreements
        .agreement(agreement)
        .orElseThrow(() -> Refusal.notFound(Long.toString(agreement)));
  }

  @Transactional(readOnly = true)
  List<AgreementTable.SignedBy> signatures(long agreement) {
    return agreements.signatures(agreement);
  }

  /** The exact words that were signed. */
  @Transactional(readOnly = true)
  Files.Kept signedText(long agreement) {
    return files.file(agreement(agreement).text());
  }

  @Transactional(readOnly = true)
  Files.Kept signatureImage(long agreement, Party party) {
    return agreements.signatures(agreement).stream()
        .filter(signed -> signed.party() == party)
        .findFirst()
        .map(signed -> files.file(signed.file()))
        .orElseThrow(() -> Refusal.notFound(party.name()));
  }

  @Transactional(readOnly = true)
  String nameOf(long partner) {
    return partners.partner(partner).name();
  }

  private @Nullable Set<Long> schoolsOf(Actor actor) {
    return schools.own(actor);
  }

  /** Whether this person may know of the room; a school also knows those that came to it. */
  @Transactional(readOnly = true)
  boolean maySee(long classroom, Actor actor) {
    var own = schoolsOf(actor);
    return own == null || own.contains(room(classroom).school());
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

  private AgreementText.Terms terms(Classroom room) {
    return new AgreementText.Terms(
        nameOf(room.school()),
        nameOf(Partners.HOUSE),
        room.sponsor() == null ? null : nameOf(room.sponsor()),
        room,
        YEARS);
  }

  private byte[] bytesOf(Classroom room) {
    return text.text(terms(room)).getBytes(StandardCharsets.UTF_8);
  }

  private void keep(long agreement, Party party, Signed signed) {
    var file = files.keep(signed.image(), "signature", signed.mediaType());
    agreements.sign(agreement, party, signed.name().strip(), file);
  }

  private static boolean belongsTo(Device device, Classroom room) {
    return device.classroom() != null && device.classroom() == room.classroom();
  }

  private static boolean isKeptFor(Device device, Classroom room) {
    return device.stage() == Stage.RESERVED && belongsTo(device, room);
  }

  /** A day that somebody wrote down: now when it is today, else noon. */
  static Instant momentOf(Occasion occasion, LocalDate day) {
    if (day.isAfter(occasion.today())) throw new Refusal("custody.refusal.future");
    return day.equals(occasion.today())
        ? occasion.now()
        : day.atTime(LocalTime.NOON).atZone(occasion.zone()).toInstant();
  }
}
