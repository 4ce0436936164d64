package org.greenclassroom.usage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A piece as a file ({@code .gitc}): gzip over one line that says its id and its signature, and
 * then exactly the bytes of the piece.
 *
 * @param signature null: it has none
 */
record Bundle(String id, byte[] body, @Nullable String signature) {
  private static final int LONGEST_LINE = 1_000;
  private static final JsonMapper JSON = JsonMapper.shared();

  static Bundle read(byte[] file) {
    try {
      var bytes = Unpacked.of(file);
      int end = 0;
      while (end < Math.min(bytes.length, LONGEST_LINE) && bytes[end] != '\n') end++;
      if (end == bytes.length || bytes[end] != '\n') throw new Refusal("usage.refusal.no-bundle");
      var head = JSON.readTree(new String(bytes, 0, end, StandardCharsets.UTF_8));
      var id = head.path("batch").asString("");
      if (head.path("gitc").asInt(0) != 1 || !id.matches("[0-9a-f]{64}"))
        throw new Refusal("usage.refusal.no-bundle");
      var signature = head.path("signature");
      return new Bundle(
          id,
          Arrays.copyOfRange(bytes, end + 1, bytes.length),
          signature.isString() ? signature.asString() : null);
    } catch (IOException | JacksonException broken) {
      throw new Refusal("usage.refusal.no-bundle");
    }
  }
}
