package org.greenclassroom.editions;

import java.time.Instant;
import java.time.LocalDate;
import org.greenclassroom.claims.Chosen;
import org.greenclassroom.claims.Sure;
import org.greenclassroom.method.Coefficients;
import org.jspecify.annotations.Nullable;

/**
 * What an edition is drawn up for; its parts are the parameters of a figure's statement, by their
 * names.
 *
 * @param donor whose gifts; null: everybody's
 * @param sponsor who pays for the room; null: nobody, or it is of no room
 * @param lot null: not of one lot
 * @param classroom null: not of one room
 * @param since the first day that counts
 * @param until the last day that counts
 * @param at the moment at which all rows are read
 * @param seed for whatever is drawn at random
 * @param subject of what it is, in one word: one published edition each, and its corrections
 * @param sure how sure its CO2e is, drawn once for all chapters; null: it tells of none
 */
public record Asked(
    Kind kind,
    @Nullable Long donor,
    @Nullable Long sponsor,
    @Nullable Long lot,
    @Nullable Long classroom,
    LocalDate since,
    LocalDate until,
    Instant at,
    Coefficients coefficients,
    long seed,
    int runs,
    String subject,
    @Nullable Sure sure) {
  /** The same, with what was drawn. */
  Asked with(@Nullable Sure drawn) {
    return new Asked(
        kind,
        donor,
        sponsor,
        lot,
        classroom,
        since,
        until,
        at,
        coefficients,
        seed,
        runs,
        subject,
        drawn);
  }

  /** The rows of the ledger of which it tells. */
  Chosen chosen() {
    return new Chosen(donor, lot, classroom, since.getYear(), until.getYear());
  }

  public @Nullable Long party() {
    return donor == null ? sponsor : donor;
  }
}
