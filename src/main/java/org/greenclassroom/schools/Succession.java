package org.greenclassroom.schools;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What became of a school.
 *
 * @param successor who took over; null: nobody, or it moved
 * @param site where it moved to; null: it did not move
 * @param paper SHA-256 of the paper that says so
 * @param withdrawnAt null: it stands
 */
public record Succession(
    long succession,
    long school,
    Kind kind,
    @Nullable Long successor,
    @Nullable Long site,
    LocalDate happenedOn,
    String paper,
    long recordedBy,
    Instant recordedAt,
    @Nullable Instant withdrawnAt) {
  /** What happened. */
  public enum Kind {
    MERGED,
    CLOSED,
    MOVED
  }

  public boolean stands() {
    return withdrawnAt == null;
  }
}
