package org.greenclassroom.calendar;

/** Which days a term counts. */
public enum Counting {
  /** Days on which people work: weekdays and make-up days that are no holidays. */
  WORKING,
  /** Of those, the days on which the school has lessons or examinations. */
  SCHOOL
}
