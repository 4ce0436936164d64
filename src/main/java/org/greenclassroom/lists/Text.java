package org.greenclassroom.lists;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Forms of a written text: as kept, and as compared. */
public final class Text {
  private static final Pattern EDGES =
      Pattern.compile(
          "^[\\s\\u00a0\\u3000\\u200b-\\u200d\\u2060\\ufeff]+|[\\s\\u00a0\\u3000\\u200b-\\u200d\\u2060\\ufeff]+$");
  static final Pattern LINE_BREAKS = Pattern.compile("[\\r\\n\\u000b\\f\\u0085\\u2028\\u2029]+");
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\ufffe\\uffff]");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NO_LETTER_OR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Text() {}

  /** Without blanks at either end, also the full-width and the invisible ones. */
  public static String strip(String text) {
    return plain(text) ? text : EDGES.matcher(text).replaceAll("");
  }

  /** On one line, without control characters (PostgreSQL keeps no U+0000), else as written. */
  public static String clean(String text) {
    if (plain(text)) return text;
    var oneLine = LINE_BREAKS.matcher(strip(text)).replaceAll(" ");
    return strip(CONTROLS.matcher(oneLine.replace('\t', ' ')).replaceAll(""));
  }

  /**
   * Nothing to strip and nothing to clean, as in nearly every cell of a list: seen without regular
   * expressions.
   */
  private static boolean plain(String text) {
    int length = text.length();
    if (length == 0) return true;
    if (text.charAt(0) == ' ' || text.charAt(length - 1) == ' ') return false;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      boolean ascii = c >= ' ' && c < 0x7f;
      boolean han = c >= '\u4e00' && c <= '\u9fff';
      if (!ascii && !han) return false;
    }
    return true;
  }

  static boolean ascii(String text) {
    for (int i = 0; i < text.length(); i++) if (text.charAt(i) > 0x7f) return false;
    return true;
  }

  /** NFKC: full-width letters and digits are read as the plain ones. */
  public static String nfkc(String text) {
    return ascii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
  }

  /** For comparing words: NFKC, no accents, no punctuation, lower case. */
  public static String word(String text) {
    var plain = nfkc(text);
    if (!ascii(plain))
      plain = MARKS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFKD)).replaceAll("");
    return NO_LETTER_OR_DIGIT.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
  }

  /** For showing a part of a hostile cell. */
  public static String cut(String text, int length) {
    if (text.length() <= length) return text;
    return text.codePointCount(0, text.length()) <= length
        ? text
        : text.substring(0, text.offsetByCodePoints(0, length - 1)) + "…";
  }
}
