package org.greenclassroom.collection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to an order.
 *
 * @param by the name of an account; null: somebody with a pass
 */
record Change(
    int sequence,
    What what,
    Instant plannedFrom,
    Instant plannedTo,
    @Nullable WhyNot reason,
    Instant at,
    @Nullable String by) {
  enum What {
    ORDERED,
    MOVED,
    CHANGED,
    CONFIRMED,
    COLLECTED,
    CANCELLED,
    FAILED
  }
}
