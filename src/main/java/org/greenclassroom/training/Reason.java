package org.greenclassroom.training;

/** What a school's standing follows from. */
public enum Reason {
  PRESENT,
  NOT_ASKED,
  LEFT,
  SAID,
  EXPIRED,
  NOBODY
}
