package org.greenclassroom.bench;

import static org.greenclassroom.kernel.Refusal.Kind.NOT_ALLOWED;
import static org.greenclassroom.kernel.Refusal.Kind.NOT_FOUND;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Device;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.partners.Partners;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of the bench: one scan at a time, and the pallets. */
@Service
@Transactional
public class Bench {
  /** A second scan within a shift is a second scan; later it is a mistake worth a refusal. */
  private static final Duration SHIFT = Duration.ofHours(12);

  private final Custody custody;
  private final Modes modes;
  private final Labels labels;
  private final Pallets pallets;
  private final Stands stands;
  private final StockTaking rounds;

  Bench(
      Custody custody,
      Modes modes,
      Labels labels,
      Pallets pallets,
      Stands stands,
      StockTaking rounds) {
    this.custody = custody;
    this.modes = modes;
    this.labels = labels;
    this.pallets = pallets;
    this.stands = stands;
    this.rounds = rounds;
  }

  /** Does what one scan says, in a transaction of its own. */
  Outcome.Told scan(Occasion occasion, Scan scan) {
    if (!modes.allowed(scan.mode(), occasion.actor()))
      throw new Refusal(NOT_ALLOWED, "frame.refusal.not-allowed");
    if (scan.mode() == Mode.ROUND) return rounds.sight(occasion, scan, named(scan.code()));
    var device =
        named(scan.code()).orElseThrow(() -> new Refusal(NOT_FOUND, unknown(scan), scan.code()));
    return switch (scan.mode()) {
      case LOOK_UP -> told(device);
      case PALLET -> put(occasion, scan, device);
      case INSPECTED, CLEARED, READIED, CONDEMNED -> write(occasion, scan, device);
      case ROUND -> throw new IllegalStateException("answered above");
    };
  }

  private Outcome.Told write(Occasion occasion, Scan scan, Device device) {
    var written = modes.pen(scan.mode()).write(occasion, device.tag(), modes.request(scan, device));
    return new Outcome.Told(
        Result.DONE,
        device.tag(),
        written.stage(),
        written.number(),
        said("bench.said.done", device, written.kind(), written.stage()));
  }

  private Outcome.Told put(Occasion occasion, Scan scan, Device seen) {
    if (scan.pallet() == null) throw new Refusal("bench.refusal.no-pallet");
    var pallet = pallet(scan.pallet());
    var device = custody.lock(List.of(seen.tag())).getFirst();
    var before = stands.of(device.id());
    var again = stands.keyed(occasion.key());
    boolean there = before.isPresent() && before.get().pallet() == pallet.pallet();
    if (there && again.isEmpty())
      return new Outcome.Told(
          Result.DOUBLED,
          device.tag(),
          device.stage(),
          null,
          said("bench.said.stands-already", device, pallet.printed()));
    if (again.isEmpty() && !isHere(device))
      throw new Refusal("bench.refusal.away", device.tag().printed(), device.stage());
    if (again.isEmpty() && pallet.closed())
      throw new Refusal("bench.refusal.pallet-closed", pallet.printed());
    var number =
        stands.put(
            device.id(),
            pallet.pallet(),
            scan.at(),
            occasion.now(),
            occasion.actor().account(),
            occasion.key());
    return new Outcome.Told(
        Result.DONE,
        device.tag(),
        device.stage(),
        number,
        said("bench.said.put", device, pallet.printed(), device.stage()));
  }

  private Outcome.Told told(Device device) {
    var stand = stands.of(device.id());
    return new Outcome.Told(
        Result.TOLD,
        device.tag(),
        device.stage(),
        null,
        stand.isPresent()
            ? said("bench.said.is-on", device, device.stage(), stand.get().word())
            : said("bench.said.is", device, device.stage()));
  }

  /** Reserved devices still stand in the house; one that is missing does not, as far as we know. */
  static boolean isHere(Device device) {
    return device.holder() == Partners.HOUSE
        && (device.stage().isInHouse() || device.stage() == Stage.RESERVED);
  }

  /**
   * A scan was refused because of the stage: is it the same device scanned twice in this mode?
   *
   * @return what to say instead of the refusal
   */
  @Transactional(readOnly = true)
  Optional<Outcome.Told> doubled(Occasion occasion, Scan scan) {
    var kind = scan.mode().kind;
    var device = named(scan.code());
    if (kind == null || device.isEmpty()) return Optional.empty();
    var last = labels.last(device.get().tag());
    if (last.isEmpty()
        || last.get().kind() != kind
        || last.get().recordedAt().isBefore(occasion.now().minus(SHIFT))) return Optional.empty();
    return Optional.of(
        new Outcome.Told(
            Result.DOUBLED,
            device.get().tag(),
            device.get().stage(),
            null,
            said("bench.said.doubled", device.get(), kind, device.get().stage())));
  }

  /**
   * The device a code speaks of: our tag, a serial number or a donor's tag that only one carries.
   */
  private Optional<Device> named(String typed) {
    var code = Codes.clean(typed);
    if (code.isEmpty()) throw new Refusal("bench.refusal.empty");
    var tag = Codes.tag(code);
    if (tag.isPresent()) {
      var ours = custody.devices(List.of(tag.get()));
      if (!ours.isEmpty()) return Optional.of(ours.getFirst());
    }
    var carrying = labels.carrying(code);
    if (carrying.size() > 1) throw new Refusal("bench.refusal.ambiguous", code, carrying.size());
    if (carrying.size() == 1) return Optional.of(custody.device(carrying.getFirst()));
    var inside = custody.devices(Codes.inside(code));
    return inside.size() == 1 ? Optional.of(inside.getFirst()) : Optional.empty();
  }

  private static String unknown(Scan scan) {
    var code = Codes.clean(scan.code());
    if (Codes.tag(code).isPresent()) return "custody.refusal.unknown-device";
    return Codes.readsLikeATag(code) ? "bench.refusal.mistyped" : "bench.refusal.unknown";
  }

  /** A new pallet, shelf or trolley. */
  void open(Occasion occasion, long site, String typed) {
    var word = typed.strip();
    if (word.isEmpty()) throw new Refusal("frame.refusal.missing", "word");
    if (word.length() > 40) throw new Refusal("bench.refusal.long-word", 40);
    var made =
        pallets.insert(
            site, word, occasion.now(), occasion.actor().account(), occasion.keyFor("pallet"));
    if (made.isEmpty() && !pallets.keyed(occasion.keyFor("pallet")))
      throw new Refusal("bench.refusal.pallet-there", word);
  }

  /** It is not used any more; what stood on it stands there until it is put elsewhere. */
  void close(Occasion occasion, long pallet) {
    pallets.close(pallet(pallet).pallet(), occasion.now());
  }

  @Transactional(readOnly = true)
  Pallets.Pallet pallet(long pallet) {
    return pallets.pallet(pallet).orElseThrow(() -> Refusal.notFound(Long.toString(pallet)));
  }

  @Transactional(readOnly = true)
  List<Pallets.Pallet> pallets() {
    return pallets.open();
  }

  @Transactional(readOnly = true)
  List<Pallets.Loaded> loaded() {
    return pallets.loaded();
  }

  @Transactional(readOnly = true)
  List<Stands.OnPallet> on(long pallet) {
    return stands.on(pallet, 1_000);
  }

  List<Mode> modes(Actor actor) {
    return modes.of(actor);
  }

  /** A sentence that begins with the tag, the kind and the model of a device. */
  static Said said(String key, Device device, Object... more) {
    var seen = device.observed();
    var name =
        (Objects.requireNonNullElse(seen.maker(), "")
                + " "
                + Objects.requireNonNullElse(seen.model(), ""))
            .strip();
    var all = new java.util.ArrayList<Object>();
    all.add(device.tag().printed());
    all.add(seen.kind());
    all.add(name.isEmpty() ? "" : " " + name);
    all.addAll(Arrays.asList(more));
    return new Said(key, all);
  }
}
