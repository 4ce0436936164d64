package org.greenclassroom.frame;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How numbers are written for people, everywhere: in the form of their language, and below zero
 * with a minus sign (U+2212), as wide as the plus and read aloud, which the hyphen of keyboards is
 * not. Files, programs and what is frozen get numbers from Java itself, with the hyphen.
 */
public final class Numbers {
  private static final String MINUS = "\u2212";

  /** As Java writes what is below zero, in a text: it leads digits and follows no word or digit. */
  private static final Pattern HYPHEN = Pattern.compile("(?<![\\p{L}\\p{N}-])-(?=\\p{N})");

  private static final Pattern NOTHING = Pattern.compile("-[0.,]+");

  private Numbers() {}

  /** With as many decimals as it has, three at most. */
  public static String written(Number number, Locale language) {
    return minus(NumberFormat.getInstance(language).format(number));
  }

  /** With so many decimals, also where they are zeros. */
  public static String written(Number number, int decimals, Locale language) {
    var format = NumberFormat.getInstance(language);
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    return minus(format.format(number));
  }

  /** A text into which such numbers were filled, likewise; what rounds to nothing is not below. */
  static String minus(String text) {
    return NOTHING.matcher(text).matches()
        ? text.substring(1)
        : HYPHEN.matcher(text).replaceAll(MINUS);
  }

  /**
   * What somebody typed or copied from us: full-width digits, a decimal comma and either minus.
   *
   * @throws NumberFormatException when it is no number
   */
  public static BigDecimal typed(String text) {
    return new BigDecimal(
        Normalizer.normalize(text, Normalizer.Form.NFKC)
            .replace(MINUS, "-")
            .replace(',', '.')
            .strip());
  }
}
