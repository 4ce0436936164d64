package org.greenclassroom.repair;

import java.util.List;
import java.util.Objects;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Device;
import org.greenclassroom.custody.Held;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Parts: bought, taken out, put in, sent to dismantling. A drive is a data carrier wherever it
 * goes: out of a device it may hold data until its proof is named, and goes nowhere before
 * (decision 0020).
 */
@Service
@Transactional
public class Stockroom {
  private static final int SHOWN = 200;

  private final Custody custody;
  private final Parts parts;

  Stockroom(Custody custody, Parts parts) {
    this.custody = custody;
    this.parts = parts;
  }

  /** A bought or given part comes into the stock. */
  void buy(Occasion occasion, Part.Said said) {
    if (said.source() == Part.Source.DEVICE)
      throw new Refusal("frame.refusal.unreadable", "source", said.source().name());
    var part = parts.insert(said, occasion.now(), by(occasion), occasion.keyFor("part"));
    if (part.isPresent()) move(occasion, new Parts.Move(part.get(), 1, Part.What.BOUGHT), "bought");
  }

  /** A bought or given part goes straight into a device. What stood before must be tested again. */
  void fit(Occasion occasion, Tag tag, Part.Said said) {
    if (said.source() == Part.Source.DEVICE)
      throw new Refusal("frame.refusal.unreadable", "source", said.source().name());
    var device = mended(tag);
    var part = parts.insert(said, occasion.now(), by(occasion), occasion.keyFor("part"));
    if (part.isEmpty()) return;
    move(occasion, new Parts.Move(part.get(), 1, Part.What.BOUGHT), "bought");
    move(
        occasion,
        new Parts.Move(part.get(), 2, Part.What.PUT_IN, device.id(), null, null),
        "put-in");
  }

  /** A part from the stock goes into a device. Refused for a drive that may hold data. */
  void putIn(Occasion occasion, Tag tag, long number) {
    var device = mended(tag);
    var part = part(number);
    if (parts.moved(occasion.keyFor("put-in"))) return;
    part.mustBeInStock();
    part.mustBeCleared();
    if (isDestroyed(part)) throw new Refusal("repair.refusal.destroyed", part.name());
    move(
        occasion,
        new Parts.Move(number, part.moves() + 1, Part.What.PUT_IN, device.id(), null, null),
        "put-in");
  }

  /**
   * A part leaves a device for the stock. A drive only leaves a cleared device, and it is proven at
   * once when a document of this stay says so.
   *
   * @param known a part that we had put in before; null: one that was always in it
   */
  void takeOut(
      Occasion occasion,
      Tag tag,
      @Nullable Long known,
      PartKind kind,
      @Nullable String serial,
      @Nullable Long grams) {
    var device = custody.lock(List.of(tag)).getFirst();
    if (device.stage() != Stage.TO_REPAIR && device.stage() != Stage.TO_DISMANTLE)
      throw new Refusal("repair.refusal.not-taken-apart", tag.printed(), device.stage());
    if (parts.moved(occasion.keyFor("taken-out"))) return;
    var part = known == null ? null : part(known);
    if (part != null && !tag.equals(part.in()))
      throw new Refusal(
          Refusal.Kind.CONFLICT, "repair.refusal.not-in-it", part.name(), tag.printed());
    var what = part == null ? kind : part.kind();
    if (what.holdsData() && device.data() != Held.CLEARED)
      throw new Refusal("repair.refusal.clear-first", tag.printed());
    if (what == PartKind.MAINBOARD
        && device.drives().stream().anyMatch(drive -> "EMMC".equals(drive.type())))
      throw new Refusal("repair.refusal.soldered", tag.printed());
    long number;
    int moves = 0;
    var serialNumber = serial;
    if (part == null) {
      var said = new Part.Said(kind, Part.Source.DEVICE, serial, grams, null);
      serialNumber = said.serial();
      number =
          parts
              .insert(said, occasion.now(), by(occasion), occasion.keyFor("part"))
              .orElseThrow(() -> new IllegalStateException("a part without its move"));
    } else {
      number = part.part();
      moves = part.moves();
      serialNumber = part.serial();
    }
    move(
        occasion,
        new Parts.Move(
            number, moves + 1, Part.What.TAKEN_OUT, device.id(), device.receivedAt(), null),
        "taken-out");
    if (what.holdsData() && serialNumber != null) {
      var proof = parts.proof(serialNumber, device.receivedAt());
      if (proof.isPresent())
        move(
            occasion,
            new Parts.Move(number, moves + 2, Part.What.PROVEN, null, null, proof.get()),
            "proven");
    }
  }

  /**
   * Names the proof of a drive: a document in evidence that says of this very serial number, since
   * its device was last received, that nothing is left.
   */
  void prove(Occasion occasion, long number, String sha256) {
    var part = part(number);
    if (!part.kind().holdsData() || part.data() == Part.Holding.CLEARED) return;
    part.mustBeInStock();
    var serial = part.serial();
    if (serial == null) throw new Refusal("repair.refusal.no-serial", part.name());
    var since = Objects.requireNonNull(part.heldSince(), "it was taken out");
    var hash = sha256.strip().toLowerCase(java.util.Locale.ROOT);
    if (!parts.proves(hash, serial, since)) throw new Refusal("repair.refusal.no-proof", serial);
    move(
        occasion,
        new Parts.Move(number, part.moves() + 1, Part.What.PROVEN, null, null, hash),
        "proven");
  }

  /** A drive without a proof is destroyed: one says so, another has seen it. */
  void destroy(Occasion occasion, long number, Destruction how) {
    var part = part(number);
    if (!part.kind().holdsData() || parts.moved(occasion.keyFor("destroyed"))) return;
    part.mustBeInStock();
    if (isDestroyed(part)) throw new Refusal("repair.refusal.destroyed", part.name());
    var said = parts.destructionSaidBy(number);
    if (said.isPresent() && said.get() == by(occasion))
      throw new Refusal("repair.refusal.same-person", part.name());
    move(
        occasion,
        new Parts.Move(
            number,
            part.moves() + 1,
            said.isPresent() ? Part.What.DESTROYED : Part.What.DESTRUCTION_SAID,
            null,
            null,
            how.name()),
        "destroyed");
  }

  /** A part goes to the heap for dismantling. Refused for a drive that may hold data. */
  void sendOff(Occasion occasion, long number) {
    var part = part(number);
    if (parts.moved(occasion.keyFor("sent-off"))) return;
    part.mustBeInStock();
    part.mustBeCleared();
    move(occasion, new Parts.Move(number, part.moves() + 1, Part.What.SENT_OFF), "sent-off");
  }

  /**
   * What the stockroom shows.
   *
   * @param stock at most 200 of them, drives without proof first
   */
  record Stock(List<Parts.Shelf> shelves, List<Part> stock) {}

  @Transactional(readOnly = true)
  Stock stock(@Nullable PartKind kind) {
    return new Stock(parts.shelves(), parts.stock(kind, SHOWN));
  }

  private void move(Occasion occasion, Parts.Move move, String act) {
    if (!parts.move(move, occasion.now(), by(occasion), occasion.keyFor(act)))
      throw new Refusal(Refusal.Kind.CONFLICT, "repair.refusal.moved-already", "P-" + move.part());
  }

  private Device mended(Tag tag) {
    var device = custody.lock(List.of(tag)).getFirst();
    if (device.stage() != Stage.TO_REPAIR)
      throw new Refusal("repair.refusal.not-on-bench", tag.printed(), device.stage());
    return device;
  }

  private Part part(long number) {
    return parts.part(number).orElseThrow(() -> Refusal.notFound("P-" + number));
  }

  private static boolean isDestroyed(Part part) {
    var proof = part.proof();
    return proof != null
        && List.of(Destruction.values()).stream().anyMatch(how -> how.name().equals(proof));
  }

  private static long by(Occasion occasion) {
    return occasion.actor().account();
  }
}
