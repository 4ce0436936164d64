package org.greenclassroom.dismantling;

import java.time.LocalDate;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The right to bring electronic waste over one customs border to one plant. Since 2025 all of it
 * needs the prior consent of both sides, hazardous or not (Basel Convention, A1181 and Y49).
 *
 * @param permit its number here; 0 while it is new
 * @param grams the quantity it allows; null when it states none
 * @param used what left under it so far, by recorded weights
 */
record Permit(
    long permit,
    String number,
    String from,
    String to,
    LocalDate validFrom,
    LocalDate validTo,
    @Nullable Long grams,
    String file,
    long used) {
  Permit {
    if (number.isBlank() || number.length() > 100) throw new Refusal("dismantling.refusal.number");
    if (validTo.isBefore(validFrom))
      throw new Refusal("dismantling.refusal.permit-dates", validFrom, validTo);
    if (from.equals(to)) throw new Refusal("dismantling.refusal.permit-border");
  }

  public boolean validOn(LocalDate day) {
    return !day.isBefore(validFrom) && !day.isAfter(validTo);
  }

  boolean crosses(String fromTerritory, String toTerritory) {
    return from.equals(fromTerritory) && to.equals(toTerritory);
  }

  /** Whether so much more may go under it. */
  boolean takes(long more) {
    return grams == null || used + more <= grams;
  }
}
