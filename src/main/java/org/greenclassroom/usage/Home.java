package org.greenclassroom.usage;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a computer stood, from when to when.
 *
 * @param until the last day; null: it stands there
 */
record Home(long device, long classroom, LocalDate from, @Nullable LocalDate until) {
  /** Computers are set up and tried before the school signs for them. */
  static final int BEFORE_ACCEPTANCE = 31;

  boolean on(LocalDate day) {
    return !day.isBefore(from) && (until == null || !day.isAfter(until));
  }
}
