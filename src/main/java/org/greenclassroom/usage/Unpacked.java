package org.greenclassroom.usage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.greenclassroom.kernel.Refusal;

/** Gzip or as it is, within the fence: a small parcel may unpack to the size of a house. */
final class Unpacked {
  private Unpacked() {}

  static byte[] of(byte[] raw) throws IOException {
    boolean packed = raw.length > 2 && raw[0] == (byte) 0x1f && raw[1] == (byte) 0x8b;
    if (!packed) return fenced(raw);
    try (var unpacking = new GZIPInputStream(new ByteArrayInputStream(raw))) {
      return fenced(unpacking.readNBytes(PieceReader.MOST_BYTES + 1));
    }
  }

  private static byte[] fenced(byte[] body) {
    if (body.length > PieceReader.MOST_BYTES)
      throw new Refusal(
          Refusal.Kind.TOO_LARGE, "usage.refusal.too-large", PieceReader.MOST_BYTES / 1024 / 1024);
    return body;
  }
}
