package org.greenclassroom.collection;

import org.jspecify.annotations.Nullable;

/**
 * Pieces of one class.
 *
 * @param expected null: nobody expected any
 * @param counted null: nobody counted any
 */
record Line(ThingClass thingClass, @Nullable Integer expected, @Nullable Integer counted) {
  /** What is there less than expected, or more; null while one of the two is unknown. */
  public @Nullable Integer difference() {
    return counted == null ? null : counted - (expected == null ? 0 : expected);
  }
}
