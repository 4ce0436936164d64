package org.greenclassroom.papers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signature as it was set under a paper.
 *
 * @param how on the screen, by a link from a letter, or by hand on paper
 * @param by the account that was signed in; null: a link, nobody was
 * @param paperHash what was signed
 * @param name of the person; null once it was forgotten
 * @param image what was drawn; null: typed, a scan, or forgotten
 * @param scan its number; null without one
 */
record Seal(
    long signature,
    String role,
    How how,
    Instant signedAt,
    Instant recordedAt,
    @Nullable Long by,
    String paperHash,
    @Nullable String name,
    byte @Nullable [] image,
    @Nullable String mediaType,
    @Nullable Long scan) {
  /** The way a signature came. */
  enum How {
    SCREEN,
    LINK,
    SCAN
  }

  /** The drawing as a page shows it; null: nothing was drawn. */
  public @Nullable String picture() {
    return image == null || mediaType == null || !mediaType.startsWith("image/")
        ? null
        : "data:" + mediaType + ";base64," + java.util.Base64.getEncoder().encodeToString(image);
  }
}
