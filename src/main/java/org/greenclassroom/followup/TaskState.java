package org.greenclassroom.followup;

/** Where a task stands. */
public enum TaskState {
  OPEN,
  DONE,
  /** The loan is shorter now, or over, or somebody said that it is not needed. */
  CALLED_OFF
}
