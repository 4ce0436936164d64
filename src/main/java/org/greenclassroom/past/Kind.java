package org.greenclassroom.past;

/** What is declared of an earlier year. */
public enum Kind {
  /** A room that was furnished. */
  CLASSROOM,
  /** A computer in such a room. */
  COMPUTER,
  /** A computer that somebody gave. */
  DONATION,
  /** A day with people. */
  ACTIVITY,
  /** A lesson that volunteers or teachers held. */
  LESSON,
  /** A teacher who was trained. */
  TEACHER,
  /** A volunteer who came. */
  VOLUNTEER
}
