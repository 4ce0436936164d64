package org.greenclassroom.papers;

import org.greenclassroom.kernel.Actor;

/**
 * Who but the programme's own staff and auditors may open papers of a kind, and sign them. The room
 * that hangs the kind hangs this beside it; without it nobody else may.
 */
public interface PaperAccess {
  /** The kind it speaks of. */
  String kind();

  /** Whether this person may open it: a donor's person its own agreement and nobody else's. */
  boolean maySee(Actor actor, Drawn paper);

  /**
   * Whether it lies where this person's role holds, for staff whose role holds in some places only;
   * what hangs on no school lies in every place.
   */
  default boolean isWithin(Actor actor, Drawn paper) {
    return true;
  }

  /** Whether this person, signed in, may sign it for that party. */
  boolean maySign(Actor actor, Drawn paper, String role);

  /** Where the thing is shown that this paper is about, such as a lot's page. */
  String whereItBelongs(Drawn paper);
}
