package org.greenclassroom.frame;

import org.greenclassroom.kernel.Occasion;

/** A room that has numbers of its own for people; it hangs one up. */
public interface KnowsPeople {
  /** What else this room knows of the same person: numbers, addresses, names. */
  Somebody known(Somebody asked);

  /**
   * Lets go of a person in the room's own way, in the transaction of whoever calls. Twice is
   * harmless.
   */
  void forget(Occasion occasion, Somebody person);
}
