package org.greenclassroom.donations;

import java.util.Locale;
import org.greenclassroom.frame.Files;
import org.greenclassroom.frame.Photograph;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** A file that comes with an offer. */
record Enclosure(Sort sort, String name, String mediaType, byte[] bytes) {
  /** Enough for a list of a hundred thousand lines, and for a phone's photograph. */
  static final int LARGEST = 8 * 1024 * 1024;

  static final int MOST = 6;

  enum Sort {
    LIST,
    PHOTO
  }

  /**
   * One that is on file.
   *
   * @param size in bytes
   */
  record Kept(long enclosure, Sort sort, String name, String mediaType, long size) {
    public long kilobytes() {
      return Math.max(1, size / 1024);
    }
  }

  /**
   * A photograph is known by its first bytes and drawn anew, so that nothing stays of the place and
   * the camera; a list is kept as it came and read later, by hand.
   */
  static Enclosure of(Sort sort, byte[] bytes, @Nullable String name) {
    var called = name == null || name.isBlank() ? sort.name().toLowerCase(Locale.ROOT) : name;
    if (called.length() > 120) called = called.substring(called.length() - 120);
    if (bytes.length > LARGEST)
      throw new Refusal(Refusal.Kind.TOO_LARGE, "donations.refusal.enclosure-large", called);
    var type = Files.typeOf(bytes);
    if (sort == Sort.PHOTO && !type.startsWith("image/"))
      throw new Refusal("donations.refusal.photo-kind", called);
    if (sort == Sort.PHOTO)
      return new Enclosure(
          sort,
          called.replaceFirst("(?i)\\.(?:png|webp|jpeg|jpg)$", "") + ".jpg",
          "image/jpeg",
          Photograph.of(bytes).jpeg());
    return new Enclosure(sort, called, type, bytes);
  }
}
