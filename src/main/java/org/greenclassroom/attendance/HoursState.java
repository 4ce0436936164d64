package org.greenclassroom.attendance;

/** Whether hours count. */
public enum HoursState {
  /** Somebody wrote them down; another has to look at them. */
  LOGGED,
  CONFIRMED,
  REFUSED
}
