package org.greenclassroom.training;

/** Before or after a sitting. */
public enum Phase {
  BEFORE,
  AFTER
}
