package org.greenclassroom.watch;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a room on a day: all that a risk is reckoned from.
 *
 * @param lastSignalOn null: never heard of
 * @param schoolDays without a signal; since acceptance where never heard of
 * @param outage the silence is the county's line
 * @param delivered computers that ought to stand there
 * @param working as last verified; null: nobody verified it
 * @param workingOn when it was; null likewise
 * @param minutesNow active minutes of the last whole week by a working computer; null: not heard
 * @param minutesUsual the room's own median of the eight weeks before; null: too little is known
 * @param weekOf the Monday of that week; null likewise
 * @param visitDueOn the day of the oldest visit that is overdue; null: none is
 * @param roomDownDueOn by when a ticket of a whole room had to be solved; null: none is late
 * @param missing computers that are missing without an explanation
 * @param missingOn when that was found; null: none is
 * @param lessonsExpected in the last eight weeks, by timetable and calendar; null: none was
 * @param lessonsHeld of those
 * @param training where the school stands with trained teachers; null: none of its teachers is
 *     known
 * @param trainingSince since when; null: since ever, or likewise
 */
public record Standing(
    long classroom,
    LocalDate acceptedOn,
    @Nullable LocalDate lastSignalOn,
    int schoolDays,
    boolean outage,
    int delivered,
    @Nullable Integer working,
    @Nullable LocalDate workingOn,
    @Nullable Long minutesNow,
    @Nullable Long minutesUsual,
    @Nullable LocalDate weekOf,
    @Nullable LocalDate visitDueOn,
    @Nullable LocalDate roomDownDueOn,
    int missing,
    @Nullable LocalDate missingOn,
    @Nullable Integer lessonsExpected,
    int lessonsHeld,
    @Nullable Trained training,
    @Nullable LocalDate trainingSince) {

  /** Whether somebody at the school knows how. */
  public enum Trained {
    PRESENT,
    NOBODY,
    EXPIRED,
    LEFT
  }
}
