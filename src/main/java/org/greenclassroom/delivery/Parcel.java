package org.greenclassroom.delivery;

import org.jspecify.annotations.Nullable;

/**
 * A pallet or a box of one room.
 *
 * @param nth its number within the room
 * @param grams as the scale said; null: it did not stand on one
 * @param consignment on which it left; null: it has not
 * @param devices how many lie in it, or left in it
 * @param deviceGrams their weights added
 * @param pieces accessories in it
 */
public record Parcel(
    long parcel,
    long classroom,
    int nth,
    ParcelKind kind,
    @Nullable Long grams,
    @Nullable Long consignment,
    int devices,
    long deviceGrams,
    int pieces) {

  public boolean open() {
    return consignment == null;
  }

  public boolean empty() {
    return devices == 0 && pieces == 0;
  }

  /** What the slip says it weighs: the scale's word, else the sum of its devices. */
  public long weight() {
    return grams == null ? deviceGrams : grams;
  }
}
