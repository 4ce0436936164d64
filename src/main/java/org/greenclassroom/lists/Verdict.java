package org.greenclassroom.lists;

/** What the check says of one row of a donor's list. */
public enum Verdict {
  ACCEPTED,
  /** Comes in, but somebody should look: the remarks say at what. */
  WARNED,
  /** Stays out of the lot, and is told. */
  REFUSED;

  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
