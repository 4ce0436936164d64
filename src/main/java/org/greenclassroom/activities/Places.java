package org.greenclassroom.activities;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who knows how many places are free. A room above hangs one as a bean. */
public interface Places {
  /**
   * By slot, of these days; a slot that is missing is as free as it is large.
   *
   * @param activities all that a page shows, in one question
   */
  Map<Long, Free> free(Collection<Long> activities);

  /**
   * What is left of a slot.
   *
   * @param free places
   * @param waiting people on its waiting list
   * @param path where one asks for a place; null: nowhere
   */
  record Free(int free, int waiting, @Nullable String path) {}
}
