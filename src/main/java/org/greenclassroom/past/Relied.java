package org.greenclassroom.past;

import java.util.Optional;

/**
 * A room above that builds upon what is declared hangs one as a bean: what it built on is not taken
 * away under it.
 */
public interface Relied {
  /**
   * What stands on this import.
   *
   * @return its name as it is read, such as a number of an edition; empty: nothing does
   */
  Optional<String> on(long imported);
}
