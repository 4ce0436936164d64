package org.greenclassroom.evidence;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Hardware addresses of network cards, while they are on their way to being hashed. */
final class Macs {
  private Macs() {}

  /** Written as an address is, with its five colons or hyphens. */
  static boolean isMac(String text) {
    return text.length() == 17 && text.matches("[0-9A-Fa-f]{2}([:-][0-9A-Fa-f]{2}){5}");
  }

  /** In one spelling; null unless it is one that a maker gave to one card. */
  static @Nullable String real(@Nullable String text) {
    if (text == null) return null;
    var hex = text.strip().toLowerCase(Locale.ROOT).replace(":", "").replace("-", "");
    if (!hex.matches("[0-9a-f]{12}") || hex.matches("0*|f*")) return null;
    // The two low bits of the first octet: a group, or an address that software made up.
    return (Integer.parseInt(hex.substring(0, 2), 16) & 3) == 0 ? hex : null;
  }
}
