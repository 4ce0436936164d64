package org.greenclassroom.papers;

import jakarta.servlet.http.HttpServletRequest;
import org.greenclassroom.frame.Signed;

/**
 * Reads a signature from a form: drawn, scanned, or the typed name with a box that says so, for
 * whoever cannot draw.
 */
final class SignatureForm {
  static final String FIELD = "signer";
  static final String TYPED = "typedCounts";

  private SignatureForm() {}

  static Signature read(HttpServletRequest request, Object whose) {
    if ("true".equals(request.getParameter(TYPED))) {
      var name = request.getParameter(FIELD + "Name");
      return Signature.typed(name == null ? "" : name);
    }
    var signed = Signed.from(request, FIELD, whose);
    return new Signature(signed.name(), signed.image(), signed.mediaType());
  }
}
