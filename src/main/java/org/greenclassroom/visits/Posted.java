package org.greenclassroom.visits;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A whole sheet as a browser without scripts posts it.
 *
 * @param pictures by the item they answer
 */
record Posted(Map<String, String[]> fields, Map<String, List<byte[]>> pictures) {
  UUID key() {
    try {
      return UUID.fromString(String.valueOf(text("visit")));
    } catch (IllegalArgumentException other) {
      throw new Refusal("frame.refusal.missing", "visit");
    }
  }

  long whole(String name) {
    try {
      return Long.parseLong(String.valueOf(text(name)));
    } catch (NumberFormatException other) {
      throw new Refusal("frame.refusal.missing", name);
    }
  }

  @Nullable String text(String name) {
    var typed = fields.get(name);
    return typed == null || typed.length == 0 || typed[0].isBlank() ? null : typed[0].strip();
  }
}
