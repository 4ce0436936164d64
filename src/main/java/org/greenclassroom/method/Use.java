package org.greenclassroom.method;

import org.jspecify.annotations.Nullable;

/**
 * How devices are used.
 *
 * @param hours a year, from the log, else from the timetable; null: the coefficient
 * @param region whose electricity
 * @param year of use
 */
public record Use(@Nullable Double hours, String region, int year) {
  public Use {
    if (hours != null) Range.within("hours", hours, 0, 8_784);
    Range.within("year", year, 2000, 2100);
  }
}
