package org.greenclassroom.funding;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was spent on a room. Never edited; a wrong one is struck out and stays to be read.
 *
 * @param document SHA-256 of the invoice or receipt; null without one
 * @param struck why it does not count; null: it counts
 */
public record Cost(
    long cost,
    long classroom,
    CostKind kind,
    long cents,
    String currency,
    LocalDate spentOn,
    String what,
    @Nullable String document,
    @Nullable String struck) {
  public boolean counts() {
    return struck == null;
  }
}
