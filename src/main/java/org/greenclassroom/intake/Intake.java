package org.greenclassroom.intake;

import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Drive;
import org.greenclassroom.custody.Entry;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.Observed;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.custody.Written;
import org.greenclassroom.donations.Donations;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.lists.Lists;
import org.greenclassroom.lists.Serials;
import org.greenclassroom.lists.Text;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of intake. */
@Service
@Transactional
public class Intake {
  private final Custody custody;
  private final Partners partners;
  private final Donations donations;
  private final Announcing announcing;
  private final Lots lots;
  private final Inspections inspections;
  private final Arrivals arrivals;

  Intake(
      Custody custody,
      Partners partners,
      Donations donations,
      Announcing announcing,
      Lots lots,
      Inspections inspections,
      Arrivals arrivals) {
    this.custody = custody;
    this.partners = partners;
    this.donations = donations;
    this.announcing = announcing;
    this.lots = lots;
    this.inspections = inspections;
    this.arrivals = arrivals;
  }

  /**
   * A lot that a list became or came into, and how many of its rows came in or stayed out.
   *
   * @param items new ones
   * @param refused rows that cannot come in
   * @param leftOut rows that somebody left out, or of which nobody knows which item they mean
   */
  public record Committed(
      long lot, int items, int changed, int withdrawn, int refused, int leftOut) {}

  /** Receives what came of a lot and answers the tags, in the order of the list. */
  public List<Tag> receiveTagged(Occasion occasion, long lot, Receiving receiving) {
    return receive(occasion, lot, receiving).items().stream()
        .map(item -> Objects.requireNonNull(item.tag()))
        .toList();
  }

  /** What was received on a slip. */
  record Received(Lots.Receipt receipt, List<Item> items) {}

  // --- the list ---

  /** Reads a list and commits it at once, where nobody needs to look at it first. */
  public Committed take(Occasion occasion, long donor, Path file, String name, String sha256) {
    var list = announcing.preview(occasion, donor, file, name, sha256, null, null);
    return announcing.commit(occasion, list.id());
  }

  // --- the lot ---

  /** This lot, if it is this person's to see: a donor's own people see its lots. */
  @Transactional(readOnly = true)
  public Lot lot(Actor actor, long lot) {
    return lots.lot(lot)
        .filter(found -> actor.seesAll() || actor.partnersAs(Role.DONOR).contains(found.donor()))
        .orElseThrow(() -> notFound(lot));
  }

  @Transactional(readOnly = true)
  public Slice<Lot> lots(Actor actor, @Nullable Long before, int size) {
    return lots(actor, Lots.Filter.NONE, before, size);
  }

  /** Those that this person may see, a page after the lot where the last one ended. */
  @Transactional(readOnly = true)
  Slice<Lot> lots(Actor actor, Lots.Filter filter, @Nullable Long after, int size) {
    var only = actor.seesAll() ? null : actor.partnersAs(Role.DONOR);
    return Slice.of(
        lots.lots(only, filter, after, size + 1), size, lot -> String.valueOf(lot.id()));
  }

  @Transactional(readOnly = true)
  Slice<Item> items(long lot, @Nullable Boolean came, long after, int size) {
    return Slice.of(
        lots.items(lot, came, after, size + 1), size, item -> String.valueOf(item.line()));
  }

  @Transactional(readOnly = true)
  List<Item> open(long lot) {
    return lots.open(lot);
  }

  @Transactional(readOnly = true)
  List<Lots.Receipt> receipts(long lot) {
    return lots.receipts(lot);
  }

  @Transactional(readOnly = true)
  List<Lots.OfKind> byKind(long lot) {
    return lots.byKind(lot);
  }

  /** The slip of a receipt; null when nothing came. */
  @Transactional(readOnly = true)
  @Nullable Long slipOf(@Nullable Long receipt) {
    return receipt == null ? null : lots.slip(receipt);
  }

  // --- receiving ---

  /**
   * Takes in what came of a lot: one slip, a permanent tag for each, weighed or estimated. The same
   * act posted twice answers the first.
   */
  Received receive(Occasion occasion, long lot, Receiving receiving) {
    donations.lock(lot);
    var already = lots.keyed(occasion.key());
    if (already.isPresent()) {
      if (already.get().lot() != lot)
        throw new Refusal(Refusal.Kind.CONFLICT, "intake.refusal.same-key");
      return new Received(already.get(), lots.ofReceipt(already.get().id()));
    }
    var found = lot(occasion.actor(), lot);
    donations.requireOpen(lot);
    var items = chosen(lot, receiving.items());
    var counted = receiving.counted();
    if (counted != null && counted != items.size())
      throw new Refusal("intake.refusal.count-differs", counted, items.size());
    var receipt = arrivals.take(occasion, found, items, receiving);
    return new Received(receipt, lots.ofReceipt(receipt.id()));
  }

  /** The chosen items in the order of the list; each must still be on its way to us. */
  private List<Item> chosen(long lot, @Nullable List<Long> ids) {
    if (ids == null) {
      var open = lots.open(lot);
      if (open.isEmpty()) throw new Refusal("intake.refusal.all-came");
      return open;
    }
    var wanted = new HashSet<>(ids);
    // also one that was given up: it may come after all
    var items =
        lots.items(lot, false, Long.MIN_VALUE, Integer.MAX_VALUE).stream()
            .filter(item -> wanted.remove(item.id()))
            .toList();
    if (!wanted.isEmpty()) throw new Refusal("intake.refusal.not-announced", wanted.size());
    if (items.isEmpty()) throw new Refusal("intake.refusal.nothing-came");
    return items;
  }

  // --- inspection ---

  @Transactional(readOnly = true)
  Slice<Inspections.Waiting> toInspect(long after, int size) {
    return Slice.of(
        inspections.waiting(after, size + 1), size, waiting -> String.valueOf(waiting.device()));
  }

  /** What the donor's list said of this device; null when it came without one. */
  @Transactional(readOnly = true)
  @Nullable Item announced(Tag tag) {
    return lots.item(tag).orElse(null);
  }

  /**
   * Writes down what was seen. The device goes on to wiping, or is condemned; what was seen, its
   * drives above all, is in the book either way, because a condemned device still holds data.
   *
   * @param at when it was looked at
   */
  public Written inspect(Occasion occasion, Tag tag, Seen seen, Instant at) {
    var device = custody.lock(List.of(tag)).getFirst();
    var before = device.observed();
    var checked = checked(seen);
    var observed =
        new Observed(
            checked.kind(),
            checked.maker(),
            checked.model(),
            checked.serial(),
            before.donorsTag(),
            before.grams(),
            before.basis(),
            before.donor(),
            before.lot(),
            checked.drives());
    var written = custody.write(occasion, tag, Entry.of(new Fact.Inspected(observed), at));
    var condemned = checked.condemned();
    if (condemned != null)
      written = custody.write(occasion, tag, Entry.of(new Fact.Condemned(condemned), at));
    inspections.insert(
        occasion.key(), device.id(), checked, occasion.now(), occasion.actor().account());
    return written;
  }

  /** Not worth mending: goes to the plant once its data is cleared. */
  public Written condemn(Occasion occasion, Tag tag, Fact.Condemned.Why why, Instant at) {
    return custody.write(occasion, tag, Entry.of(new Fact.Condemned(why), at));
  }

  private static Seen checked(Seen seen) {
    var drives = new ArrayList<Drive>();
    var serials = new TreeMap<String, Drive>();
    for (var drive : seen.drives()) {
      var serial = number(drive.serial());
      if (serial != null && serials.put(Serials.match(serial), drive) != null)
        throw new Refusal("intake.refusal.drive-twice", serial);
      drives.add(
          new Drive(serial, text(drive.maker()), text(drive.model()), drive.bytes(), drive.type()));
    }
    return new Seen(
        seen.kind(),
        text(seen.maker()),
        text(seen.model()),
        number(seen.serial()),
        seen.powersOn(),
        drives,
        Text.cut(Text.clean(seen.defects()), 1000),
        seen.condemned());
  }

  /** A serial number that somebody typed; what makers leave in its place is none. */
  private static @Nullable String number(@Nullable String typed) {
    var text = text(typed);
    if (text == null) return null;
    var number = Normalizer.normalize(text, Normalizer.Form.NFKC);
    if (Serials.isPlaceholder(number) || Serials.isExcelNumber(number))
      throw new Refusal("intake.refusal.no-serial", text);
    return number;
  }

  private static @Nullable String text(@Nullable String typed) {
    if (typed == null) return null;
    var clean = Text.clean(typed);
    if (clean.length() > Lists.LONGEST_CELL) throw new Refusal("intake.refusal.text-too-long");
    return clean.isEmpty() ? null : clean;
  }

  // --- what the pages need of lower floors ---

  @Transactional(readOnly = true)
  Map<Long, String> names(List<Long> donors) {
    var names = new HashMap<Long, String>();
    for (var donor : donors)
      names.computeIfAbsent(donor, id -> Objects.requireNonNull(partners.partner(id)).name());
    return names;
  }

  private static Refusal notFound(long id) {
    return Refusal.notFound(String.valueOf(id));
  }
}
