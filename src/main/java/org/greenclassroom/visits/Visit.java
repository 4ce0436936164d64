package org.greenclassroom.visits;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person in a room.
 *
 * @param metres from the school's site; null: not known
 * @param accuracy of the position, in metres; null: not told
 */
public record Visit(
    long visit,
    UUID key,
    long classroom,
    String room,
    String schoolName,
    long task,
    long version,
    long author,
    @Nullable String authorName,
    LocalDate day,
    VisitState state,
    @Nullable Instant submittedAt,
    @Nullable Long readBy,
    @Nullable String readerName,
    @Nullable Instant readAt,
    @Nullable Integer metres,
    @Nullable Integer accuracy) {

  /** As it stands in lists and on paper. */
  public String number() {
    return "V-%05d".formatted(visit);
  }

  /** Entries are taken until somebody has approved it. */
  public boolean open() {
    return state != VisitState.APPROVED;
  }

  /**
   * Whether it was far from the school, beyond what its position may be wrong by. It is shown to
   * the reader and stops nobody: schools move, and telephones err.
   */
  public boolean far(int tolerance) {
    return metres != null && metres - (accuracy == null ? 0 : accuracy) > tolerance;
  }
}
