package org.greenclassroom.repair;

import org.jspecify.annotations.Nullable;

/**
 * What is in the machine. Null is unknown, never zero.
 *
 * @param madeIn the year on its plate
 */
record Setup(@Nullable Integer madeIn, @Nullable Integer memoryMb, @Nullable Integer diskGb) {
  static final Setup UNKNOWN = new Setup(null, null, null);
}
