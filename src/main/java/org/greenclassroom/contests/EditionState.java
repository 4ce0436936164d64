package org.greenclassroom.contests;

/** Where an edition stands. */
public enum EditionState {
  /** Its rules are being written; schools do not see it. */
  DRAFT,
  /** Schools hand in, until the deadline. */
  OPEN,
  /** The jury scores; awards are proposed and decided. */
  JUDGING,
  /** What was decided is public, as far as the licences go. */
  AWARDED;

  boolean mayBecome(EditionState next) {
    return next.ordinal() == ordinal() + 1 || this == JUDGING && next == OPEN;
  }
}
