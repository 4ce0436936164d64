package org.greenclassroom.training;

/** Where a sitting stands. */
public enum SessionState {
  PLANNED,
  HELD,
  CANCELLED
}
