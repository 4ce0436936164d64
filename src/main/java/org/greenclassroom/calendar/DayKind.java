package org.greenclassroom.calendar;

/** What a day is, as a word. */
public enum DayKind {
  TEACHING,
  EXAM,
  MAKEUP,
  HOLIDAY,
  WEEKEND
}
