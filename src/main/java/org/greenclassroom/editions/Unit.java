package org.greenclassroom.editions;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** In what a figure is counted. Lines carry whole numbers; only what is shown has decimals. */
public enum Unit {
  PIECES(1, 0),
  /** Shown in kilograms. */
  GRAMS(1_000, 1),
  /** Shown in years of 365.25 days. */
  DAYS(365.25, 2),
  /** Shown in hours. */
  MINUTES(60, 1),
  PUPILS(1, 0),
  PEOPLE(1, 0),
  /** Shown in the currency that is the figure's part. */
  CENTS(100, 2),
  /** Shown in kilograms of CO2e. */
  GRAMS_CO2E(1_000, 1),
  /** How many of one there are for one of another. */
  RATIO(100, 2);

  private final BigDecimal each;
  private final int decimals;

  Unit(double each, int decimals) {
    this.each = BigDecimal.valueOf(each);
    this.decimals = decimals;
  }

  public BigDecimal shown(long amount) {
    return BigDecimal.valueOf(amount)
        .divide(each, MathContext.DECIMAL64)
        .setScale(decimals, RoundingMode.HALF_UP);
  }

  /** In what {@link #shown} is, as programs are told; of money: the figure's part names it. */
  String told() {
    return switch (this) {
      case PIECES -> "pieces";
      case GRAMS -> "kilograms";
      case DAYS -> "years";
      case MINUTES -> "hours";
      case PUPILS -> "pupils";
      case PEOPLE -> "people";
      case CENTS -> "currency";
      case GRAMS_CO2E -> "kilograms CO2e";
      case RATIO -> "ratio";
    };
  }

  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
