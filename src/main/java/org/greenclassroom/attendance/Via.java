package org.greenclassroom.attendance;

/** How the house knows that somebody was there. */
public enum Via {
  /** Their badge was read. */
  QR,
  /** Found by name. */
  NAME,
  /** Came without having asked for a place. */
  WALK_IN,
  /** Said afterwards, in the office. */
  OFFICE
}
