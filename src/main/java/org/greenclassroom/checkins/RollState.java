package org.greenclassroom.checkins;

/** What a school says of one computer on the list. */
public enum RollState {
  WORKING,
  FAULTY,
  MISSING,
  /** It stands elsewhere in the school. */
  MOVED
}
