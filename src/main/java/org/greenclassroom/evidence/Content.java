package org.greenclassroom.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A file as the readers see it: unpacked, decoded, and parsed at most once, each within fences. A
 * reader asks for the shape it needs and gets nothing where the file has another.
 */
final class Content {
  private static final byte[] EDID = {0, -1, -1, -1, -1, -1, -1, 0};

  private final byte[] bytes;
  private final @Nullable Text text;
  private @Nullable JsonNode json;
  private @Nullable Element xml;
  private boolean xmlTried;
  private @Nullable String broken;

  private Content(byte[] bytes, @Nullable Text text) {
    this.bytes = bytes;
    this.text = text;
  }

  static Content of(byte[] came) {
    if (came.length == 0) throw new Unreadable("empty");
    if (came.length > Text.MOST_BYTES) throw new Unreadable("too-large");
    var bytes = Packed.isPacked(came) ? Packed.opened(came) : came;
    if (bytes.length == 0) throw new Unreadable("empty");
    if (startsWith(bytes, EDID) || isPdf(bytes)) return new Content(bytes, null);
    var wide = wide(bytes);
    return new Content(bytes, wide == null ? Text.of(bytes) : Text.of(decoded(bytes, wide)));
  }

  byte[] bytes() {
    return bytes;
  }

  boolean isPdf() {
    return isPdf(bytes);
  }

  boolean isEdid() {
    return startsWith(bytes, EDID);
  }

  /** The text, or an empty one where the file is none. */
  Text text() {
    return text == null ? Text.NONE : text;
  }

  /** The JSON tree, or a missing node where the file is none. */
  JsonNode json() {
    if (json != null) return json;
    json = MissingNode.getInstance();
    var all = text().all();
    if (!begins(all, '{') && !begins(all, '[')) return json;
    try {
      json = Json.parse(all);
    } catch (Unreadable unreadable) {
      if (begins(all, '{') || all.strip().startsWith("[{") || all.startsWith("[["))
        broken = unreadable.reason();
    }
    return json;
  }

  /** The root of the XML tree, or null where the file is none. */
  @Nullable Element xml() {
    if (xmlTried) return xml;
    xmlTried = true;
    if (!begins(text().all(), '<')) return null;
    try {
      xml = Xml.parse(text().all());
    } catch (Unreadable unreadable) {
      broken = unreadable.reason();
    }
    return xml;
  }

  /** Why no reader knows it; asked after all of them. */
  String whyUnknown() {
    if (isPdf()) return "pdf";
    json();
    xml();
    return broken == null ? "unknown-format" : broken;
  }

  private static boolean begins(String text, char first) {
    for (int i = 0; i < text.length(); i++)
      if (!Character.isWhitespace(text.charAt(i))) return text.charAt(i) == first;
    return false;
  }

  private static boolean isPdf(byte[] bytes) {
    return startsWith(bytes, "%PDF".getBytes(StandardCharsets.US_ASCII));
  }

  private static boolean startsWith(byte[] bytes, byte[] start) {
    return bytes.length >= start.length
        && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
  }

  /** UTF-16 by its mark, or by nearly every second byte being zero. */
  private static @Nullable Charset wide(byte[] bytes) {
    if (bytes.length < 4 || bytes.length % 2 != 0) return null;
    if (bytes[0] == -1 && bytes[1] == -2) return StandardCharsets.UTF_16LE;
    if (bytes[0] == -2 && bytes[1] == -1) return StandardCharsets.UTF_16BE;
    int even = 0;
    int odd = 0;
    int seen = Math.min(bytes.length, 4096) & ~1;
    for (int i = 0; i < seen; i += 2) {
      if (bytes[i] == 0) even++;
      if (bytes[i + 1] == 0) odd++;
    }
    if (odd > seen * 0.4 && even == 0) return StandardCharsets.UTF_16LE;
    if (even > seen * 0.4 && odd == 0) return StandardCharsets.UTF_16BE;
    return null;
  }

  private static String decoded(byte[] bytes, Charset charset) {
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException _) {
      throw new Unreadable("binary");
    }
  }
}
