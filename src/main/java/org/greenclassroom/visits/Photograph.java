package org.greenclassroom.visits;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A photograph of a visit.
 *
 * @param photograph null: it was promised and has not arrived
 * @param takenAt null: not told
 * @param blank it shows one shade all over
 * @param alikeVisit another visit with the same picture, or one that looks the same; null: none
 */
record Photograph(
    @Nullable Long photograph,
    String item,
    String sha256,
    @Nullable Instant takenAt,
    @Nullable Instant arrivedAt,
    @Nullable Long alikeVisit,
    boolean blank) {
  public boolean here() {
    return photograph != null;
  }
}
