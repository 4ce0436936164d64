package org.greenclassroom.tickets;

/** What kind of thing is wrong. */
public enum Category {
  HARDWARE,
  SOFTWARE,
  NETWORK,
  POWER,
  /** The filter of content for minors does not hold. */
  FILTER,
  MISSING,
  /** Somebody may come to harm. */
  SAFETY,
  /** How something is done. */
  USE,
  OTHER
}
