package org.greenclassroom.engagement;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Whose days of which time.
 *
 * @param from the first day of it
 * @param until the day after its last
 * @param activity one day only; null: all
 */
record Subject(long partner, LocalDate from, LocalDate until, @Nullable Long activity) {
  private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

  static Subject ofYear(long partner, int year) {
    return new Subject(partner, LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1), null);
  }

  static Subject ofDay(long partner, long activity) {
    return new Subject(partner, FIRST, FIRST.plusYears(1000), activity);
  }

  public int year() {
    return from.getYear();
  }

  /** What follows a path, so that the next page speaks of the same. */
  public String query() {
    return activity == null ? "?year=" + year() : "?day=" + activity;
  }
}
