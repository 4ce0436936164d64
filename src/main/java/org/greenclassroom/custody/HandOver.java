package org.greenclassroom.custody;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of hands as it is asked for.
 *
 * @param from the partner who gives
 * @param to the partner who takes; they answer for it from now on
 * @param place the site where it now is; null when only the holder is known (a truck)
 * @param seal number of the seal on the truck or pallet
 * @param giver who signed for giving; null for a one-sided hand-over, shown as a half stamp
 * @param taker who signed for taking; null likewise
 */
public record HandOver(
    long from,
    long to,
    @Nullable Long place,
    Instant occurredAt,
    @Nullable String seal,
    @Nullable Signature giver,
    @Nullable Signature taker) {

  /**
   * A name and what was drawn or scanned.
   *
   * @param image PNG, JPEG or PDF; null when only the name was given (the API of a partner)
   */
  public record Signature(String name, byte @Nullable [] image, @Nullable String mediaType) {}
}
