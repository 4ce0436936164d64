package org.greenclassroom.lessons;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * A line of a room's timetable.
 *
 * @param weekday 1 is Monday
 * @param courseVersion null: no course of the catalogue
 * @param override why a course that no screen reader reads is planned; null: it needs no reason
 * @param validUntil its last day; null: until somebody ends it
 */
public record Entry(
    long entry,
    long classroom,
    int weekday,
    int period,
    LocalTime fromTime,
    int minutes,
    int grade,
    String classLabel,
    @Nullable Long courseVersion,
    @Nullable String override,
    Tongue tongue,
    LocalDate validFrom,
    @Nullable LocalDate validUntil) {
  /** Whether it holds on that day or later. */
  public boolean holds(LocalDate today) {
    return validUntil == null || !validUntil.isBefore(today);
  }
}
