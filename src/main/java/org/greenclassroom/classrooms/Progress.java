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

  /** Which of the seven steps it stands on; seven when all are behind it. */
  int step() {
    return switch (this) {
      case PLANNED -> 0;
      case AGREED -> 1;
      case RESERVED -> 2;
      case ON_THE_WAY -> 3;
      case IN_CLASS -> 4;
      case ENDING, LATE -> 5;
      case CLOSED -> 7;
    };
  }
}
