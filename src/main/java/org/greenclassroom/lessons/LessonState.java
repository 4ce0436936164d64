package org.greenclassroom.lessons;

/** What became of a lesson. */
public enum LessonState {
  EXPECTED,
  HELD,
  CANCELLED,
  WITHDRAWN
}
