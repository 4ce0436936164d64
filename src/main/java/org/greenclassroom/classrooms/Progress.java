package org.greenclassroom.classrooms;

/** Where a classroom stands in its life; the view {@code classrooms.classrooms} works it out. */
public enum Progress {
  PLANNED,
  /** The agreement is signed. */
  AGREED,
  RESERVED,
  ON_THE_WAY,
  IN_CLASS,
  /** Nine months or less are left. */
  ENDING,
  /** The three years are over and it was not given back. */
  LATE,
  CLOSED;

  /** How many of the seven steps lie behind it. */
  int stepsBehind() {
    return switch (this) {
      case PLANNED -> 1;
      case AGREED -> 2;
      case RESERVED -> 3;
      case ON_THE_WAY -> 4;
      case IN_CLASS -> 5;
      case ENDING, LATE -> 6;
      case CLOSED -> 7;
    };
  }
}
