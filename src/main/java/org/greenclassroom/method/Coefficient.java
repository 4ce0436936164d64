package org.greenclassroom.method;

import java.math.BigDecimal;

/**
 * One number of a set, with where it comes from.
 *
 * @param id stable within a set: {@code EMBODIED.LAPTOP}, {@code ELECTRICITY.CN.2024}
 * @param subject the class, part, mode or matter it speaks of; {@code ANY}: of all
 * @param low never above {@code central}
 * @param high never below {@code central}
 * @param year of the source
 * @param region where it holds, {@code WORLD} or an ISO 3166 code
 */
public record Coefficient(
    String id,
    String subject,
    Term term,
    BigDecimal low,
    BigDecimal central,
    BigDecimal high,
    String unit,
    String source,
    int year,
    String region,
    String licence,
    String note) {
  public Coefficient {
    low = plain(low);
    central = plain(central);
    high = plain(high);
  }

  /** Whether it is known to one value only. */
  public boolean isCertain() {
    return low.compareTo(high) == 0;
  }

  /** Where a distribution that rises to the central value and falls again reaches a share. */
  double triangular(double share) {
    double a = low.doubleValue();
    double c = central.doubleValue();
    double b = high.doubleValue();
    if (b <= a) return c;
    double bend = (c - a) / (b - a);
    return share < bend
        ? a + Math.sqrt(share * (b - a) * (c - a))
        : b - Math.sqrt((1 - share) * (b - a) * (b - c));
  }

  /** As it enters the hash of its set. */
  String canonical() {
    return String.join(
        "\t",
        id,
        subject,
        term.name(),
        low.toPlainString(),
        central.toPlainString(),
        high.toPlainString(),
        unit,
        source,
        Integer.toString(year),
        region,
        licence,
        note);
  }

  /** 5 and 5.000 are one number, in a file and in a table. */
  private static BigDecimal plain(BigDecimal number) {
    return number.signum() == 0
        ? BigDecimal.ZERO
        : new BigDecimal(number.stripTrailingZeros().toPlainString());
  }
}
