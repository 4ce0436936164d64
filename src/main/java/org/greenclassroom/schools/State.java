package org.greenclassroom.schools;

/** Whether a school still stands. */
public enum State {
  OPEN,
  /** Went into another one. */
  MERGED,
  CLOSED
}
