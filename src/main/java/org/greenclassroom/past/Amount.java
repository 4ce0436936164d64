package org.greenclassroom.past;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;
import java.util.regex.Pattern;
import org.greenclassroom.lists.Text;
import org.jspecify.annotations.Nullable;

/**
 * A number as people write it into a spreadsheet of their own: with units, thousands, "about", or
 * the word that nobody knows.
 *
 * @param state how it was understood
 * @param value null: it is not a number
 */
record Amount(State state, @Nullable BigDecimal value) {
  enum State {
    /** The cell says nothing. */
    SILENT,
    /** It says that nobody knows. */
    UNKNOWN,
    EXACT,
    APPROXIMATE,
    UNCLEAR
  }

  private static final Set<String> SILENT = Set.of("-", "--", "—", "——", "–", "/", "\\");
  private static final Set<String> UNKNOWN =
      Set.of(
          "?",
          "??",
          "不详",
          "未知",
          "不明",
          "待查",
          "未统计",
          "无数据",
          "暂无数据",
          "unknown",
          "n/a",
          "na",
          "not known",
          "inconnu",
          "inconnue",
          "non connu");
  private static final Pattern ABOUT =
      Pattern.compile("^(?:约|大约|近|about|approx\\.?|ca\\.?|circa|env\\.?|environ|~|≈)\\s*(.+)$");
  private static final Pattern MORE = Pattern.compile("^(.+?)\\s*(?:\\+|余|多|左右)$");
  private static final Pattern UNIT =
      Pattern.compile(
          "^(.*?\\d(?:\\+|余|多)?)\\s*(?:台|间|个|所|次|场|节|名|人次|人|套|件|公斤|千克|kg|pcs|pc|units?|pieces?|rooms?|computers?|ordinateurs?|salles?)(左右)?$");
  private static final Pattern THOUSANDS =
      Pattern.compile("\\d{1,3}(?:[, \\u00a0\\u202f'’]\\d{3})+(?:\\.\\d+)?");
  private static final Pattern PLAIN = Pattern.compile("\\d{1,12}(?:[.,]\\d{1,3})?");

  private static final Pattern SPACES =
      Pattern.compile("(?<=\\d)[ \\u00a0\\u202f'’](?=\\d{3}(?!\\d))");
  private static final Pattern WEIGHT = Pattern.compile("\\d{1,12}(?:\\.\\d{1,3})?");

  /**
   * A cell without its units and words.
   *
   * @param state null: a number is left, if it is one
   */
  private record Said(@Nullable State state, boolean about, String number) {
    static Said of(String cell) {
      var said = Text.strip(Text.nfkc(cell)).toLowerCase(java.util.Locale.ROOT);
      if (said.isEmpty() || SILENT.contains(said)) return new Said(State.SILENT, false, "");
      if (UNKNOWN.contains(said)) return new Said(State.UNKNOWN, false, "");
      boolean about = false;
      var before = ABOUT.matcher(said);
      if (before.matches()) {
        about = true;
        said = before.group(1);
      }
      var unit = UNIT.matcher(said);
      if (unit.matches()) {
        about |= unit.group(2) != null;
        said = unit.group(1);
      }
      var more = MORE.matcher(said);
      if (more.matches()) {
        about = true;
        said = more.group(1);
      }
      return new Said(null, about, said);
    }

    Amount amount(@Nullable BigDecimal number) {
      if (state != null) return new Amount(state, null);
      if (number == null) return new Amount(State.UNCLEAR, null);
      return new Amount(about ? State.APPROXIMATE : State.EXACT, number);
    }

    /** Its digits and marks, without what stands between thousands and is no mark. */
    String digits() {
      return SPACES.matcher(number).replaceAll("");
    }
  }

  static Amount of(String cell) {
    var said = Said.of(cell);
    return said.amount(number(said.number()));
  }

  /**
   * Kilograms may have three decimals, so that 1,234 is read by its column.
   *
   * @param column before its decimals; null: it does not tell, and such a number is unclear
   */
  static Amount kilograms(String cell, @Nullable Mark column) {
    var said = Said.of(cell);
    return said.amount(weight(said.digits(), column));
  }

  /** What of a number tells a column's mark. */
  static String digits(String cell) {
    return Said.of(cell).digits();
  }

  private static @Nullable BigDecimal number(String said) {
    if (THOUSANDS.matcher(said).matches())
      return new BigDecimal(said.replaceAll("[, \\u00a0\\u202f'’]", ""));
    if (PLAIN.matcher(said).matches()) return new BigDecimal(said.replace(',', '.'));
    return null;
  }

  private static @Nullable BigDecimal weight(String digits, @Nullable Mark column) {
    var mark = Mark.isEither(digits) ? column : Mark.told(digits);
    var plain =
        mark == null
            ? digits // whole, or it cannot be taken
            : digits.replace(String.valueOf(mark.other().sign), "").replace(mark.sign, '.');
    boolean clear = mark != null || digits.chars().allMatch(Character::isDigit);
    return clear && WEIGHT.matcher(plain).matches() ? new BigDecimal(plain) : null;
  }

  /**
   * Whole pieces; null: not a whole number, or more than a programme has, or three digits behind a
   * point: three to one writer and three thousand to another.
   */
  static @Nullable Long whole(BigDecimal value) {
    if (value.scale() == 3) return null;
    if (value.stripTrailingZeros().scale() > 0
        || value.compareTo(BigDecimal.valueOf(100_000_000)) > 0) return null;
    return value.longValue();
  }

  /** Kilograms as grams; null: more than a programme weighs. */
  static @Nullable Long grams(BigDecimal value) {
    if (value.compareTo(BigDecimal.valueOf(100_000_000)) > 0) return null;
    return value.movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValue();
  }
}
