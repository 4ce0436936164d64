package org.greenclassroom.delivery;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.frame.Signed;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** Signatures and photographs as a page's queue posts them, or a form without scripts. */
final class Signing {
  private Signing() {}

  /** Who signed, from the queue. */
  record SignedIn(@Nullable String name, @Nullable String drawn) {}

  /** A file that the queue sent before. */
  record AttachedIn(@Nullable String name, @Nullable String sha256) {}

  static List<String> hashes(@Nullable List<AttachedIn> attached) {
    var hashes = new ArrayList<String>();
    if (attached != null)
      for (var one : attached) if (one.sha256() != null) hashes.add(one.sha256());
    return hashes;
  }

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
    if ((drawn == null || drawn.isBlank()) && !hasFile(request, side + "Scan"))
      return new HandOver.Signature(name.strip(), null, null);
    return handed(Signed.from(request, side, whose));
  }

  private static HandOver.Signature handed(Signed signed) {
    return new HandOver.Signature(signed.name(), signed.image(), signed.mediaType());
  }

  private static boolean hasFile(HttpServletRequest request, String field) {
    if (!isMultipart(request)) return false;
    try {
      var part = request.getPart(field);
      return part != null && part.getSize() > 0;
    } catch (IOException | ServletException unreadable) {
      throw new Refusal("frame.refusal.unreadable-body");
    }
  }

  static List<byte[]> photos(HttpServletRequest request) {
    var all = new ArrayList<byte[]>();
    if (!isMultipart(request)) return all;
    try {
      for (var part : request.getParts())
        if (part.getName().equals("photos") && part.getSize() > 0)
          try (var stream = part.getInputStream()) {
            all.add(stream.readAllBytes());
          }
    } catch (IOException | ServletException unreadable) {
      throw new Refusal("frame.refusal.unreadable-body");
    }
    return all;
  }

  private static boolean isMultipart(HttpServletRequest request) {
    var type = request.getContentType();
    return type != null && type.startsWith("multipart/");
  }
}
