package org.greenclassroom.courses;

/** Whether somebody who does not see can follow a course with a screen reader. */
public enum ScreenReader {
  YES,
  PARTLY,
  NO
}
