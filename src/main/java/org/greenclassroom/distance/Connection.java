package org.greenclassroom.distance;

import java.net.URI;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * How a session is reached.
 *
 * @param link an address; a number to call where it is by telephone; empty: not known yet
 * @param backup what to do when the line fails
 * @param host the adult who opens the meeting
 */
record Connection(Platform platform, String link, String passCode, String backup, String host) {
  private static final int LONGEST = 500;

  /** An address that may be shown as a link: https and a host, nothing else. */
  static String link(@Nullable String typed) {
    var said = typed == null ? "" : typed.strip();
    if (said.isEmpty()) return "";
    try {
      var address = URI.create(said);
      if ("https".equalsIgnoreCase(address.getScheme())
          && address.getHost() != null
          && address.getUserInfo() == null
          && said.length() <= LONGEST) return said;
    } catch (IllegalArgumentException unreadable) {
      // said below
    }
    throw new Refusal("distance.refusal.link", said);
  }
}
