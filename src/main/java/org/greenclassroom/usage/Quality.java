package org.greenclassroom.usage;

/** How much a row's date and minutes are worth. */
public enum Quality {
  GOOD,
  /** The clock was off by at most 26 hours, the day was corrected by as much. */
  CLOCK_SHIFTED,
  /** The computer itself found its clock wrong and repaired the date, as well as it could. */
  CLOCK_REPAIRED,
  /** A sign of life without minutes. */
  CONTACT_ONLY,
  /** A date before the loan or after today: kept, never plotted. */
  CLOCK_BAD,
  /** The clock was off by more than 26 hours: minutes of some day, in the month's total only. */
  UNKNOWN_DAY,
  /** The sum of a month: the computer kept no days of it. */
  MONTH;

  /** Whether it belongs to a day. */
  boolean hasDay() {
    return this == GOOD || this == CLOCK_SHIFTED || this == CLOCK_REPAIRED || this == CONTACT_ONLY;
  }
}
