package org.greenclassroom.impact;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** In what a figure is counted. Rows carry whole numbers; only the shown figure has decimals. */
enum Unit {
  PIECES,
  /** Rows in grams, shown in kilograms. */
  KILOGRAMS,
  /** Rows in days, shown in years of 365.25 days. */
  YEARS,
  PUPILS;

  private static final BigDecimal DAYS_IN_A_YEAR = new BigDecimal("365.25");

  /** The figure as it is shown, from the sum of its rows. */
  BigDecimal shown(long sum) {
    return switch (this) {
      case PIECES, PUPILS -> BigDecimal.valueOf(sum);
      case KILOGRAMS -> BigDecimal.valueOf(sum, 3);
      case YEARS ->
          BigDecimal.valueOf(sum)
              .divide(DAYS_IN_A_YEAR, MathContext.DECIMAL64)
              .setScale(2, RoundingMode.HALF_UP);
    };
  }
}
