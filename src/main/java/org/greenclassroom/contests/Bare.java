package org.greenclassroom.contests;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * Pictures and sounds inside a work, without what programs write beside them: the camera and its
 * place (EXIF), the author, a remark. The picture and the sound themselves stay bit by bit.
 */
final class Bare {
  private static final Set<String> REMARKS = Set.of("tEXt", "zTXt", "iTXt", "eXIf", "tIME");
  private static final int PNG_HEAD = 8;

  /** Where a drawing program keeps on which computer, in whose folder, a picture was made. */
  private static final String PATHS =
      "\\s(?:inkscape:export-filename|sodipodi:docname|sodipodi:docbase)\\s*=\\s*(?:\"[^\"]*+\"|'[^']*+')";

  private Bare() {}

  /** By the ending of its name; what it cannot read it gives back as it came. */
  static byte[] of(String name, byte[] bytes) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "jpg", "jpeg" -> jpeg(bytes);
      case "png" -> png(bytes);
      case "svg" -> svg(bytes);
      case "wav" -> wav(bytes);
      case "mp3" -> mp3(bytes);
      default -> bytes;
    };
  }

  /** Without segments of applications and remarks; the first (JFIF) and Adobe’s say how to read. */
  static byte[] jpeg(byte[] bytes) {
    if (!Work.begins(bytes, 0xFF, 0xD8)) return bytes;
    var out = new ByteArrayOutputStream(bytes.length);
    out.write(bytes, 0, 2);
    int at = 2;
    while (at + 4 <= bytes.length && (bytes[at] & 0xFF) == 0xFF) {
      int marker = bytes[at + 1] & 0xFF;
      int length = 2 + number(bytes, at + 2, 2, true);
      if (marker == 0xDA || at + length > bytes.length) break; // from here on it is the picture
      boolean remark = marker > 0xE0 && marker < 0xF0 && marker != 0xEE || marker == 0xFE;
      if (!remark) out.write(bytes, at, length);
      at += length;
    }
    out.write(bytes, at, bytes.length - at);
    return out.toByteArray();
  }

  private static byte[] png(byte[] bytes) {
    if (bytes.length < PNG_HEAD || !Work.begins(bytes, 0x89, 'P', 'N', 'G')) return bytes;
    return chunks(bytes, PNG_HEAD, true);
  }

  private static byte[] wav(byte[] bytes) {
    if (!Work.begins(bytes, 'R', 'I', 'F', 'F') || bytes.length < 12) return bytes;
    var bare = chunks(bytes, 12, false);
    for (int i = 0; i < 4; i++) bare[4 + i] = (byte) ((bare.length - 8) >> (8 * i));
    return bare;
  }

  /** Length, name, content, sum (PNG); or name, length, content, filled up to even (RIFF). */
  private static byte[] chunks(byte[] bytes, int head, boolean png) {
    var out = new ByteArrayOutputStream(bytes.length);
    out.write(bytes, 0, head);
    int at = head;
    while (at + 8 <= bytes.length) {
      var name = new String(bytes, png ? at + 4 : at, 4, StandardCharsets.ISO_8859_1);
      long said = number(bytes, png ? at : at + 4, 4, png) & 0xFFFFFFFFL;
      long length = 8 + said + (png ? 4 : said % 2);
      int here = (int) Math.min(length, bytes.length - at);
      boolean remark = png ? REMARKS.contains(name) : name.equals("LIST") || name.startsWith("id3");
      if (!remark) out.write(bytes, at, here);
      at += here;
    }
    if (at < bytes.length) out.write(bytes, at, bytes.length - at);
    return out.toByteArray();
  }

  /** Without ID3: a block before the sound, 128 bytes behind it. */
  private static byte[] mp3(byte[] bytes) {
    int from = 0;
    if (Work.begins(bytes, 'I', 'D', '3') && bytes.length > 10) {
      int size = 0;
      for (int i = 6; i < 10; i++) size = size << 7 | bytes[i] & 0x7F;
      from = Math.min(bytes.length, 10 + size);
    }
    int tail = Math.max(from, bytes.length - 128);
    boolean tagged =
        bytes.length - from >= 128
            && Work.begins(Arrays.copyOfRange(bytes, tail, tail + 3), 'T', 'A', 'G');
    return Arrays.copyOfRange(bytes, from, tagged ? tail : bytes.length);
  }

  private static byte[] svg(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8)
        .replaceAll("(?s)<!--.*?(?:-->|\\z)", "")
        .replaceAll("(?s)<metadata\\b[^<>]*+(?<!/)>.*?(?:</metadata\\s*+>|\\z)", "")
        .replaceAll(PATHS, "")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static int number(byte[] bytes, int at, int size, boolean bigEnd) {
    int number = 0;
    for (int i = 0; i < size; i++)
      number |= (bytes[at + i] & 0xFF) << (8 * (bigEnd ? size - 1 - i : i));
    return number;
  }
}
