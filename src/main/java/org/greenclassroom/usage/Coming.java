package org.greenclassroom.usage;

import java.time.Duration;
import org.greenclassroom.agents.Collecting;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;

/**
 * A piece that was read and whose signature was checked, on its way into the tables.
 *
 * @param file whether it came as a file
 * @param ahead seconds by which its sender's clock is ahead of ours; null: nobody knows
 * @param signer the collector that signed it; null: a computer spoke itself
 */
record Coming(
    Occasion occasion,
    String id,
    Piece piece,
    boolean file,
    @Nullable Integer ahead,
    @Nullable Collecting signer) {

  static Coming of(Occasion occasion, Batches.Sent sent, Piece piece, @Nullable Collecting signer) {
    var sentAt = sent.sentAt();
    return new Coming(
        occasion,
        sent.id(),
        piece,
        sent.file(),
        sentAt == null || sent.file()
            ? null
            : (int)
                Math.clamp(
                    Duration.between(occasion.now(), sentAt).toSeconds(),
                    -Integer.MAX_VALUE,
                    Integer.MAX_VALUE),
        signer);
  }
}
