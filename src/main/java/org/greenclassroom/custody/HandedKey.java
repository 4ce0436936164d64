package org.greenclassroom.custody;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One key of the book took over from another.
 *
 * @param former the public half of the one before
 * @param key the public half of the one that took over
 * @param lastCheckpoint the last that the former may have sealed
 * @param seals SHA-256 over all seals up to that one
 * @param formerSignature null: the former was lost, and the house vouches for what it found
 * @param signature by the key that took over
 */
record HandedKey(
    Instant handedAt,
    String former,
    String key,
    long lastCheckpoint,
    String seals,
    @Nullable String formerSignature,
    String signature) {
  /** What both sign. */
  static String text(
      Instant handedAt, String former, String key, long lastCheckpoint, String seals) {
    return String.join(
        "\n",
        "green-classroom/handed-key/1",
        Canon.time(handedAt),
        former,
        key,
        Long.toString(lastCheckpoint),
        seals);
  }

  boolean isSound() {
    var text = text(handedAt, former, key, lastCheckpoint, seals);
    return SealKey.signed(key, text, signature)
        && (formerSignature == null || SealKey.signed(former, text, formerSignature));
  }
}
