package org.greenclassroom.labels;

import java.time.Instant;
import java.util.List;
import org.greenclassroom.custody.Tag;

/**
 * Tags that are to be printed together.
 *
 * @param what number of the lot or slip; empty where that says nothing
 */
record Batch(long batch, Source source, String what, List<Tag> tags, Instant madeAt) {
  /** Where its tags come from. */
  enum Source {
    LOT,
    SLIP,
    FILTER,
    LIST,
    ROLL
  }
}
