package org.greenclassroom.calendar;

import java.time.LocalDate;

/**
 * What a day is, and how many counted days lie before it.
 *
 * @param lessonsOff it lies in a break; people work, nobody teaches
 * @param expected nobody has published it yet
 */
public record Day(
    LocalDate day,
    DayKind kind,
    boolean teaching,
    boolean working,
    int teachingBefore,
    int workingBefore,
    boolean lessonsOff,
    boolean expected) {

  boolean counts(Counting counting) {
    return counting == Counting.WORKING ? working : teaching;
  }

  int before(Counting counting) {
    return counting == Counting.WORKING ? workingBefore : teachingBefore;
  }
}
