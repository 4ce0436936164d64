package org.greenclassroom.custody;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What checking the whole book found.
 *
 * @param intact every link holds
 * @param firstBroken the first link that does not; null when intact
 */
public record Verification(
    boolean intact,
    long devices,
    long facts,
    long checkpoints,
    @Nullable Broken firstBroken,
    Instant checkedAt) {

  /**
   * A broken link.
   *
   * @param tag the device; null when a seal itself is broken
   * @param nth which fact of its line, or which seal
   * @param reason HASH_DIFFERS, OUT_OF_ORDER, REMOVED, STATE_DIFFERS, SEAL_BROKEN,
   *     CHANGED_AFTER_SEAL, REMOVED_AFTER_SEAL, KEY_BROKEN (the key here is not the one whose turn
   *     it is, or it did not take over as its rows say)
   */
  public record Broken(@Nullable String tag, int nth, String reason) {}
}
