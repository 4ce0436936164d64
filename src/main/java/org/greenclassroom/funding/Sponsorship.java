package org.greenclassroom.funding;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's promise to pay for a room.
 *
 * @param paper the agreement among the papers; null: none is drawn
 * @param paperNumber its number; null for the same reason
 * @param endedOn since when it pays no longer; null while it does
 * @param reason why it ended; null while it did not
 * @param received what has come of it
 * @param open what is still to come by instalments
 * @param overdue instalments whose day is past
 * @param returns promised in return and not done
 */
public record Sponsorship(
    long sponsorship,
    long classroom,
    String roomName,
    String schoolName,
    long partner,
    String partnerName,
    FunderKind kind,
    long cents,
    String currency,
    LocalDate promisedOn,
    @Nullable Long paper,
    @Nullable String paperNumber,
    String note,
    @Nullable LocalDate endedOn,
    @Nullable String reason,
    long received,
    long open,
    int overdue,
    int returns) {
  public boolean isEnded() {
    return endedOn != null;
  }

  /** Promised, and in no instalment. */
  public long unplanned() {
    return isEnded() ? 0 : Math.max(0, cents - received - open);
  }
}
