package org.greenclassroom.labels;

import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;

/**
 * What one label says.
 *
 * @param about kind, maker and model; empty for a tag that no device wears yet
 * @param part on which part of a computer it belongs; null for the only one
 */
record Label(Tag tag, String about, @Nullable Part part) {
  /** A computer that is taken apart keeps its parts together by their labels. */
  enum Part {
    BODY,
    INSIDE,
    ADAPTER
  }
}
