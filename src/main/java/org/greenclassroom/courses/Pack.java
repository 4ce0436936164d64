package org.greenclassroom.courses;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Files of a version for a USB stick.
 *
 * @param sealedAt null: files may still be added
 * @param sha256 of its manifest; null: not sealed
 */
public record Pack(
    long pack,
    long version,
    String name,
    int number,
    Instant madeAt,
    @Nullable Instant sealedAt,
    @Nullable String sha256,
    int files,
    long bytes) {
  public boolean isSealed() {
    return sealedAt != null;
  }

  public String called() {
    return name + "-" + number;
  }

  /** One of its files. */
  public record File(String path, String sha256, long bytes) {}
}
