package org.greenclassroom.wiping;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Device;
import org.greenclassroom.custody.Entry;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.FactKind;
import org.greenclassroom.custody.Held;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The second pair of eyes: judging that a clearing is enough, reading a sample of each lot again,
 * and holding the lot in which data is found.
 */
@Service
@Transactional
public class Quality {
  private static final int LONGEST = 500;

  private final Custody custody;
  private final Wiping wiping;
  private final Validations validations;
  private final Samples samples;
  private final Holds holds;
  private final LotBook lots;
  private final SecureRandom random = new SecureRandom();

  Quality(
      Custody custody,
      Wiping wiping,
      Validations validations,
      Samples samples,
      Holds holds,
      LotBook lots) {
    this.custody = custody;
    this.wiping = wiping;
    this.validations = validations;
    this.samples = samples;
    this.holds = holds;
    this.lots = lots;
  }

  /** Judges every drive of a device; by somebody who did none of the work. */
  public void validate(
      Occasion occasion, Tag tag, Sensitivity sensitivity, boolean enough, String reason) {
    var why = reasoned(reason);
    var device = standsHere(custody.lock(List.of(tag)).getFirst());
    if (validations.isKnown(keyOf(occasion, tag, 0))) return;
    var inventory = wiping.settle(occasion, device);
    var workers = Judgement.workers(inventory, clearedBy(device));
    if (workers.contains(occasion.actor().account()))
      throw new Refusal("wiping.refusal.own-work", tag.printed());
    if (enough) {
      var hindrance = Wiping.hindrance(tag, inventory);
      if (hindrance != null) throw hindrance;
      var weak = tooWeak(device, inventory, sensitivity);
      if (weak != null)
        throw new Refusal(
            "wiping.refusal.clear-not-enough", tag.printed(), Wiping.nameOf(weak.drive().known()));
    }
    var rows = rows(occasion, device, inventory, sensitivity, enough, why);
    if (rows.isEmpty()) throw new Refusal("wiping.refusal.nothing-to-judge", tag.printed());
    validations.insert(rows, occasion.now(), occasion.actor().account());
    if (!enough) mayHoldAgain(occasion, device, "validation:" + occasion.actor().account());
  }

  /**
   * Judges all cleared devices of a lot enough at once.
   *
   * @return how many, without those that were this person's own work or are judged already
   */
  public int validateLot(Occasion occasion, long lot, Sensitivity sensitivity, String reason) {
    var why = reasoned(reason);
    var all = custody.lock(tagsOf(lot));
    var here =
        all.stream().filter(device -> device.data() == Held.CLEARED && isHere(device)).toList();
    var ids = here.stream().map(Device::id).toList();
    var inventories = wiping.inventories(here);
    var known = validations.of(ids);
    var cleared = lots.clearedBy(ids);
    var rows = new ArrayList<Validations.Row>();
    int judged = 0;
    for (var device : here) {
      var inventory = Objects.requireNonNull(inventories.get(device.id()));
      var workers = Judgement.workers(inventory, cleared.getOrDefault(device.id(), Set.of()));
      if (workers.contains(occasion.actor().account())
          || Wiping.hindrance(device.tag(), inventory) != null
          || tooWeak(device, inventory, sensitivity) != null
          || Judgement.isComplete(inventory, known.getOrDefault(device.id(), List.of()))) continue;
      rows.addAll(rows(occasion, device, inventory, sensitivity, true, why));
      judged++;
    }
    if (rows.isEmpty()) throw new Refusal("wiping.refusal.nothing-to-judge-in-lot", name(lot));
    validations.insert(rows, occasion.now(), occasion.actor().account());
    return judged;
  }

  /** Draws as many devices of the lot as are still wanted. */
  public List<String> draw(Occasion occasion, long lot) {
    var devices = custody.lock(tagsOf(lot));
    var before = samples.of(lot);
    int cleared = cleared(devices);
    int missing = Draw.wanted(cleared) - counting(devices, before);
    if (cleared == 0) throw new Refusal("wiping.refusal.nothing-cleared", name(lot));
    if (missing <= 0) throw new Refusal("wiping.refusal.enough-drawn", name(lot));
    var candidates =
        devices.stream()
            .filter(device -> device.data() == Held.CLEARED && isHere(device))
            .filter(device -> before.stream().noneMatch(each -> isOfThisStay(each, device)))
            .map(device -> device.tag().code())
            .sorted()
            .toList();
    if (candidates.isEmpty()) throw new Refusal("wiping.refusal.nobody-left", name(lot));
    var seed = new byte[16];
    random.nextBytes(seed);
    var written = HexFormat.of().formatHex(seed);
    var drawn = Draw.drawn(written, candidates, missing);
    var draw =
        samples.insert(
            lot,
            written,
            candidates,
            cleared,
            occasion.now(),
            occasion.actor().account(),
            occasion.keyFor("draw"));
    draw.ifPresent(number -> samples.insert(number, lot, drawn, occasion.now()));
    return drawn;
  }

  /** A second person read a drawn device again. Found data holds the whole lot. */
  public void read(Occasion occasion, long number, Sample.Result result, @Nullable String note) {
    var sample = sample(number);
    custody.lock(tagsOf(sample.lot())); // nothing of the lot goes on meanwhile
    var device = standsHere(custody.device(sample.tag()));
    if (sample(number).result() != null)
      throw new Refusal(
          Refusal.Kind.CONFLICT, "wiping.refusal.sample-read", sample.tag().printed());
    if (device.data() != Held.CLEARED || sample.drawnAt().isBefore(device.receivedAt()))
      throw new Refusal("wiping.refusal.sample-overtaken", sample.tag().printed());
    var inventory = wiping.settle(occasion, device);
    if (Judgement.workers(inventory, clearedBy(device)).contains(occasion.actor().account()))
      throw new Refusal("wiping.refusal.own-work", sample.tag().printed());
    samples.read(number, result, shortened(note), occasion.now(), occasion.actor().account());
    if (result != Sample.Result.DATA_FOUND) return;
    holds.hold(sample.lot(), number, occasion.now(), occasion.actor().account());
    mayHoldAgain(occasion, device, "sample:" + number);
  }

  /** An officer lets the lot go on, once what was found has been wiped again. */
  public void release(Occasion occasion, long lot, String reason) {
    var why = reasoned(reason);
    custody.lock(tagsOf(lot));
    var open = holds.of(lot).stream().filter(Holds.Hold::holds).toList();
    if (open.isEmpty())
      throw new Refusal(Refusal.Kind.CONFLICT, "wiping.refusal.not-held", name(lot));
    for (var hold : open) {
      var sample = sample(hold.sample());
      var device = custody.device(sample.tag());
      if (!device.stage().isInHouse()) continue;
      var inventory = wiping.inventory(device);
      if (Wiping.hindrance(sample.tag(), inventory) != null || !isDoneAgain(inventory, hold))
        throw new Refusal("wiping.refusal.not-wiped-again", name(lot), sample.tag().printed());
    }
    holds.release(lot, why, occasion.now(), occasion.actor().account());
  }

  @Transactional(readOnly = true)
  public Slice<LotBook.Row> lots(@Nullable String after, int size) {
    long before =
        after != null && after.matches("\\d{1,18}") ? Long.parseLong(after) : Long.MAX_VALUE;
    return Slice.of(lots.page(before, size + 1), size, row -> String.valueOf(row.lot()));
  }

  /**
   * A lot as its page shows it.
   *
   * @param passed how many of the drawn were read and held nothing
   * @param unvalidated cleared devices in the house that nobody judged enough yet
   */
  public record Lot(
      long lot,
      @Nullable Long donor,
      int devices,
      int cleared,
      int wanted,
      int counting,
      int passed,
      int unvalidated,
      boolean held,
      List<Samples.Drawing> draws,
      List<Sample> samples,
      List<Holds.Hold> holds) {}

  @Transactional(readOnly = true)
  public Lot lot(long lot) {
    var devices = custody.devices(tagsOf(lot));
    var drawn = samples.of(lot);
    var stops = holds.of(lot);
    var here =
        devices.stream().filter(device -> device.data() == Held.CLEARED && isHere(device)).toList();
    var inventories = wiping.inventories(here);
    var known = validations.of(here.stream().map(Device::id).toList());
    long complete =
        here.stream()
            .filter(device ->
                Judgement.isComplete(
                    Objects.requireNonNull(inventories.get(device.id())),
                    known.getOrDefault(device.id(), List.of())))
            .count();
    int cleared = cleared(devices);
    return new Lot(
        lot,
        devices.getFirst().observed().donor(),
        devices.size(),
        cleared,
        Draw.wanted(cleared),
        counting(devices, drawn),
        passed(devices, drawn),
        here.size() - (int) complete,
        stops.stream().anyMatch(Holds.Hold::holds),
        samples.draws(lot),
        drawn,
        stops);
  }

  @Transactional(readOnly = true)
  public Map<Long, List<Validation>> validations(Collection<Long> devices) {
    return validations.of(devices);
  }

  @Transactional(readOnly = true)
  public Slice<Tag> toValidate(@Nullable String after, int size) {
    var tags = validations.page(after == null ? "" : after, size + 1);
    return Slice.of(tags.stream().map(Tag::parse).toList(), size, Tag::code);
  }

  /** Whether this person may judge this device: it is none of their own work. */
  @Transactional(readOnly = true)
  public boolean canValidate(Occasion occasion, Device device, Inventory inventory) {
    return isHere(device)
        && !Judgement.workers(inventory, clearedBy(device)).contains(occasion.actor().account());
  }

  /** How many of the drawn were read again and held nothing. */
  static int passed(List<Device> devices, List<Sample> samples) {
    return count(devices, samples, Sample.Result.NOTHING_READABLE);
  }

  /** The same with those that are still to be read. */
  private static int counting(List<Device> devices, List<Sample> samples) {
    return passed(devices, samples) + count(devices, samples, null);
  }

  private static int count(
      List<Device> devices, List<Sample> samples, Sample.@Nullable Result result) {
    return (int)
        devices.stream()
            .filter(device ->
                samples.stream()
                    .filter(each -> isOfThisStay(each, device))
                    .anyMatch(each -> each.result() == result))
            .count();
  }

  /** A device on which data was found may be drawn again, once it was wiped again. */
  private static boolean isOfThisStay(Sample sample, Device device) {
    return sample.device() == device.id()
        && !sample.drawnAt().isBefore(device.receivedAt())
        && sample.result() != Sample.Result.DATA_FOUND;
  }

  private static int cleared(List<Device> devices) {
    return (int) devices.stream().filter(device -> device.data() == Held.CLEARED).count();
  }

  private static boolean isDoneAgain(Inventory inventory, Holds.Hold hold) {
    var none = inventory.none();
    return none != null && none.recordedAt().isAfter(hold.heldAt())
        || inventory.judged().stream()
            .anyMatch(judged -> {
              var by = judged.by();
              var removal = judged.drive().removal();
              return by != null && by.receivedAt().isAfter(hold.heldAt())
                  || removal != null && removal.recordedAt().isAfter(hold.heldAt());
            });
  }

  /** Its data may be on it after all: it goes back to be wiped. */
  private void mayHoldAgain(Occasion occasion, Device device, String evidence) {
    var tag = device.tag();
    if (device.data() != Held.CLEARED) return;
    if (device.stage() == Stage.RESERVED)
      custody.write(occasion, tag, Entry.of(new Fact.Released(), occasion.now()));
    if (custody.can(tag, FactKind.WIPE_FAILED))
      custody.write(occasion, tag, Entry.of(new Fact.WipeFailed(evidence), occasion.now()));
  }

  private List<Validations.Row> rows(
      Occasion occasion,
      Device device,
      Inventory inventory,
      Sensitivity sensitivity,
      boolean enough,
      String reason) {
    var rows = new ArrayList<Validations.Row>();
    for (var judged : inventory.judged()) {
      var by = judged.state() == DriveState.PROVEN ? judged.by() : null;
      var removal = by == null && judged.state().isDone() ? judged.drive().removal() : null;
      if (by == null && (removal == null || !enough) || judged.drive().id() == 0) continue;
      rows.add(
          row(
              occasion,
              device,
              rows.size(),
              judged.drive().id(),
              by == null ? null : by.reading(),
              removal == null ? null : removal.removal(),
              sensitivity,
              enough,
              reason));
    }
    var none = inventory.none();
    if (inventory.judged().isEmpty() && none != null && enough)
      rows.add(row(occasion, device, 0, null, null, none.removal(), sensitivity, true, reason));
    return rows;
  }

  private static Validations.Row row(
      Occasion occasion,
      Device device,
      int nth,
      @Nullable Long drive,
      @Nullable Long reading,
      @Nullable Long removal,
      Sensitivity sensitivity,
      boolean enough,
      String reason) {
    return new Validations.Row(
        device.id(),
        new Validation(
            drive,
            reading,
            removal,
            sensitivity,
            enough,
            reason,
            occasion.now(),
            occasion.actor().account()),
        keyOf(occasion, device.tag(), nth));
  }

  private static java.util.UUID keyOf(Occasion occasion, Tag tag, int nth) {
    return occasion.keyFor(tag.code() + "/validation/" + nth);
  }

  private static Inventory.@Nullable Judged tooWeak(
      Device device, Inventory inventory, Sensitivity sensitivity) {
    return inventory.judged().stream()
        .filter(judged -> {
          var category = Treatment.of(device, judged).category();
          return category != null && !sensitivity.allows(category);
        })
        .findFirst()
        .orElse(null);
  }

  private Set<Long> clearedBy(Device device) {
    return lots.clearedBy(List.of(device.id())).getOrDefault(device.id(), Set.of());
  }

  private Sample sample(long sample) {
    return samples.sample(sample).orElseThrow(() -> Refusal.notFound(String.valueOf(sample)));
  }

  List<Tag> tagsOf(long lot) {
    var tags = lots.tags(lot);
    if (tags.isEmpty()) throw Refusal.notFound(String.valueOf(lot));
    return tags;
  }

  private static boolean isHere(Device device) {
    return device.stage().isInHouse() || device.stage() == Stage.RESERVED;
  }

  private static Device standsHere(Device device) {
    if (!isHere(device))
      throw new Refusal("wiping.refusal.not-here", device.tag().printed(), device.stage());
    return device;
  }

  static String reasoned(String reason) {
    var why = shortened(reason);
    if (why == null) throw new Refusal("wiping.refusal.no-reason");
    return why;
  }

  static @Nullable String shortened(@Nullable String text) {
    if (text == null || text.isBlank()) return null;
    var clean = text.strip();
    if (clean.length() > LONGEST) throw new Refusal("wiping.refusal.too-long", LONGEST);
    return clean;
  }

  private static String name(long lot) {
    return String.valueOf(lot);
  }
}
