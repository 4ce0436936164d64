package org.greenclassroom.method;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Rounding, at print only: more digits than these would pretend to know more. */
public final class Significant {
  private Significant() {}

  /** kg CO2e: two digits. */
  public static BigDecimal carbon(double kilograms) {
    return digits(kilograms, 2);
  }

  /** kg: three digits. */
  public static BigDecimal mass(double kilograms) {
    return digits(kilograms, 3);
  }

  private static BigDecimal digits(double number, int digits) {
    return new BigDecimal(
        BigDecimal.valueOf(number)
            .round(new MathContext(digits, RoundingMode.HALF_EVEN))
            .toPlainString());
  }
}
