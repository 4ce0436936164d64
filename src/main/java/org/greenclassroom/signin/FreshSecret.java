package org.greenclassroom.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;

/** The secret that a set-up page shows: the same until the app's first code is right. */
final class FreshSecret {
  private static final String NAME = "second-factor.fresh";

  private FreshSecret() {}

  /** Shown to one account: whoever uses the same browser next gets another. */
  private record Shown(long account, byte[] secret) implements Serializable {}

  static byte[] of(HttpServletRequest request, SecondFactors factors, long account) {
    var session = request.getSession();
    if (session.getAttribute(NAME) instanceof Shown kept && kept.account() == account)
      return kept.secret();
    var fresh = factors.freshSecret();
    session.setAttribute(NAME, new Shown(account, fresh));
    return fresh;
  }

  static void forget(HttpServletRequest request) {
    request.getSession().removeAttribute(NAME);
  }
}
