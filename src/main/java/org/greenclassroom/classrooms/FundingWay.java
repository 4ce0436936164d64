package org.greenclassroom.classrooms;

/** How somebody pays for a room. */
public enum FundingWay {
  /** Pays for it and is named with it. */
  SPONSORSHIP,
  /** A foundation's grant. */
  GRANT,
  /** Work, transport or goods instead of money. */
  IN_KIND
}
