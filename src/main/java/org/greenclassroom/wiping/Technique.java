package org.greenclassroom.wiping;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What was done to a drive. */
public enum Technique {
  /** Written over from the computer, sector by sector. */
  OVERWRITE,
  /** The drive's own ATA command. */
  SECURE_ERASE,
  ENHANCED_SECURE_ERASE,
  /** The drive's own sanitize command, by kind. */
  SANITIZE_OVERWRITE,
  BLOCK_ERASE,
  CRYPTO_ERASE,
  /** NVMe format with user data erase. */
  FORMAT,
  DRILLED,
  CRUSHED,
  SHREDDED,
  MELTED;

  /** What a tool calls its method; whatever we do not know is taken for the least. */
  static Technique of(@Nullable String method) {
    var words = method == null ? "" : method.toLowerCase(Locale.ROOT).replace('_', ' ');
    if (words.contains("crypto")) return CRYPTO_ERASE;
    if (words.contains("block erase")) return BLOCK_ERASE;
    if (words.contains("sanitize") && words.contains("overwrite")) return SANITIZE_OVERWRITE;
    if (words.contains("enhanced") && words.contains("erase")) return ENHANCED_SECURE_ERASE;
    if (words.contains("secure erase") || words.contains("security erase")) return SECURE_ERASE;
    if (words.contains("nvme") && words.contains("format")) return FORMAT;
    return OVERWRITE;
  }

  static Technique of(Destruction method) {
    return switch (method) {
      case DRILLED -> DRILLED;
      case CRUSHED -> CRUSHED;
      case SHREDDED -> SHREDDED;
      case MELTED -> MELTED;
    };
  }

  /**
   * The category of this technique on this medium. What the drive itself does to its cells is
   * Purge; what only passes through its interface is Clear, on flash as on disks. A block erase of
   * something that is no flash, or that nobody knows, is not believed to be more.
   */
  Category category(Medium medium) {
    return switch (this) {
      case OVERWRITE, SECURE_ERASE, FORMAT -> Category.CLEAR;
      case ENHANCED_SECURE_ERASE, SANITIZE_OVERWRITE ->
          medium == Medium.UNKNOWN ? Category.CLEAR : Category.PURGE;
      case BLOCK_ERASE, CRYPTO_ERASE -> medium.isFlash() ? Category.PURGE : Category.CLEAR;
      case DRILLED, CRUSHED, SHREDDED, MELTED -> Category.DESTROY;
    };
  }

  boolean isByInterface() {
    return this == OVERWRITE;
  }
}
