package org.greenclassroom.calendar;

/** Whose calendar it is. */
enum Level {
  TERRITORY,
  DIVISION,
  SCHOOL
}
