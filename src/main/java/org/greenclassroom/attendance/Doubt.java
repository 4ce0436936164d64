package org.greenclassroom.attendance;

/** What the house knows of an entry that the desk, without a network, could not. */
enum Doubt {
  /** They were expected on the desk's list, and their place was gone by then. */
  REVOKED,
  /** Said for a time that is far from the day: the telephone's clock may be wrong. */
  CLOCK,
  /** Something that is asked for the place was not there: an age, a clearance, a text. */
  LACKS
}
