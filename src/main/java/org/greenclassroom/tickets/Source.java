package org.greenclassroom.tickets;

/** Who or what noticed it. */
public enum Source {
  SCHOOL,
  VISIT,
  CHECKIN,
  ALERT,
  USAGE,
  CALL
}
