package org.greenclassroom.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.greenclassroom.classrooms.Classroom;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.classrooms.Feature;
import org.greenclassroom.classrooms.Need;
import org.greenclassroom.classrooms.Needs;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Device;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Weight;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of packing: the kit of a room, counted, and the parcels it lies in. */
@Service
@Transactional
public class Packing {
  private static final int MOST_PARCELS = 200;
  private static final long MOST_GRAMS = 2_000_000;

  private final Custody custody;
  private final Classrooms classrooms;
  private final Needs needs;
  private final Parcels parcels;
  private final Kits kits;

  Packing(Custody custody, Classrooms classrooms, Needs needs, Parcels parcels, Kits kits) {
    this.custody = custody;
    this.classrooms = classrooms;
    this.needs = needs;
    this.parcels = parcels;
    this.kits = kits;
  }

  /**
   * The kit of a room.
   *
   * @param needed computers: seats, the teacher's and spares
   * @param gone computers that left for it or stand in it
   * @param devices those kept for it in the house, packed or not
   */
  public record Counted(
      Classroom room,
      Need need,
      int needed,
      int gone,
      List<Kit.Line> lines,
      List<Parcels.Packed> devices) {
    public long packed() {
      return devices.stream().filter(Parcels.Packed::isPacked).count();
    }

    /** Everything that is kept for the room lies in a parcel, and no accessory lacks. */
    public boolean complete() {
      return packed() == devices.size() && lines.stream().allMatch(Kit.Line::full);
    }

    public int lackingPieces() {
      return lines.stream().mapToInt(Kit.Line::lacking).sum();
    }
  }

  @Transactional(readOnly = true)
  public Counted kit(long classroom) {
    var room = classrooms.room(classroom);
    var need = needs.of(classroom).orElse(Need.ANY);
    int computers = room.seats() + need.extra();
    return new Counted(
        room,
        need,
        computers,
        room.onTheWay() + room.inClass(),
        Kit.lines(
            new Kit.Room(
                room.kind(),
                computers,
                room.specialNeeds()
                    || need.features().contains(Feature.SCREEN_READER)
                    || need.features().contains(Feature.HEADSET)),
            kits.changed(classroom),
            kits.packed(classroom)),
        parcels.devices(classroom));
  }

  /** Another number is needed than the rule says. */
  public void change(Occasion occasion, long classroom, Accessory accessory, int needed) {
    if (needed < 0 || needed > 5_000) throw new Refusal("delivery.refusal.needed", accessory);
    lent(classroom);
    kits.change(classroom, accessory, needed, occasion.now(), occasion.actor().account());
  }

  /** A new pallet or box of this room. */
  public long open(Occasion occasion, long classroom, ParcelKind kind) {
    var key = occasion.keyFor("parcel");
    var already = parcels.keyed(key);
    if (already.isPresent()) return already.get();
    var room = lent(classroom);
    if (parcels.of(classroom).size() >= MOST_PARCELS)
      throw new Refusal("delivery.refusal.parcels", room.name(), MOST_PARCELS);
    return parcels.open(classroom, kind, occasion.now(), occasion.actor().account(), key);
  }

  /** What the scale said of it, as it stands. */
  public void weigh(Occasion occasion, long parcel, Weight weight) {
    parcels.lock(parcel);
    var known = open(parcel(parcel));
    if (weight.grams() < Math.max(1, known.deviceGrams()) || weight.grams() > MOST_GRAMS)
      throw new Refusal(
          "delivery.refusal.parcel-weight",
          known.nth(),
          Weight.grams(known.deviceGrams()).kilograms(),
          MOST_GRAMS / 1_000);
    parcels.weigh(parcel, weight.grams());
  }

  /** Puts in or takes out what one scan says, in a transaction of its own. */
  PackScan.Told scan(Occasion occasion, long classroom, PackScan scan) {
    var room = lent(classroom);
    var accessory = Accessory.scanned(scan.code());
    if (scan.mode() == PackScan.Mode.OUT)
      return accessory.isPresent()
          ? countOut(occasion, room, accessory.get())
          : takeOut(occasion, room, named(scan.code()), scan);
    if (scan.parcel() == null) throw new Refusal("delivery.refusal.no-parcel");
    if (accessory.isPresent()) return countIn(occasion, room, scan.parcel(), accessory.get());
    var device = custody.lock(List.of(named(scan.code()))).getFirst();
    return put(occasion, room, device, scan);
  }

  private PackScan.Told put(Occasion occasion, Classroom room, Device device, PackScan scan) {
    long number = java.util.Objects.requireNonNull(scan.parcel());
    parcels.lock(number);
    var parcel = ofRoom(number, room);
    if (parcels.packed(occasion.key())) return told(PackScan.Result.DONE, device, parcel, room);
    var before = parcels.lying(device.id());
    if (before.isPresent() && before.get().parcel() == number)
      return told(PackScan.Result.DOUBLED, device, parcel, room);
    if (before.isPresent()) here(before.get(), device, room);
    if (device.stage() != Stage.RESERVED
        || device.classroom() == null
        || device.classroom() != room.classroom()) throw notForRoom(device, room);
    open(parcel);
    var account = occasion.actor().account();
    before.ifPresent(lying -> parcels.unpack(lying.packed(), occasion.now(), account));
    parcels.pack(number, device.id(), scan.at(), account, occasion.key());
    return told(PackScan.Result.DONE, device, parcel, room);
  }

  /** What lies in a parcel of another room is neither put in nor taken out here. */
  private void here(Parcels.Lying lying, Device device, Classroom room) {
    if (lying.classroom() != room.classroom())
      throw new Refusal(
          "delivery.refusal.packed-elsewhere",
          device.tag().printed(),
          lying.nth(),
          classrooms.room(lying.classroom()).name());
  }

  private Refusal notForRoom(Device device, Classroom room) {
    var tag = device.tag().printed();
    if (device.stage() == Stage.RESERVED && device.classroom() != null)
      return new Refusal(
          "delivery.refusal.kept-for-other",
          tag,
          classrooms.room(device.classroom()).name(),
          room.name());
    return new Refusal("delivery.refusal.not-kept", tag, device.stage(), room.name());
  }

  private PackScan.Told told(PackScan.Result result, Device device, Parcel parcel, Classroom room) {
    var devices = parcels.devices(room.classroom());
    long packed = devices.stream().filter(Parcels.Packed::isPacked).count();
    return new PackScan.Told(
        result,
        device.tag(),
        device.stage(),
        new Said(
            result == PackScan.Result.DONE ? "delivery.told.in" : "delivery.told.in-already",
            List.of(device.tag().printed(), nameOf(device), parcel.nth(), packed, devices.size())));
  }

  private PackScan.Told takeOut(Occasion occasion, Classroom room, Tag tag, PackScan scan) {
    var device = custody.lock(List.of(tag)).getFirst();
    var lying =
        parcels
            .lying(device.id())
            .orElseThrow(() -> new Refusal("delivery.refusal.not-packed", tag.printed()));
    here(lying, device, room);
    parcels.lock(lying.parcel());
    parcels.unpack(lying.packed(), scan.at(), occasion.actor().account());
    return new PackScan.Told(
        PackScan.Result.DONE,
        tag,
        device.stage(),
        new Said("delivery.told.out", List.of(tag.printed(), nameOf(device), lying.nth())));
  }

  private PackScan.Told countIn(
      Occasion occasion, Classroom room, long number, Accessory accessory) {
    parcels.lock(number);
    var parcel = ofRoom(number, room);
    if (!kits.counted(occasion.key())) open(parcel);
    kits.count(number, accessory, 1, occasion.now(), occasion.actor().account(), occasion.key());
    return counted(room, parcel, accessory);
  }

  private PackScan.Told countOut(Occasion occasion, Classroom room, Accessory accessory) {
    var from =
        kits.holding(room.classroom(), accessory)
            .orElseThrow(() -> new Refusal("delivery.refusal.none-packed", accessory));
    parcels.lock(from);
    kits.count(from, accessory, -1, occasion.now(), occasion.actor().account(), occasion.key());
    return counted(room, parcel(from), accessory);
  }

  private PackScan.Told counted(Classroom room, Parcel parcel, Accessory accessory) {
    var line =
        kit(room.classroom()).lines().stream()
            .filter(one -> one.accessory() == accessory)
            .findFirst();
    return new PackScan.Told(
        PackScan.Result.DONE,
        null,
        null,
        new Said(
            "delivery.told.counted",
            List.of(
                accessory,
                parcel.nth(),
                line.map(Kit.Line::packed).orElse(0),
                line.map(Kit.Line::needed).orElse(0))));
  }

  /** Packs these, each as if it was scanned; all, or none and the first refusal. */
  public void pack(Occasion occasion, long classroom, long parcel, Collection<Tag> tags) {
    for (var tag : tags)
      scan(
          new Occasion(
              occasion.actor(), occasion.now(), occasion.zone(), occasion.keyFor(tag.code())),
          classroom,
          new PackScan(tag.code(), tag.code(), PackScan.Mode.IN, parcel, occasion.now()));
  }

  /** Several of one accessory at once: typed, not scanned. Below zero takes out. */
  public void count(Occasion occasion, long number, Accessory accessory, int pieces) {
    parcels.lock(number);
    var parcel = parcel(number);
    if (kits.counted(occasion.keyFor("count"))) return;
    open(parcel);
    int inside = kits.in(number).getOrDefault(accessory, 0);
    if (pieces == 0 || inside + pieces < 0 || inside + pieces > 5_000)
      throw new Refusal("delivery.refusal.pieces", accessory, inside);
    kits.count(
        number,
        accessory,
        pieces,
        occasion.now(),
        occasion.actor().account(),
        occasion.keyFor("count"));
  }

  @Transactional(readOnly = true)
  public Parcel parcel(long parcel) {
    return parcels.parcel(parcel).orElseThrow(() -> Refusal.notFound(Long.toString(parcel)));
  }

  @Transactional(readOnly = true)
  public List<Parcel> parcels(long classroom) {
    return parcels.of(classroom);
  }

  /** A parcel with what lies in it. */
  public record Opened(
      Parcel parcel, List<Parcels.Packed> devices, java.util.Map<Accessory, Integer> accessories) {}

  /** The open parcels of a room with what lies in each. */
  @Transactional(readOnly = true)
  public List<Opened> opened(long classroom) {
    var devices = parcels.devices(classroom);
    var all = new ArrayList<Opened>();
    for (var parcel : parcels.of(classroom))
      if (parcel.open())
        all.add(
            new Opened(
                parcel,
                devices.stream()
                    .filter(one -> Long.valueOf(parcel.parcel()).equals(one.parcel()))
                    .toList(),
                kits.in(parcel.parcel())));
    return all;
  }

  /** The room, as long as its loan is not over. */
  private Classroom lent(long classroom) {
    var room = classrooms.room(classroom);
    if (room.closed()) throw new Refusal("classrooms.refusal.closed", room.name());
    return room;
  }

  private Parcel ofRoom(long number, Classroom room) {
    var parcel = parcel(number);
    if (parcel.classroom() != room.classroom()) throw Refusal.notFound(Long.toString(number));
    return parcel;
  }

  private static Parcel open(Parcel parcel) {
    if (!parcel.open()) throw new Refusal("delivery.refusal.parcel-left", parcel.nth());
    return parcel;
  }

  /** The device a code speaks of: our tag, a serial number or a donor's tag that only one has. */
  private Tag named(String typed) {
    return named(custody, parcels, typed)
        .orElseThrow(
            () -> new Refusal(Refusal.Kind.NOT_FOUND, "delivery.refusal.unknown-code", typed));
  }

  static Optional<Tag> named(Custody custody, Parcels parcels, String typed) {
    var code = typed.strip().replaceAll("[?#].*$", "").replaceAll("/+$", "");
    code = code.substring(code.lastIndexOf('/') + 1);
    if (code.isEmpty() || code.length() > 200) throw new Refusal("delivery.refusal.empty-code");
    if (Tag.looksLikeOne(code)) {
      var ours = custody.devices(List.of(Tag.parse(code)));
      if (!ours.isEmpty()) return Optional.of(ours.getFirst().tag());
    }
    var carrying = parcels.carrying(code);
    if (carrying.size() > 1) throw new Refusal("delivery.refusal.ambiguous", code, carrying.size());
    return carrying.stream().findFirst();
  }

  static String nameOf(Device device) {
    var seen = device.observed();
    return ((seen.maker() == null ? "" : seen.maker() + " ")
            + (seen.model() == null ? "" : seen.model()))
        .strip();
  }
}
