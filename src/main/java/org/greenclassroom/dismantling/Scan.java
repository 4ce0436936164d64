package org.greenclassroom.dismantling;

import java.io.IOException;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** A paper of a plant as a file: PDF, PNG or JPEG, known by its first bytes and not by its name. */
public record Scan(byte[] bytes, String name, String mediaType) {
  public static Scan of(MultipartFile file) {
    if (file.isEmpty()) throw new Refusal("dismantling.refusal.no-file");
    if (file.getSize() > Files.LARGEST)
      throw new Refusal(Refusal.Kind.TOO_LARGE, "frame.refusal.too-large");
    try {
      var bytes = file.getBytes();
      var mediaType = mediaTypeOf(bytes);
      if (mediaType == null) throw new Refusal("dismantling.refusal.file-kind");
      var name = file.getOriginalFilename();
      return new Scan(bytes, name == null || name.isBlank() ? "scan" : name, mediaType);
    } catch (IOException unreadable) {
      throw new Refusal("frame.refusal.unreadable-body");
    }
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
