package org.greenclassroom.usage;

import org.greenclassroom.schools.SchoolKind;
import org.jspecify.annotations.Nullable;

/**
 * Which rooms of the list are wanted.
 *
 * @param q part of the name of a school, a room, or of the division in which the school lies
 * @param division the beginning of a division's code, as 53 or 532524
 */
record UsageFilter(
    String q, @Nullable SchoolKind kind, String division, @Nullable Silence silence) {
  static final UsageFilter ALL = new UsageFilter("", null, "", null);

  UsageFilter {
    q = q.strip();
    division = division.strip();
  }

  /** Asks nothing of the school. */
  boolean isPlain() {
    return q.isEmpty() && kind == null && division.isEmpty();
  }

  String pattern() {
    return q.replaceAll("([%_\\\\])", "\\\\$1");
  }
}
