package org.greenclassroom.dismantling;

import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** A paper of a plant as a file: PDF, PNG or JPEG, known by its first bytes and not by its name. */
public record Scan(byte[] bytes, String name, String mediaType) {
  /** Reads what was sent; a file that was not chosen arrives empty. */
  public static Scan of(byte[] bytes, @Nullable String name) {
    if (bytes.length == 0) throw new Refusal("dismantling.refusal.no-file");
    if (bytes.length > Files.LARGEST)
      throw new Refusal(Refusal.Kind.TOO_LARGE, "frame.refusal.too-large");
    var mediaType = mediaTypeOf(bytes);
    if (mediaType == null) throw new Refusal("dismantling.refusal.file-kind");
    return new Scan(bytes, name == null || name.isBlank() ? "scan" : name, mediaType);
  }

  private static @Nullable String mediaTypeOf(byte[] bytes) {
    if (begins(bytes, '%', 'P', 'D', 'F', '-')) return "application/pdf";
    if (begins(bytes, 0x89, 'P', 'N', 'G')) return "image/png";
    if (begins(bytes, 0xff, 0xd8, 0xff)) return "image/jpeg";
    return null;
  }

  private static boolean begins(byte[] bytes, int... first) {
    if (bytes.length < first.length) return false;
    for (int i = 0; i < first.length; i++) if ((bytes[i] & 0xff) != first[i]) return false;
    return true;
  }
}
