package org.greenclassroom.frame;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.Base64;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A signature as a form brings it: drawn with a finger or a mouse, or a scan of the signed paper.
 * The fields are those of {@code frame/signature :: signature}.
 *
 * @param name the name the person wrote in letters
 * @param image the drawing (PNG) or the scan (PNG, JPEG, PDF)
 * @param mediaType what the image is, found out by its content
 */
public record Signed(String name, byte[] image, String mediaType) {
  private static final int LARGEST_DRAWING = 1024 * 1024;

  /**
   * Reads what the person signed.
   *
   * @param field the name given to the fragment
   * @param whose who was asked to sign, for the refusal: a text or a constant of ours
   * @throws Refusal without a name, without a drawing or a scan, or when it is no picture
   */
  public static Signed from(HttpServletRequest request, String field, Object whose) {
    var signed = ifAny(request, field, whose);
    if (signed == null) throw new Refusal("frame.refusal.signature", whose);
    return signed;
  }

  /** The same; null when neither a name nor a drawing nor a scan came. */
  public static @Nullable Signed ifAny(HttpServletRequest request, String field, Object whose) {
    var name = text(request, field + "Name");
    var image = scan(request, field + "Scan");
    if (image == null) image = drawing(text(request, field + "Drawn"));
    if (name.isEmpty() && image == null) return null;
    if (name.isEmpty()) throw new Refusal("frame.refusal.signature-name", whose);
    if (image == null) throw new Refusal("frame.refusal.signature", whose);
    var mediaType = mediaTypeOf(image);
    if (mediaType == null) throw new Refusal("frame.refusal.signature-kind", whose);
    return new Signed(name, image, mediaType);
  }

  /** What a script of ours posts: a name and a drawing as data URL. */
  public static Signed drawn(String name, String dataUrl, Object whose) {
    if (name.isBlank()) throw new Refusal("frame.refusal.signature-name", whose);
    var image = drawing(dataUrl);
    if (image == null) throw new Refusal("frame.refusal.signature", whose);
    var mediaType = mediaTypeOf(image);
    if (mediaType == null) throw new Refusal("frame.refusal.signature-kind", whose);
    return new Signed(name.strip(), image, mediaType);
  }

  private static byte @Nullable [] drawing(String dataUrl) {
    if (dataUrl.isEmpty()) return null;
    if (dataUrl.length() > LARGEST_DRAWING * 4 / 3 + 64)
      throw new Refusal(Refusal.Kind.TOO_LARGE, "frame.refusal.too-large");
    var comma = dataUrl.indexOf(',');
    try {
      return Base64.getDecoder().decode(dataUrl.substring(comma + 1));
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }

  private static byte @Nullable [] scan(HttpServletRequest request, String field) {
    var type = request.getContentType();
    if (type == null || !type.startsWith("multipart/")) return null;
    try {
      Part part = request.getPart(field);
      if (part == null || part.getSize() == 0) return null;
      if (part.getSize() > Files.LARGEST)
        throw new Refusal(Refusal.Kind.TOO_LARGE, "frame.refusal.too-large");
      try (var stream = part.getInputStream()) {
        return stream.readAllBytes();
      }
    } catch (IOException | ServletException unreadable) {
      throw new Refusal("frame.refusal.unreadable-body");
    }
  }

  /** By its first bytes: a name's ending proves nothing. */
  private static @Nullable String mediaTypeOf(byte[] bytes) {
    if (begins(bytes, 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a)) return "image/png";
    if (begins(bytes, 0xff, 0xd8, 0xff)) return "image/jpeg";
    if (begins(bytes, '%', 'P', 'D', 'F', '-')) return "application/pdf";
    return null;
  }

  private static boolean begins(byte[] bytes, int... first) {
    if (bytes.length < first.length) return false;
    for (int i = 0; i < first.length; i++) if ((bytes[i] & 0xff) != first[i]) return false;
    return true;
  }

  private static String text(HttpServletRequest request, String field) {
    var typed = request.getParameter(field);
    return typed == null ? "" : typed.strip();
  }
}
