package org.greenclassroom.dismantling;

import java.time.LocalDate;
import org.greenclassroom.kernel.Refusal;

/**
 * One weigh ticket: a load on a scale, with and without what it stood on.
 *
 * @param file SHA-256 of the ticket
 */
record Weighing(String ticket, LocalDate weighedOn, long gross, long tare, String file) {
  Weighing {
    if (ticket.isBlank() || ticket.length() > 100) throw new Refusal("dismantling.refusal.number");
    if (gross <= tare)
      throw new Refusal("dismantling.refusal.tare", Batch.kilograms(gross), Batch.kilograms(tare));
  }

  public long net() {
    return gross - tare;
  }
}
