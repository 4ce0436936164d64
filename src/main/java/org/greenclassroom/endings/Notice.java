package org.greenclassroom.endings;

import java.time.Instant;
import org.greenclassroom.classrooms.Party;

/**
 * That a side was written to.
 *
 * @param letters how many; none where nobody knows an address
 */
record Notice(Party side, Kind kind, int letters, Instant writtenAt) {
  /** Whether the end notice reached that side. */
  boolean isLetterTo(Party side) {
    return this.side == side && kind == Kind.LETTER && letters > 0;
  }

  enum Kind {
    ASKED,
    REMINDED,
    /** It did not answer twice: the officers were told. */
    ESCALATED,
    REFUSED,
    DECIDED,
    /** The end notice at six months. */
    LETTER,
    PLAN,
    /** Three months are left: the officers were told that the day is to be planned. */
    PLAN_DUE,
    /** The end notice, handed over on paper. */
    BY_HAND
  }
}
