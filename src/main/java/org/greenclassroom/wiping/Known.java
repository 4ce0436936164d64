package org.greenclassroom.wiping;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one drive, by whoever knew it. Serial numbers are compared without blanks and
 * hyphens, sizes with the slack that lists have (256 GB is 256 060 514 304 bytes, or 238 GiB).
 */
record Known(@Nullable String serial, @Nullable String model, @Nullable Long bytes) {
  private static final double SLACK = 0.08;

  boolean hasSerial() {
    return serial != null;
  }

  boolean sameSerial(Known other) {
    return serial != null && other.serial != null && normal(serial).equals(normal(other.serial));
  }

  /** Nothing speaks against the same size. */
  boolean fits(Known other) {
    if (bytes == null || other.bytes == null) return true;
    double larger = Math.max(bytes, other.bytes);
    return Math.abs(bytes - other.bytes) <= larger * SLACK;
  }

  static String normal(String serial) {
    return Normalizer.normalize(serial, Normalizer.Form.NFKC)
        .toUpperCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
