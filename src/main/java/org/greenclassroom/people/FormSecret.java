package org.greenclassroom.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;

/**
 * The session's own secret in a form, masked anew on every page. A forged one that unmasks to no
 * text at all is no secret; Spring Security (7.1.2) breaks on it instead of refusing.
 */
class FormSecret implements CsrfTokenRequestHandler {
  private final XorCsrfTokenRequestAttributeHandler masked =
      new XorCsrfTokenRequestAttributeHandler();

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, Supplier<CsrfToken> secret) {
    masked.handle(request, response, secret);
  }

  @Override
  public @Nullable String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken secret) {
    try {
      return masked.resolveCsrfTokenValue(request, secret);
    } catch (IllegalArgumentException unreadable) {
      return null;
    }
  }
}
