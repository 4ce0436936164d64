package org.greenclassroom.dismantling;

import org.jspecify.annotations.Nullable;

/**
 * How a batch leaves.
 *
 * @param carrier the partner who drives: a carrier, or the plant itself; null where nobody says
 * @param vehicle its number plate
 * @param manifest number of the transfer manifest
 * @param copy of the manifest
 */
public record Leaving(
    @Nullable Long carrier,
    @Nullable String vehicle,
    @Nullable String manifest,
    @Nullable Scan copy) {
  /** Nothing of it was written down. */
  public static final Leaving UNSAID = new Leaving(null, null, null, null);
}
