package org.greenclassroom.ceremonies;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks a name into lines where a reader would, in the largest letters in which they fit: the name
 * of a company in China may have forty characters, and a sponsor looks at nothing else.
 *
 * @param points size of the letters
 */
record Fit(int points, List<String> lines) {
  private static final double MILLIMETRES_IN_A_POINT = 25.4 / 72;

  /** Of the width: the measure of a letter below is a guess. */
  private static final double SAFE = 0.97;

  /**
   * @param width in millimetres
   * @param most lines
   * @param sizes the largest first
   */
  static Fit of(String text, double width, int most, int... sizes) {
    for (int lines = 1; lines <= most; lines++)
      for (int points : sizes) {
        // a second line is better than letters half as large
        if (lines < most && points < sizes[0] * 0.8) break;
        var broken = broken(text, lines);
        if (broken.stream().allMatch(line -> fits(line, points, width)))
          return new Fit(points, broken);
      }
    return new Fit(sizes[sizes.length - 1], filled(text, sizes[sizes.length - 1], width));
  }

  /** The last resort: as many lines as it takes. */
  private static List<String> filled(String text, int points, double width) {
    var all = new ArrayList<String>();
    var line = new StringBuilder();
    for (int at = 0; at < text.length(); ) {
      int point = text.codePointAt(at);
      if (!line.isEmpty() && !fits(line + Character.toString(point), points, width)) {
        all.add(line.toString().strip());
        line.setLength(0);
      }
      line.appendCodePoint(point);
      at += Character.charCount(point);
    }
    all.add(line.toString().strip());
    return all;
  }

  private static boolean fits(String line, int points, double width) {
    return ems(line) * points * MILLIMETRES_IN_A_POINT <= width * SAFE;
  }

  private static List<String> broken(String text, int lines) {
    if (lines == 1) return List.of(text);
    double all = ems(text);
    var broken = new ArrayList<String>();
    int from = 0;
    for (int nth = 1; nth < lines; nth++) {
      int at = cut(text, from, all * nth / lines);
      if (at <= from || at >= text.length()) continue;
      broken.add(text.substring(from, at).strip());
      from = at;
    }
    broken.add(text.substring(from).strip());
    return broken;
  }

  /** Where one may break, next to the place that was wanted; words of a name stay whole. */
  private static int cut(String text, int from, double wanted) {
    int best = -1;
    double off = Double.MAX_VALUE;
    for (int at = from + 1; at < text.length(); at++) {
      double cost = cost(text, at);
      if (cost < 0) continue;
      double distance = Math.abs(ems(text.substring(0, at)) - wanted) + cost;
      if (distance < off) {
        off = distance;
        best = at;
      }
    }
    return best;
  }

  /** How bad a break before this letter is, in letters; below zero: not at all. */
  private static double cost(String text, int at) {
    char before = text.charAt(at - 1);
    char next = text.charAt(at);
    if (before == ' ' || before == '-') return 0;
    if (text.startsWith("公司", at - 2)) return 0;
    if ("）)」、，,·".indexOf(before) >= 0 && "）)」、，,·".indexOf(next) < 0) return 1;
    boolean wide = isWide(before) && isWide(next);
    if (!wide || "（(「".indexOf(before) >= 0 || "）)」、，。".indexOf(next) >= 0) return -1;
    return 12; // in the middle of a word
  }

  static double ems(String text) {
    return text.codePoints().mapToDouble(Fit::em).sum();
  }

  private static double em(int letter) {
    if (isWide(letter)) return 1;
    if (Character.isUpperCase(letter)) return "MW".indexOf(letter) >= 0 ? 0.9 : 0.66;
    if (letter == 'm' || letter == 'w') return 0.84;
    return letter == ' ' ? 0.25 : 0.55;
  }

  private static boolean isWide(int letter) {
    return letter >= 0x2E80;
  }
}
