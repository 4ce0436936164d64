package org.greenclassroom.repair;

import java.time.Instant;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A part, where it came from, and where it is.
 *
 * @param serial the part's own number; null: it has none, or nobody read it
 * @param reference the paper of a bought part; null: none
 * @param from the device it was last taken out of; null: none
 * @param heldSince when that device was last received; an older proof proves nothing. Null: never
 *     taken out
 * @param in the device it is in; null: it is in none
 * @param proof SHA-256 of the document, the paper of a new drive, or how it was destroyed; null:
 *     none
 * @param moves how often it was moved; the next one has the number after it
 */
record Part(
    long part,
    PartKind kind,
    Source source,
    @Nullable String serial,
    long grams,
    Weighed basis,
    @Nullable String reference,
    @Nullable Tag from,
    @Nullable Instant heldSince,
    @Nullable Tag in,
    Place place,
    Holding data,
    @Nullable String proof,
    Instant movedAt,
    int moves) {

  /** Where it came from: a new one costs the climate more than most repairs save. */
  enum Source {
    NEW,
    /** Bought or given used, not out of a device of ours. */
    USED,
    /** Taken out of a device of ours: the donor machine is known. */
    DEVICE
  }

  enum Place {
    STOCK,
    DEVICE,
    DISMANTLING
  }

  enum Holding {
    /** It cannot hold any. */
    NONE,
    CLEARED,
    MAY_HOLD
  }

  enum Weighed {
    WEIGHED,
    /** The usual weight of its kind. */
    ESTIMATED
  }

  enum What {
    BOUGHT,
    TAKEN_OUT,
    PUT_IN,
    PROVEN,
    DESTRUCTION_SAID,
    DESTROYED,
    SENT_OFF
  }

  /**
   * A part that is new to us, as a form says it.
   *
   * @param grams null: nobody weighed it
   */
  record Said(
      PartKind kind,
      Source source,
      @Nullable String serial,
      @Nullable Long grams,
      @Nullable String reference) {
    Said {
      serial = shortText(serial, "repair.refusal.serial");
      reference = shortText(reference, "repair.refusal.reference");
      if (grams != null && (grams <= 0 || grams > 50_000))
        throw new Refusal("repair.refusal.grams", grams);
      // a used drive carries somebody's data into a device that the book calls cleared
      if (kind.holdsData() && source == Source.USED) throw new Refusal("repair.refusal.used-drive");
      if (kind.holdsData() && source == Source.NEW && reference == null)
        throw new Refusal("repair.refusal.no-paper");
    }

    private static @Nullable String shortText(@Nullable String typed, String tooLong) {
      if (typed == null || typed.isBlank()) return null;
      if (typed.strip().length() > 100) throw new Refusal(tooLong);
      return typed.strip();
    }
  }

  /** It may still hold somebody's data and goes nowhere. */
  void mustBeCleared() {
    if (data == Holding.MAY_HOLD) throw new Refusal("repair.refusal.drive-may-hold", name(), part);
  }

  void mustBeInStock() {
    if (place != Place.STOCK)
      throw new Refusal(Refusal.Kind.CONFLICT, "repair.refusal.not-in-stock", name(), place);
  }

  public String name() {
    return serial == null ? "P-" + part : serial;
  }
}
