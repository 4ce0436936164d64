package org.greenclassroom.watch;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts.
 *
 * @param open open ones, closed ones; null: both
 * @param rule null: all
 * @param owner an account's own; null: everybody's
 * @param desk with those of the officers' desk beside that account's own
 * @param classroom of one room; null: of all
 * @param q part of a school's name; empty: all
 * @param own the schools of which whoever asks may know; null: all
 */
record AlertFilter(
    @Nullable Boolean open,
    @Nullable Rule rule,
    @Nullable Long owner,
    boolean desk,
    @Nullable Long classroom,
    String q,
    @Nullable Set<Long> own) {
  static AlertFilter of(long classroom) {
    return new AlertFilter(null, null, null, false, classroom, "", null);
  }

  /** What was done about one. */
  record Line(String kind, java.time.Instant at, @Nullable String by, String words) {}

  /** What waits for a reader: how many open ones, and how many of them are at a high level. */
  record Waiting(long open, long late, java.time.@Nullable Instant lastClosed) {}

  /** Whom to write to today, about how many. */
  record Reader(
      long account,
      String name,
      String address,
      String language,
      int open,
      int fresh,
      boolean officer) {}

  /** Rules with how many open alerts each. */
  record Count(Rule rule, long open) {}

  static List<Rule> rules() {
    return List.of(Rule.values());
  }
}
