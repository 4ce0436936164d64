package org.greenclassroom.past;

/** How an import stands to what was declared before it. */
enum Difference {
  /** Nothing was declared of this yet. */
  NEW,
  /** The same was: it counts once, from the earlier source. */
  SAME,
  /** Something else was: the earlier source counts, and it is a contradiction. */
  OTHERWISE
}
