package org.greenclassroom.collection;

import java.util.List;
import org.greenclassroom.donations.Donations;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Weight;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Things without a tag or serial: counted and weighed by class, and what became of them. Nothing
 * written here is changed; what was wrong is struck, and written anew.
 */
@Service
@Transactional
public class Things {
  private static final int MOST = 1_000_000;

  private final Tallies table;
  private final Donations donations;

  Things(Tallies table, Donations donations) {
    this.table = table;
    this.donations = donations;
  }

  /** What of one class was counted in a lot. */
  public record Count(
      long number,
      ThingClass thingClass,
      String origin,
      int pieces,
      Weight weight,
      boolean isWeighed) {}

  /**
   * What of one class is in a lot, and how much of it went where.
   *
   * @param isWeighed all of it stood on a scale
   */
  public record Balance(
      ThingClass thingClass,
      int counted,
      Weight weight,
      boolean isWeighed,
      int reused,
      int givenAway,
      int toPlant) {
    /** The same, as pages ask. */
    public boolean weighed() {
      return isWeighed;
    }

    /** Pieces of which nobody has said yet what became of them. */
    public int open() {
      return counted - reused - givenAway - toPlant;
    }
  }

  /**
   * Writes down a count. One occasion counts each class of an origin once; the same again writes
   * nothing.
   *
   * @param origin where it was counted, a word and a number: {@code "receipt 12"}, {@code "pickup
   *     3"}, {@code "drive 1"}
   * @param thingClass a name of {@link ThingClass}
   * @param weighed what all pieces together weighed; null: the usual weight of the class
   * @throws Refusal for computers (they have a serial), without pieces, or without a weight where
   *     the class has no usual one
   */
  public void count(
      Occasion occasion,
      long lot,
      String origin,
      String thingClass,
      int pieces,
      @Nullable Weight weighed) {
    var what = named(thingClass);
    hold(lot);
    if (what.isComputer()) throw new Refusal("collection.refusal.has-a-serial", what);
    if (pieces < 1 || pieces > MOST) throw new Refusal("collection.refusal.pieces", what, pieces);
    if (weighed != null && weighed.grams() == 0)
      throw new Refusal("collection.refusal.weighs-nothing", what);
    var usual = table.usualGrams(what);
    if (weighed == null && usual.isEmpty()) throw new Refusal("collection.refusal.weigh-it", what);
    table.count(
        lot,
        origin,
        what,
        pieces,
        weighed == null ? usual.getAsLong() * pieces : weighed.grams(),
        weighed != null,
        occasion.now(),
        occasion.actor().account(),
        occasion.keyFor("count/" + lot + "/" + origin + "/" + what));
  }

  /** The same for what a drive already judged piece by piece: some weighed, some estimated. */
  void count(
      Occasion occasion,
      long lot,
      String origin,
      ThingClass what,
      int pieces,
      long grams,
      boolean weighed) {
    hold(lot);
    table.count(
        lot,
        origin,
        what,
        pieces,
        grams,
        weighed,
        occasion.now(),
        occasion.actor().account(),
        occasion.keyFor("count/" + lot + "/" + origin + "/" + what));
  }

  /** Takes a count back, unless more of its class went somewhere than would be left. */
  public void strike(Occasion occasion, long count) {
    var struck = table.count(count).orElseThrow(() -> Refusal.notFound(String.valueOf(count)));
    hold(struck.lot());
    var key = occasion.keyFor("strike/" + count);
    if (!table.stands(count)) return;
    table.voidCount(count, occasion.now(), occasion.actor().account(), key);
    var left = balance(struck.lot(), struck.thingClass());
    if (left != null && left.open() < 0)
      throw new Refusal("collection.refusal.went-already", struck.thingClass(), -left.open());
  }

  /**
   * Writes down what became of counted things.
   *
   * @param weighed null: their share of what was counted
   * @param paper number of the certificate or slip; may be null for what stays in the house
   */
  public void dispose(
      Occasion occasion,
      long lot,
      String thingClass,
      Disposition became,
      int pieces,
      @Nullable Weight weighed,
      @Nullable String paper) {
    var what = named(thingClass);
    hold(lot);
    var key = occasion.keyFor("dispose/" + lot + "/" + what + "/" + became);
    if (table.isDisposed(key)) return;
    if (pieces < 1) throw new Refusal("collection.refusal.pieces", what, pieces);
    var written = paper == null || paper.isBlank() ? null : paper.strip();
    if (became == Disposition.TO_PLANT && written == null)
      throw new Refusal("collection.refusal.plant-without-paper", what);
    var left = table.left(lot, what);
    if (pieces > left.pieces())
      throw new Refusal("collection.refusal.more-than-counted", what, left.pieces(), pieces);
    long grams = weighed == null ? left.shareOf(pieces) : weighed.grams();
    if (grams > left.grams())
      throw new Refusal(
          "collection.refusal.heavier-than-counted",
          what,
          Weight.grams(left.grams()).kilograms(),
          Weight.grams(grams).kilograms());
    table.dispose(
        lot, what, became, pieces, grams, written, occasion.now(), occasion.actor().account(), key);
  }

  /** Takes back what was said to have become of things. */
  public void undispose(Occasion occasion, long disposition) {
    var lot =
        table
            .lotOfDisposition(disposition)
            .orElseThrow(() -> Refusal.notFound(String.valueOf(disposition)));
    hold(lot);
    table.voidDisposition(
        disposition,
        occasion.now(),
        occasion.actor().account(),
        occasion.keyFor("undispose/" + disposition));
  }

  @Transactional(readOnly = true)
  public List<Count> counts(long lot) {
    return table.counts(lot);
  }

  /** Class by class, in the order of the lists. */
  @Transactional(readOnly = true)
  public List<Balance> balance(long lot) {
    return table.balance(lot);
  }

  /** What a thing of this class weighs when nobody weighed it; empty: nobody knows. */
  @Transactional(readOnly = true)
  public java.util.OptionalLong usualGrams(ThingClass what) {
    return table.usualGrams(what);
  }

  private @Nullable Balance balance(long lot, ThingClass what) {
    return table.balance(lot).stream()
        .filter(one -> one.thingClass() == what)
        .findFirst()
        .orElse(null);
  }

  /** Nobody else changes it meanwhile, and it is not closed. */
  private void hold(long lot) {
    donations.lock(lot);
    donations.requireOpen(lot);
  }

  private static ThingClass named(String name) {
    for (var one : ThingClass.values()) if (one.name().equals(name)) return one;
    throw new Refusal("collection.refusal.no-such-class", name);
  }
}
