package org.greenclassroom.dismantling;

import java.time.LocalDate;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * One weigh ticket: a load on a scale, with and without what it stood on.
 *
 * @param category what stood on it: batteries and hazardous parts by themselves
 * @param pallet number of the one pallet that was weighed; null for a load
 * @param file SHA-256 of the ticket
 */
record Weighing(
    String ticket,
    LocalDate weighedOn,
    long gross,
    long tare,
    Category category,
    @Nullable Integer pallet,
    String file) {
  Weighing {
    if (ticket.isBlank() || ticket.length() > 100) throw new Refusal("dismantling.refusal.number");
    if (gross <= tare)
      throw new Refusal("dismantling.refusal.tare", Batch.kilograms(gross), Batch.kilograms(tare));
  }

  public long net() {
    return gross - tare;
  }

  /** One pallet and the load that it was part of are never both counted. */
  void mustNotRepeat(Weighing other) {
    boolean alike =
        category.hazardous() == other.category.hazardous()
            && (category == other.category
                || category == Category.MIXED
                || other.category == Category.MIXED);
    boolean same = pallet != null && pallet.equals(other.pallet);
    if (same || alike && (pallet == null) != (other.pallet == null))
      throw new Refusal(
          Refusal.Kind.CONFLICT, "dismantling.refusal.weighed-twice", ticket, other.ticket);
  }
}
