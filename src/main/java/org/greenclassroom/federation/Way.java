package org.greenclassroom.federation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;

/** Somebody who vouches for people: sent there, one comes back with a code. */
sealed interface Way permits OpenId, WeCom {
  /** As it stands in addresses. */
  String name();

  /** As people call it. */
  String label();

  /** Within it, a subject is the same person for ever. */
  String issuer();

  /**
   * Where to send somebody; what comes back must match what is now kept in the session.
   *
   * @param anew they must show over there once more who they are, as far as it can be asked for
   */
  URI begin(HttpServletRequest request, HttpServletResponse response, boolean anew);

  /** Whether this answers what was begun here in this browser. */
  boolean isBegun(HttpServletRequest request);

  /** Whom it vouches for, or a refusal. Nobody finishes what was not begun here, or twice. */
  Vouched finish(HttpServletRequest request, HttpServletResponse response);
}
