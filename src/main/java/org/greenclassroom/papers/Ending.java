package org.greenclassroom.papers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One officer proposes to void a paper, another agrees. */
record Ending(
    long ending,
    String reason,
    Instant proposedAt,
    long proposedBy,
    @Nullable Instant agreedAt,
    @Nullable Long agreedBy) {
  public boolean stands() {
    return agreedAt != null;
  }
}
