package org.greenclassroom.signin;

import jakarta.servlet.http.HttpServletRequest;

/** The secret that a set-up page shows: the same until the app's first code is right. */
final class FreshSecret {
  private static final String NAME = "second-factor.fresh";

  private FreshSecret() {}

  static byte[] of(HttpServletRequest request, SecondFactors factors) {
    var session = request.getSession();
    if (session.getAttribute(NAME) instanceof byte[] kept) return kept;
    var fresh = factors.freshSecret();
    session.setAttribute(NAME, fresh);
    return fresh;
  }

  static void forget(HttpServletRequest request) {
    request.getSession().removeAttribute(NAME);
  }
}
