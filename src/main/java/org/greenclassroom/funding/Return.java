package org.greenclassroom.funding;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something the programme promised a sponsor in return: a plate at the door, a report, a visit.
 *
 * @param dueOn null: no day was promised
 * @param doneOn null: it is open
 */
public record Return(
    long promise,
    long sponsorship,
    String what,
    @Nullable LocalDate dueOn,
    @Nullable LocalDate doneOn) {
  public boolean isLate(LocalDate today) {
    return doneOn == null && dueOn != null && dueOn.isBefore(today);
  }
}
