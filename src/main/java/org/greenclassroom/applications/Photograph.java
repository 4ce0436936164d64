package org.greenclassroom.applications;

import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** A photograph of the room, without people. */
record Photograph(String name, String mediaType, byte[] bytes) {
  /** A telephone's own photograph, where no script made it small. */
  static final int LARGEST = 8 * 1024 * 1024;

  static final int MOST = 6;

  /**
   * One that is on file.
   *
   * @param size in bytes
   */
  record Kept(long photograph, String name, String mediaType, long size) {
    public long kilobytes() {
      return Math.max(1, size / 1024);
    }
  }

  static Photograph of(byte[] bytes, @Nullable String name) {
    var called = name == null || name.isBlank() ? "photo" : name;
    if (called.length() > 120) called = called.substring(called.length() - 120);
    if (bytes.length > LARGEST)
      throw new Refusal(Refusal.Kind.TOO_LARGE, "applications.refusal.photo-large", called);
    var type = Files.typeOf(bytes);
    if (!type.startsWith("image/")) throw new Refusal("applications.refusal.photo-kind", called);
    return new Photograph(called, type, Bare.of(bytes, type));
  }
}
