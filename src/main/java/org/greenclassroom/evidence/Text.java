package org.greenclassroom.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A file as text: strict UTF-8, or one byte per character where that fails; fenced. */
record Text(String all) {
  static final int MOST_BYTES = 20 * 1024 * 1024;
  static final Text NONE = new Text("");

  /** A log may hold a few stray bytes (a drive's own rubbish); more than this share is no text. */
  private static final int ONE_STRAY_IN = 200;

  static Text of(byte[] bytes) {
    int stray = 0;
    boolean markup = bytes[0] == '<';
    for (byte b : bytes) {
      if (b == 0 && !markup) throw new Unreadable("binary");
      if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' || b == 0x7f) stray++;
    }
    // Old lshw wrote whatever a module's chip held into its XML; the fence behind makes it legal.
    int most = markup ? bytes.length / 10 : Math.max(8, bytes.length / ONE_STRAY_IN);
    if (stray > most) throw new Unreadable("binary");
    return checked(decode(bytes));
  }

  /** Text that was already decoded. */
  static Text of(String decoded) {
    if (decoded.indexOf('\0') >= 0) throw new Unreadable("binary");
    return checked(decoded);
  }

  private static Text checked(String text) {
    var unmarked = text.startsWith("\ufeff") ? text.substring(1) : text;
    if (unmarked.isBlank()) throw new Unreadable("empty");
    return new Text(unmarked);
  }

  List<String> lines() {
    return all.lines().toList();
  }

  private static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException _) {
      return new String(bytes, Charset.forName("ISO-8859-1"));
    }
  }
}
