package org.greenclassroom.applications;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * A photograph without what a telephone writes into it: the place, the time, the camera. Where no
 * script drew it anew, this is done here. How it must be turned stays. Pure.
 */
final class Bare {
  private static final int APP1 = 0xE1;
  private static final int APP15 = 0xEF;
  private static final int COMMENT = 0xFE;
  private static final int SCAN = 0xDA;
  private static final int COLOURS = 0xE2;
  private static final int ADOBE = 0xEE;
  private static final Set<String> NEEDLESS = Set.of("tEXt", "zTXt", "iTXt", "eXIf", "tIME");

  private Bare() {}

  static byte[] of(byte[] bytes, String mediaType) {
    try {
      return mediaType.equals("image/jpeg") ? jpeg(bytes) : png(bytes);
    } catch (ArrayIndexOutOfBoundsException cutShort) {
      return bytes; // no whole picture: nothing in it can be read
    }
  }

  private static byte[] jpeg(byte[] bytes) {
    var out = new ByteArrayOutputStream(bytes.length);
    out.write(bytes, 0, 2);
    int at = 2;
    int turn = 1;
    var rest = new ByteArrayOutputStream(bytes.length);
    while (at + 4 <= bytes.length && (bytes[at] & 0xFF) == 0xFF) {
      int marker = bytes[at + 1] & 0xFF;
      if (marker == SCAN) break;
      int length = 2 + word(bytes, at + 2);
      if (marker == APP1) turn = Math.max(turn, turn(bytes, at + 4, at + length));
      boolean kept =
          marker == COLOURS
              || marker == ADOBE
              || ((marker < APP1 || marker > APP15) && marker != COMMENT);
      if (kept) rest.write(bytes, at, length);
      at += length;
    }
    rest.write(bytes, at, bytes.length - at);
    if (turn > 1) out.writeBytes(onlyTurned(turn));
    out.writeBytes(rest.toByteArray());
    return out.toByteArray();
  }

  /** The orientation (Exif 2.32, tag 0x0112) in this segment; 1 where it says nothing. */
  private static int turn(byte[] bytes, int from, int to) {
    if (to - from < 20 || bytes[from] != 'E' || bytes[from + 1] != 'x') return 1;
    int tiff = from + 6;
    boolean little = bytes[tiff] == 'I';
    int table = tiff + number(bytes, tiff + 4, 4, little);
    int entries = number(bytes, table, 2, little);
    for (int i = 0; i < entries && table + 14 + 12 * i <= to; i++) {
      int entry = table + 2 + 12 * i;
      if (number(bytes, entry, 2, little) != 0x0112) continue;
      int turn = number(bytes, entry + 8, 2, little);
      return turn >= 1 && turn <= 8 ? turn : 1;
    }
    return 1;
  }

  /** An Exif segment that says nothing but how the picture is turned. */
  private static byte[] onlyTurned(int turn) {
    return new byte[] {
      (byte) 0xFF,
      (byte) APP1,
      0,
      34,
      'E',
      'x',
      'i',
      'f',
      0,
      0,
      'M',
      'M',
      0,
      42,
      0,
      0,
      0,
      8,
      0,
      1,
      1,
      0x12,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      (byte) turn,
      0,
      0,
      0,
      0,
      0,
      0
    };
  }

  private static byte[] png(byte[] bytes) {
    var out = new ByteArrayOutputStream(bytes.length);
    out.write(bytes, 0, Math.min(8, bytes.length));
    int at = 8;
    while (at + 12 <= bytes.length) {
      int length = number(bytes, at, 4, false) + 12;
      if (length < 12 || at + length > bytes.length) break;
      var name = new String(bytes, at + 4, 4, StandardCharsets.US_ASCII);
      if (!NEEDLESS.contains(name)) out.write(bytes, at, length);
      at += length;
    }
    out.write(bytes, at, bytes.length - at);
    return out.toByteArray();
  }

  private static int word(byte[] bytes, int at) {
    return number(bytes, at, 2, false);
  }

  private static int number(byte[] bytes, int at, int length, boolean little) {
    int number = 0;
    for (int i = 0; i < length; i++)
      number = number << 8 | (bytes[little ? at + length - 1 - i : at + i] & 0xFF);
    return number;
  }
}
