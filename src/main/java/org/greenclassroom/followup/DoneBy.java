package org.greenclassroom.followup;

/** By what a task was done. */
public enum DoneBy {
  VISIT,
  REPORT,
  CONTACT,
  /** Somebody said so. */
  HAND
}
