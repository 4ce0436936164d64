package org.greenclassroom.people;

import java.time.Instant;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;

/** What a room above asks of an account beyond its first proof; it hangs one as a bean. */
public interface SecondFactor {
  /** Whether one proof does not let this account in. */
  boolean isAskedOf(Actor actor);

  /** Whether this account had one then, so that it was asked of it. */
  boolean had(long account, Instant then);

  /**
   * Whether this is the account's code of the moment; used up by being asked.
   *
   * @throws org.greenclassroom.kernel.Refusal after too many wrong ones
   */
  boolean isShown(long account, String code);

  /** Links that were asked for before open this account no longer. */
  void endLinks(Occasion occasion, long account);
}
