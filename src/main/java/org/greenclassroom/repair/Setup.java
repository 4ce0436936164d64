package org.greenclassroom.repair;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is in the machine and what runs on it. Null is unknown, never zero.
 *
 * @param madeIn the year on its plate
 * @param supportedUntil the last day on which its system gets security updates
 */
record Setup(
    @Nullable Integer madeIn,
    @Nullable Integer memoryMb,
    @Nullable Integer diskGb,
    @Nullable String image,
    @Nullable String imageVersion,
    @Nullable LocalDate supportedUntil) {
  static final Setup UNKNOWN = new Setup(null, null, null, null, null, null);
}
