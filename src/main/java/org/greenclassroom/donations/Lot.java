package org.greenclassroom.donations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a donor gives at one time, as a whole.
 *
 * @param openedBy an account; 0 is the house itself
 * @param closedAt null while it is open
 * @param offer the offer it came from; null: nobody wrote one down
 * @param sponsor the first of its funders; null: nobody pays for it that we know
 * @param entity the legal entity of the programme that receives it
 */
public record Lot(
    long lot,
    long donor,
    Instant openedAt,
    long openedBy,
    State state,
    @Nullable Instant closedAt,
    @Nullable Long offer,
    @Nullable Long sponsor,
    long entity) {

  /** Whether things still come in and outcomes are still open. */
  public enum State {
    OPEN,
    CLOSED
  }
}
