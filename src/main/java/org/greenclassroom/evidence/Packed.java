package org.greenclassroom.evidence;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** A body that came compressed: gzip, or zlib as agents send it. Opened once, within fences. */
final class Packed {
  /** Inventories shrink to about a tenth; what shrinks to a two-hundredth was made to hurt. */
  private static final int HIGHEST_RATIO = 200;

  private static final int NO_BOMB_BELOW = 1024 * 1024;

  private Packed() {}

  static boolean isPacked(byte[] bytes) {
    if (bytes.length < 4) return false;
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    if (first == 'P' && second == 'K' && bytes[2] == 3 && bytes[3] == 4) return true;
    return isGzip(first, second) || isZlib(first, second) && looksBinary(bytes);
  }

  static byte[] opened(byte[] bytes) {
    int first = bytes[0] & 0xff;
    if (first == 'P') throw new Unreadable("packed");
    var body = new ByteArrayInputStream(bytes);
    try (InputStream in =
        first == 0x1f ? new GZIPInputStream(body) : new InflaterInputStream(body)) {
      var out = new ByteArrayOutputStream(Math.min(bytes.length * 8, Text.MOST_BYTES));
      var piece = new byte[64 * 1024];
      for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
        out.write(piece, 0, n);
        if (out.size() > Text.MOST_BYTES
            || out.size() > NO_BOMB_BELOW && out.size() / HIGHEST_RATIO > bytes.length)
          throw new Unreadable("bomb");
      }
      var opened = out.toByteArray();
      if (isPacked(opened)) throw new Unreadable("packed");
      return opened;
    } catch (IOException _) {
      throw new Unreadable("packed-broken");
    }
  }

  private static boolean isGzip(int first, int second) {
    return first == 0x1f && second == 0x8b;
  }

  /** A zlib head is two bytes that are a multiple of 31; "x^" in a text is one, too. */
  private static boolean isZlib(int first, int second) {
    return first == 0x78 && (first << 8 | second) % 31 == 0;
  }

  private static boolean looksBinary(byte[] bytes) {
    for (int i = 0; i < Math.min(bytes.length, 64); i++) {
      int b = bytes[i] & 0xff;
      if (b < ' ' && b != '\n' && b != '\r' && b != '\t' || b >= 0x7f) return true;
    }
    return false;
  }
}
