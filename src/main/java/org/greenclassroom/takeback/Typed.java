package org.greenclassroom.takeback;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What came from a scanner, a keyboard or a pasted list. Pure. */
final class Typed {
  private static final Pattern BETWEEN_LINES = Pattern.compile("[\\r\\n\\t,;，；、]+");
  private static final Pattern LIKE_A_TAG = Pattern.compile("[0-9A-Za-z]{4}[-–_ ]?[0-9A-Za-z]{4}");
  private static final int LONGEST = 100;

  private Typed() {}

  /** One entry per line, comma or semicolon; at most as many as a very large room has. */
  static List<String> entries(String typed) {
    return Arrays.stream(BETWEEN_LINES.split(typed))
        .map(Typed::cleaned)
        .filter(one -> !one.isEmpty())
        .distinct()
        .limit(1_000)
        .toList();
  }

  /** It has the length and the letters of a tag, though the check character may not fit. */
  static boolean readsLikeATag(String entry) {
    return LIKE_A_TAG.matcher(entry).matches();
  }

  private static String cleaned(String entry) {
    var text = entry.replaceAll("\\p{Cntrl}", "").strip();
    int slash = text.lastIndexOf('/'); // a scanner sends the whole address of the QR code
    if (text.contains("://")) text = text.substring(slash + 1);
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }
}
