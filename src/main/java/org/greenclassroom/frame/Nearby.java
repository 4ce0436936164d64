package org.greenclassroom.frame;

import java.util.Set;
import org.greenclassroom.kernel.Actor;
import org.jspecify.annotations.Nullable;

/**
 * The schools of which somebody may know, for rooms that stand below the register. The room of
 * schools hangs it here.
 */
public interface Nearby {
  /** Null: all. */
  @Nullable Set<Long> schools(Actor actor);
}
