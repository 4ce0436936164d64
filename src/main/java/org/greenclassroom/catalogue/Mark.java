package org.greenclassroom.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended.
 *
 * @param key what its last row was sorted by; null where that is unknown
 * @param device its last row
 */
record Mark(@Nullable String key, long device) {

  String written() {
    if (key == null) return "u" + device;
    var text = key.getBytes(StandardCharsets.UTF_8);
    return "k" + device + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(text);
  }

  static @Nullable Mark parse(@Nullable String after) {
    if (after == null || after.isBlank()) return null;
    try {
      if (after.startsWith("u")) return new Mark(null, Long.parseLong(after.substring(1)));
      int dot = after.indexOf('.');
      if (!after.startsWith("k") || dot < 0) throw new IllegalArgumentException(after);
      var key = Base64.getUrlDecoder().decode(after.substring(dot + 1));
      return new Mark(
          new String(key, StandardCharsets.UTF_8), Long.parseLong(after.substring(1, dot)));
    } catch (IllegalArgumentException unreadable) {
      throw new Refusal("frame.refusal.unreadable", "after", after);
    }
  }
}
