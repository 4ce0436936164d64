package org.greenclassroom.wiping;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Device;
import org.greenclassroom.custody.Entry;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.FactKind;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.custody.Written;
import org.greenclassroom.evidence.UponMatch;
import org.greenclassroom.evidence.Verdict;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of wiping: which drives a device holds, and that nothing is left on them. */
@Service
@Transactional
public class Wiping implements UponMatch {
  private static final Duration LATE = Duration.ofDays(7);
  private static final int MOST_DRIVES = 64;

  private final Custody custody;
  private final Drives drives;
  private final Sights sights;
  private final Removals removals;
  private final Validations validations;
  private final Samples samples;
  private final Holds holds;
  private final Finds finds;
  private final Clearings clearings;
  private final WipeQueue queue;
  private final Fates fates;

  Wiping(
      Custody custody,
      Drives drives,
      Sights sights,
      Removals removals,
      Validations validations,
      Samples samples,
      Holds holds,
      Finds finds,
      Clearings clearings,
      WipeQueue queue,
      Fates fates) {
    this.custody = custody;
    this.drives = drives;
    this.sights = sights;
    this.removals = removals;
    this.validations = validations;
    this.samples = samples;
    this.holds = holds;
    this.finds = finds;
    this.clearings = clearings;
    this.queue = queue;
    this.fates = fates;
  }

  /**
   * Declares the device cleared. Refused, naming the drive, unless every drive it is known to hold
   * was proven or destroyed since it was last received.
   */
  public Written clear(Occasion occasion, Tag tag) {
    var device = lock(tag);
    if (!custody.can(tag, FactKind.CLEARED)) {
      // refused by the book, or answered as the first posting was
      var nothing = new Fact.Cleared(Fact.Cleared.How.WIPED, List.of("none"));
      return custody.write(occasion, tag, Entry.of(nothing, occasion.now()));
    }
    var inventory = settle(occasion, device);
    var hindrance = hindrance(tag, inventory);
    if (hindrance != null) throw hindrance;
    return custody.write(occasion, tag, Entry.of(cleared(inventory), occasion.now()));
  }

  /** What became of the drives of a whole lot, in numbers. */
  @Transactional(readOnly = true)
  public Accounts accounts(long lot) {
    return fates.ofLot(lot);
  }

  /** A failure that a document of this device speaks of; refused when no document does. */
  public Written fail(Occasion occasion, Tag tag, String sha256) {
    var device = lock(tag);
    settle(occasion, device);
    if (inventory(device).drives().stream()
        .flatMap(drive -> drive.sights().stream())
        .noneMatch(sight -> sight.verdict() == Verdict.FAILED && sight.sha256().equals(sha256)))
      throw new Refusal("wiping.refusal.no-failure", tag.printed());
    return custody.write(occasion, tag, Entry.of(new Fact.WipeFailed(sha256), occasion.now()));
  }

  /** A drive that a person found in the device. */
  public void addDrive(
      Occasion occasion,
      Tag tag,
      @Nullable String serial,
      @Nullable String model,
      @Nullable Long bytes) {
    var device = here(lock(tag));
    var inventory = settle(occasion, device);
    var known = new Known(cut(serial), cut(model), bytes);
    if (inventory.drives().stream().anyMatch(each -> known.sameSerial(each.known())))
      throw new Refusal("wiping.refusal.known-drive", tag.printed(), nameOf(known));
    int nth = inventory.drives().size() + 1;
    if (nth > MOST_DRIVES) throw new Refusal("wiping.refusal.too-many-drives", tag.printed());
    var nothing = new Known(null, null, null);
    drives.insert(
        device.id(),
        new Drive(0, nth, Drive.Origin.HAND, known, nothing, List.of(), null, null),
        occasion.now(),
        occasion.actor().account(),
        occasion.keyFor("drive"));
  }

  /**
   * One person says that a drive was destroyed; it counts once a second person has seen it.
   *
   * @param serial as read from the drive's own label
   */
  public void destroy(
      Occasion occasion, Tag tag, int nth, Destruction method, @Nullable String serial) {
    var device = here(lock(tag));
    var drive = drive(settle(occasion, device), tag, nth);
    var read = cut(serial);
    if (drive.known().hasSerial()
        && (read == null || !drive.known().sameSerial(new Known(read, null, null))))
      throw new Refusal(
          "wiping.refusal.other-serial", tag.printed(), nameOf(drive.known()), orNothing(read));
    remove(occasion, device, drive, Removal.Kind.DESTROYED, method, read);
  }

  /** One person says that a drive is not in the device. */
  public void missDrive(Occasion occasion, Tag tag, int nth) {
    var device = here(lock(tag));
    var drive = drive(settle(occasion, device), tag, nth);
    remove(occasion, device, drive, Removal.Kind.ABSENT, null, null);
  }

  /** One person says that the device holds no drive at all. */
  public void findNoDrive(Occasion occasion, Tag tag) {
    var device = here(lock(tag));
    var inventory = settle(occasion, device);
    if (!inventory.judged().isEmpty())
      throw new Refusal("wiping.refusal.drives-known", tag.printed(), inventory.judged().size());
    if (inventory.none() != null) return;
    removals.insert(
        device.id(),
        null,
        Removal.Kind.ABSENT,
        null,
        null,
        occasion.now(),
        occasion.actor().account(),
        occasion.keyFor("removal"));
  }

  /** The second person: somebody else who looked. */
  public void witness(Occasion occasion, Tag tag, long removal) {
    var device = here(lock(tag));
    var said = removal(device, removal);
    if (said.recordedBy() == occasion.actor().account())
      throw new Refusal("wiping.refusal.same-person");
    if (said.stands()) return;
    removals.witness(removal, occasion.now(), occasion.actor().account());
  }

  /** What one person said was wrong, and nobody has seen it yet. */
  public void withdraw(Occasion occasion, Tag tag, long removal) {
    var device = here(lock(tag));
    if (removal(device, removal).stands())
      throw new Refusal(Refusal.Kind.CONFLICT, "wiping.refusal.witnessed");
    removals.withdraw(removal, occasion.now());
  }

  /** A person watched this run; the computer's clock was wrong. */
  public void vouch(Occasion occasion, Tag tag, long reading) {
    var device = here(lock(tag));
    var inventory = settle(occasion, device);
    if (inventory.drives().stream()
        .flatMap(drive -> drive.sights().stream())
        .noneMatch(sight -> sight.reading() == reading))
      throw Refusal.notFound(String.valueOf(reading));
    sights.vouch(reading, occasion.now(), occasion.actor().account());
  }

  /** A document speaks of this device: its drives are noted, and a failure stands in the book. */
  @Override
  public void matched(Occasion occasion, Tag tag, long document) {
    var device = lock(tag);
    var inventory = settle(occasion, device);
    var failed =
        inventory.judged().stream()
            .filter(each -> each.state() == DriveState.FAILED)
            .map(each -> Objects.requireNonNull(each.by()))
            .filter(sight -> sight.document() == document)
            .findFirst();
    if (failed.isPresent() && custody.can(tag, FactKind.WIPE_FAILED))
      custody.write(
          occasion, tag, Entry.of(new Fact.WipeFailed(failed.get().sha256()), occasion.now()));
  }

  /** What the book or a judgement rests on stays; all else that the document said is forgotten. */
  @Override
  public void unmatching(Occasion occasion, Tag tag, long document) {
    var device = lock(tag);
    for (var sight : sights.of(List.of(device.id())).getOrDefault(device.id(), List.of()))
      if (sight.document() == document && clearings.restsOn(device.id(), sight.sha256()))
        throw new Refusal(Refusal.Kind.CONFLICT, "wiping.refusal.rests-on-it", tag.printed());
    if (validations.judged(document))
      throw new Refusal(Refusal.Kind.CONFLICT, "wiping.refusal.judged", tag.printed());
    drives.forget(device.id(), document);
  }

  /** Whether {@link #clear} would pass now; what a page asks before it offers the button. */
  @Transactional(readOnly = true)
  public boolean canClear(Tag tag) {
    return custody.can(tag, FactKind.CLEARED)
        && hindrance(tag, inventory(custody.device(tag))) == null;
  }

  /** Whether the lot of this device is held back: data was found in its sample. */
  @Transactional(readOnly = true)
  public boolean isHeld(Tag tag) {
    var lot = custody.device(tag).observed().lot();
    return lot != null && !holds.held(List.of(lot)).isEmpty();
  }

  @Transactional(readOnly = true)
  Inventory inventory(Device device) {
    return Objects.requireNonNull(inventories(List.of(device)).get(device.id()));
  }

  /** What is known of these devices' drives, whether or not it is stored already. */
  @Transactional(readOnly = true)
  Map<Long, Inventory> inventories(Collection<Device> devices) {
    var ids = devices.stream().map(Device::id).toList();
    var rows = drives.of(ids);
    var readings = sights.of(ids);
    var sightings = drives.sightings(ids);
    var gone = removals.of(ids);
    var judgements = validations.of(ids);
    var found = samples.found(ids);
    var inside = finds.of(ids);
    var moved = finds.moved(ids);
    var inventories = new HashMap<Long, Inventory>();
    for (var device : devices) {
      var read = readings.getOrDefault(device.id(), List.of());
      var left = gone.getOrDefault(device.id(), List.of());
      var known = new ArrayList<Drive>();
      for (var row : rows.getOrDefault(device.id(), List.of()))
        known.add(whole(row, read, sightings, left));
      var listed =
          device.drives().stream()
              .map(each -> new Known(each.serial(), each.model(), each.bytes()))
              .toList();
      var shown = inside.getOrDefault(device.id(), List.of());
      var none =
          left.stream()
              .filter(each -> each.drive() == null)
              .filter(each -> !each.recordedAt().isBefore(device.receivedAt()))
              .max(Comparator.comparing(Removal::recordedAt))
              .orElse(null);
      inventories.put(
          device.id(),
          new Inventory(
              device.receivedAt(),
              device.receivedAt().isAfter(device.firstReceivedAt()),
              Inventory.take(known, listed, shown, read),
              none,
              doubt(device, found.get(device.id()), judgements),
              moved.getOrDefault(device.id(), Map.of())));
    }
    return inventories;
  }

  private static Inventory.Doubt doubt(
      Device device, @Nullable Instant found, Map<Long, List<Validation>> judgements) {
    var wanting = new HashSet<Long>();
    for (var each : judgements.getOrDefault(device.id(), List.of()))
      if (each.reading() != null) {
        if (each.enough()) wanting.remove(each.reading());
        else wanting.add(each.reading());
      }
    boolean thisStay = found != null && !found.isBefore(device.receivedAt());
    return new Inventory.Doubt(thisStay ? found : null, wanting);
  }

  @Transactional(readOnly = true)
  Device device(Tag tag) {
    return custody.device(tag);
  }

  @Transactional(readOnly = true)
  boolean can(Tag tag, FactKind kind) {
    return custody.can(tag, kind);
  }

  /** Devices at the bench, oldest first; {@code after} as the last page's {@code next}. */
  @Transactional(readOnly = true)
  Slice<Device> bench(@Nullable String after, int size) {
    var from = Instant.EPOCH;
    long device = 0;
    if (after != null && after.matches("\\d{1,18}-\\d{1,18}")) {
      long micros = Long.parseLong(after.substring(0, after.indexOf('-')));
      from = Instant.EPOCH.plus(micros, java.time.temporal.ChronoUnit.MICROS);
      device = Long.parseLong(after.substring(after.indexOf('-') + 1));
    }
    var tags = queue.page(from, device, size + 1);
    var devices =
        custody.devices(tags).stream()
            .sorted(Comparator.comparing(Device::changedAt).thenComparing(Device::id))
            .toList();
    return Slice.of(devices, size, Wiping::keyOf);
  }

  @Transactional(readOnly = true)
  WipeQueue.Waiting waiting(Instant now) {
    return queue.waiting(now.minus(LATE));
  }

  private static String keyOf(Device device) {
    return java.time.temporal.ChronoUnit.MICROS.between(Instant.EPOCH, device.changedAt())
        + "-"
        + device.id();
  }

  /** Stores what has become known since last time. The device is locked. */
  Inventory settle(Occasion occasion, Device device) {
    var before = drives.of(List.of(device.id())).getOrDefault(device.id(), List.of());
    var stored = drives.sightings(List.of(device.id()));
    var inventory = inventory(device);
    for (var drive : inventory.drives()) {
      long id = drive.id();
      if (id == 0)
        id =
            drives.insert(
                device.id(),
                drive,
                occasion.now(),
                occasion.actor().account(),
                occasion.keyFor(device.tag().code() + "/drive/" + drive.nth()));
      else if (before.stream()
          .noneMatch(each -> each.seen().equals(drive.seen()) && each.nth() == drive.nth()))
        drives.see(id, drive.seen());
      for (var sight : drive.sights())
        if (!stored.containsKey(sight.reading())) drives.sight(id, sight.reading());
    }
    return inventory(device);
  }

  private static Drive whole(
      Drive row, List<Sight> read, Map<Long, Long> sightings, List<Removal> left) {
    return new Drive(
        row.id(),
        row.nth(),
        row.origin(),
        row.said(),
        row.seen(),
        read.stream()
            .filter(sight -> Objects.equals(sightings.get(sight.reading()), row.id()))
            .toList(),
        left.stream()
            .filter(each -> Objects.equals(each.drive(), row.id()))
            .findFirst()
            .orElse(null),
        null);
  }

  private void remove(
      Occasion occasion,
      Device device,
      Drive drive,
      Removal.Kind kind,
      @Nullable Destruction method,
      @Nullable String serial) {
    var key = occasion.keyFor("removal");
    if (removals.isKnown(key)) return;
    var before = drive.removal();
    if (before != null && before.stands() && before.kind() == Removal.Kind.DESTROYED)
      throw new Refusal(Refusal.Kind.CONFLICT, "wiping.refusal.witnessed");
    if (before != null) removals.withdraw(before.removal(), occasion.now());
    removals.insert(
        device.id(),
        drive.id(),
        kind,
        method,
        serial,
        occasion.now(),
        occasion.actor().account(),
        key);
  }

  private static Fact.Cleared cleared(Inventory inventory) {
    var proofs = new TreeSet<String>();
    boolean wiped = false;
    boolean destroyed = false;
    for (var judged : inventory.judged()) {
      if (judged.by() != null && judged.state() == DriveState.PROVEN) {
        wiped = true;
        proofs.add(judged.by().sha256());
      }
      var removal = judged.drive().removal();
      if (removal != null && judged.state() != DriveState.PROVEN) {
        destroyed |= judged.state() == DriveState.DESTROYED;
        addTwo(proofs, removal);
      }
    }
    if (inventory.judged().isEmpty()) addTwo(proofs, Objects.requireNonNull(inventory.none()));
    var how =
        wiped && destroyed
            ? Fact.Cleared.How.WIPED_AND_DESTROYED
            : wiped
                ? Fact.Cleared.How.WIPED
                : destroyed ? Fact.Cleared.How.DESTROYED : Fact.Cleared.How.NONE_PRESENT;
    return new Fact.Cleared(how, List.copyOf(proofs));
  }

  /** Two accounts by number: no names stand in the book. */
  private static void addTwo(TreeSet<String> proofs, Removal removal) {
    proofs.add("account:" + removal.recordedBy());
    if (removal.witnessedBy() != null) proofs.add("account:" + removal.witnessedBy());
  }

  /** Why the device may not be declared cleared, naming the drive; null when it may. */
  static @Nullable Refusal hindrance(Tag tag, Inventory inventory) {
    if (inventory.isUnknown()) return new Refusal("wiping.refusal.no-drive-known", tag.printed());
    if (inventory.waitsForSecondLook())
      return new Refusal("wiping.refusal.no-second-look", tag.printed());
    var judged = inventory.hindrance();
    if (judged == null) return null;
    var reason =
        switch (judged.state()) {
          case NO_PROOF -> "no-proof";
          case NOT_PROVEN -> "not-proven";
          case FAILED -> "failed";
          case BEFORE_RECEIVED -> "before-received";
          case IMPLAUSIBLE -> "implausible";
          case FOUND_WANTING -> "found-wanting";
          case WAITS_FOR_WITNESS -> "no-witness";
          case PROVEN, DESTROYED, ABSENT -> throw new IllegalStateException("nothing hinders");
        };
    var by = judged.by();
    Object why =
        by == null
            ? ""
            : judged.state() == DriveState.IMPLAUSIBLE ? oddity(judged.drive(), by) : by.reason();
    return new Refusal(
        "wiping.refusal." + reason,
        tag.printed(),
        place(inventory, judged),
        nameOf(judged.drive().known()),
        why);
  }

  private static Plausibility.Oddity oddity(Drive drive, Sight by) {
    return Treatment.oddities(drive, by, Treatment.medium(null, drive, by)).stream()
        .filter(each -> !each.isOnlyNote())
        .findFirst()
        .orElse(Plausibility.Oddity.TOO_FAST);
  }

  /** First, second, third among the drives that count. */
  private static int place(Inventory inventory, Inventory.Judged judged) {
    return inventory.judged().indexOf(judged) + 1;
  }

  /** "S/N WD-4471", or that nobody knows its number, in the reader's language. */
  static DefaultMessageSourceResolvable nameOf(Known known) {
    return known.serial() == null
        ? new DefaultMessageSourceResolvable(new String[] {"wiping.drive.unnumbered"})
        : new DefaultMessageSourceResolvable(
            new String[] {"wiping.drive.numbered"}, new Object[] {known.serial()});
  }

  private Device lock(Tag tag) {
    return custody.lock(List.of(tag)).getFirst();
  }

  private static Device here(Device device) {
    if (!device.stage().isInHouse())
      throw new Refusal("wiping.refusal.not-here", device.tag().printed(), device.stage());
    return device;
  }

  private static Drive drive(Inventory inventory, Tag tag, int nth) {
    return inventory.drives().stream()
        .filter(each -> each.nth() == nth)
        .findFirst()
        .orElseThrow(() -> Refusal.notFound(tag.printed() + "/" + nth));
  }

  private Removal removal(Device device, long removal) {
    return removals.of(List.of(device.id())).getOrDefault(device.id(), List.of()).stream()
        .filter(each -> each.removal() == removal)
        .findFirst()
        .orElseThrow(() -> Refusal.notFound(String.valueOf(removal)));
  }

  private static String orNothing(@Nullable String text) {
    return text == null ? "–" : text;
  }

  static @Nullable String cut(@Nullable String text) {
    if (text == null || text.isBlank()) return null;
    var clean = text.strip();
    if (clean.length() > 64 || clean.chars().anyMatch(Character::isISOControl))
      throw new Refusal("wiping.refusal.serial");
    return clean;
  }
}
