package org.greenclassroom.dismantling;

import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Batteries or hazardous parts of one kind in a batch.
 *
 * @param chemistry of batteries; null of everything else
 * @param wh energy printed on all of them together; null where none is, and of what is no battery
 */
public record Hazard(
    Substance substance,
    @Nullable Chemistry chemistry,
    int pieces,
    @Nullable Long wh,
    long grams,
    Measured basis) {
  static final int MOST = 100_000;

  public Hazard {
    if (pieces < 1 || pieces > MOST) throw new Refusal("dismantling.refusal.pieces", MOST);
    if (grams <= 0) throw new Refusal("dismantling.refusal.no-kilograms");
    if (substance == Substance.BATTERY && chemistry == null)
      throw new Refusal("dismantling.refusal.chemistry");
    if (substance != Substance.BATTERY) {
      chemistry = null;
      wh = null;
    }
    if (wh != null && wh <= 0) throw new Refusal("dismantling.refusal.wh");
  }
}
