package org.greenclassroom.lists;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Forms of a written text: as kept, and as compared. */
public final class Text {
  private static final Pattern EDGES =
      Pattern.compile("^[\\s\\u00a0\\u3000\\u200b\\ufeff]+|[\\s\\u00a0\\u3000\\u200b\\ufeff]+$");
  static final Pattern LINE_BREAKS = Pattern.compile("[\\r\\n\\u000b\\f\\u0085\\u2028\\u2029]+");
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\ufffe\\uffff]");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NO_LETTER_OR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Text() {}

  /** Without blanks at either end, also the full-width and the invisible ones. */
  public static String strip(String text) {
    return EDGES.matcher(text).replaceAll("");
  }

  /** On one line, without control characters (PostgreSQL keeps no U+0000), else as written. */
  public static String clean(String text) {
    var oneLine = LINE_BREAKS.matcher(strip(text)).replaceAll(" ");
    return strip(CONTROLS.matcher(oneLine.replace('\t', ' ')).replaceAll(""));
  }

  /** For comparing words: NFKC, no accents, no punctuation, lower case. */
  public static String word(String text) {
    var plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
    plain = MARKS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFKD)).replaceAll("");
    return NO_LETTER_OR_DIGIT.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
  }

  /** For showing a part of a hostile cell. */
  public static String cut(String text, int length) {
    return text.codePointCount(0, text.length()) <= length
        ? text
        : text.substring(0, text.offsetByCodePoints(0, length - 1)) + "…";
  }
}
