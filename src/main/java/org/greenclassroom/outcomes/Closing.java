package org.greenclassroom.outcomes;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A lot's closing, from the proposal to the day on which it was opened again.
 *
 * @param agreedAt null: waits for a second person
 * @param items how many items were frozen; null until then, like their hash
 * @param reopenAskedAt somebody wants it open again; null: nobody does
 * @param reopenedAt it is open again; null: it is closed, or waits for a second person
 */
record Closing(
    long closing,
    long lot,
    Instant proposedAt,
    long proposedBy,
    @Nullable Instant agreedAt,
    @Nullable Long agreedBy,
    @Nullable Integer items,
    @Nullable String sha256,
    @Nullable String reopenReason,
    @Nullable Instant reopenAskedAt,
    @Nullable Long reopenAskedBy,
    @Nullable Instant reopenedAt,
    @Nullable Long reopenedBy) {

  public boolean isClosed() {
    return agreedAt != null && reopenedAt == null;
  }

  public boolean waits() {
    return agreedAt == null;
  }

  public boolean isAskedOpen() {
    return isClosed() && reopenAskedAt != null;
  }

  /** How many items were frozen; 0 before that. */
  int count() {
    return items == null ? 0 : items;
  }

  Instant closedAt() {
    return Objects.requireNonNull(agreedAt);
  }
}
