package org.greenclassroom.takeback;

/** How a computer looks when it is collected. Not a grade: the bench gives that. */
public enum Condition {
  GOOD,
  WORN,
  DAMAGED,
  /** It cannot be switched on. */
  DEAD
}
