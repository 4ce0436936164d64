package org.greenclassroom.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Name and password as an agent sends them (RFC 7617). */
public record BasicPair(String user, String password) {
  public static Optional<BasicPair> of(@Nullable String head) {
    if (head == null || !head.regionMatches(true, 0, "Basic ", 0, 6)) return Optional.empty();
    try {
      var pair =
          new String(Base64.getDecoder().decode(head.substring(6).strip()), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(new BasicPair(pair.substring(0, colon), pair.substring(colon + 1)));
    } catch (IllegalArgumentException broken) {
      return Optional.empty();
    }
  }
}
