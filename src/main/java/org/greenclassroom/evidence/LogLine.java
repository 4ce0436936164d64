package org.greenclassroom.evidence;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One stamped line: {@code [2026/11/23 11:05:38] warning: text}. Read by position, not by pattern:
 * no line can make it slow.
 *
 * @param level empty where the line has none
 */
record LogLine(LocalDateTime at, String level, String text) {
  private static final Set<String> LEVELS =
      Set.of("debug", "info", "notice", "warning", "error", "fatal", "sanity");
  private static final int STAMP = 21;
  private static final int LONGEST = 4096;

  static @Nullable LogLine of(String line) {
    if (line.length() < STAMP || line.charAt(0) != '[' || line.charAt(STAMP - 1) != ']')
      return null;
    var at = stamp(line);
    if (at == null) return null;
    var rest = line.substring(STAMP, Math.min(line.length(), LONGEST)).strip();
    if (rest.startsWith("nwipe: ")) rest = rest.substring(7).strip();
    int colon = rest.indexOf(':');
    if (colon > 0 && LEVELS.contains(rest.substring(0, colon)))
      return new LogLine(at, rest.substring(0, colon), rest.substring(colon + 1).strip());
    return new LogLine(at, "", rest);
  }

  boolean isError() {
    return level.equals("error") || level.equals("fatal") || level.equals("sanity");
  }

  /** The device this line is about, or null. The first one named; no line names two. */
  @Nullable String device() {
    int from = text.indexOf("/dev/");
    if (from < 0) return null;
    int to = from + 5;
    while (to < text.length() && isName(text.charAt(to))) to++;
    var path = text.substring(from, to);
    return path.length() == 5 || path.equals("/dev/urandom") || path.equals("/dev/random")
        ? null
        : path;
  }

  /** All whole numbers standing before the device's name: "pass 1/3, round 1/1, on /dev/sda". */
  List<Long> numbers() {
    int device = text.indexOf("/dev/");
    return numbers(device < 0 ? text : text.substring(0, device));
  }

  static List<Long> numbers(String text) {
    var numbers = new ArrayList<Long>();
    for (int i = 0; i < text.length(); ) {
      if (!isDigit(text.charAt(i))) {
        i++;
        continue;
      }
      int to = i;
      while (to < text.length() && isDigit(text.charAt(to))) to++;
      if (to - i <= 18) numbers.add(Long.parseLong(text.substring(i, to)));
      i = to;
    }
    return numbers;
  }

  private static @Nullable LocalDateTime stamp(String line) {
    var pattern = "[dddd/dd/dd dd:dd:dd]";
    for (int i = 0; i < STAMP; i++) {
      boolean digit = pattern.charAt(i) == 'd';
      if (digit ? !isDigit(line.charAt(i)) : line.charAt(i) != pattern.charAt(i)) return null;
    }
    try {
      return LocalDateTime.of(
          number(line, 1, 5),
          number(line, 6, 8),
          number(line, 9, 11),
          number(line, 12, 14),
          number(line, 15, 17),
          Math.min(59, number(line, 18, 20)));
    } catch (DateTimeException _) {
      return null;
    }
  }

  private static int number(String line, int from, int to) {
    return Integer.parseInt(line.substring(from, to));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isName(char c) {
    return isDigit(c)
        || c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c == '/'
        || c == '_'
        || c == '-'
        || c == '!';
  }
}
