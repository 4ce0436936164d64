package org.greenclassroom.claims;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A reckoning that a person asked for.
 *
 * @param until the first day that is not in it
 * @param beganAt null: it waits
 * @param endedAt null: not done
 * @param written rows; null: not done, or failed
 */
record Errand(
    long errand,
    boolean restate,
    LocalDate until,
    Instant askedAt,
    long askedBy,
    @Nullable Instant beganAt,
    @Nullable Instant endedAt,
    @Nullable Long written,
    boolean failed) {
  public boolean isOpen() {
    return endedAt == null;
  }
}
