package org.greenclassroom.volunteers;

import org.greenclassroom.kernel.Occasion;

/**
 * Told that a person is to be forgotten, in the same transaction and while they can still be
 * written to. A room above hangs one as a bean and lets go of what it keeps for them.
 */
public interface Forgotten {
  void forgotten(Occasion occasion, long volunteer);
}
