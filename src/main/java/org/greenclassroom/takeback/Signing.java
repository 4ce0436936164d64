package org.greenclassroom.takeback;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.frame.Signed;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** Signatures and photographs of a sheet, from the queue of its page or from a form. */
final class Signing {
  private Signing() {}

  /** Who signed, from the queue. */
  record SignedIn(@Nullable String name, @Nullable String drawn) {}

  /** Drawn, or, for whoever cannot draw, the name alone. */
  static HandOver.Signature of(@Nullable SignedIn in, Object whose) {
    if (in == null || in.name() == null || in.name().isBlank())
      throw new Refusal("frame.refusal.signature-name", whose);
    if (in.drawn() == null || in.drawn().isBlank())
      return new HandOver.Signature(in.name().strip(), null, null);
    return handed(Signed.drawn(in.name(), in.drawn(), whose));
  }

  /** Drawn, scanned, or the name alone. */
  static HandOver.Signature of(HttpServletRequest request, String side, Object whose) {
    var name = request.getParameter(side + "Name");
    if (name == null || name.isBlank()) throw new Refusal("frame.refusal.signature-name", whose);
    var drawn = request.getParameter(side + "Drawn");
    if ((drawn == null || drawn.isBlank()) && files(request, side + "Scan").isEmpty())
      return new HandOver.Signature(name.strip(), null, null);
    return handed(Signed.from(request, side, whose));
  }

  static HandOver.Signature handed(Signed signed) {
    return new HandOver.Signature(signed.name(), signed.image(), signed.mediaType());
  }

  /** The files of this field that are not empty. */
  static List<byte[]> files(HttpServletRequest request, String field) {
    var all = new ArrayList<byte[]>();
    var type = request.getContentType();
    if (type == null || !type.startsWith("multipart/")) return all;
    try {
      for (var part : request.getParts())
        if (part.getName().equals(field) && part.getSize() > 0)
          try (var stream = part.getInputStream()) {
            all.add(stream.readAllBytes());
          }
    } catch (IOException | ServletException unreadable) {
      throw new Refusal("frame.refusal.unreadable-body");
    }
    return all;
  }
}
