package org.greenclassroom.signups;

/** How somebody stands to a place. */
public enum SignupState {
  /** Has it. */
  PLACED,
  /** In the line. */
  WAITING,
  /** A place is kept until they say yes, or until it passes on. */
  OFFERED,
  /** The coordinator said no; asking again changes nothing. */
  DENIED,
  /** Does not come after all. */
  CANCELLED,
  /** Did not answer the offer in time. */
  EXPIRED,
  /** The day or the slot is no more. */
  RELEASED;

  /** Whether a place is kept for them. */
  public boolean holds() {
    return this == PLACED || this == OFFERED;
  }

  /** Whether something may still come of it. */
  public boolean isLive() {
    return holds() || this == WAITING;
  }
}
