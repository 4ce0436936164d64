package org.greenclassroom.attendance;

import org.jspecify.annotations.Nullable;

/**
 * Which hours are meant: a list, and everything that is done to all of a list.
 *
 * @param q part of a name or a title; empty: any
 */
record HoursFilter(
    @Nullable HoursState state, @Nullable Long activity, @Nullable Long partner, String q) {
  HoursFilter {
    q = q.strip();
  }

  static HoursFilter of(String state, @Nullable Long activity, @Nullable Long partner, String q) {
    HoursState meant = null;
    for (var one : HoursState.values()) if (one.name().equals(state)) meant = one;
    return new HoursFilter(meant, activity, partner, q);
  }

  /** The same list, of what waits only. */
  HoursFilter logged() {
    return new HoursFilter(HoursState.LOGGED, activity, partner, q);
  }
}
