package org.greenclassroom.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A mass in whole grams. Never negative. */
public record Weight(long grams) implements Comparable<Weight> {
  public static final Weight NOTHING = new Weight(0);

  public Weight {
    if (grams < 0) throw new IllegalArgumentException("a weight is never negative: " + grams);
  }

  public static Weight grams(long grams) {
    return new Weight(grams);
  }

  /** Reads what a person types: "12.5", "12,5" or "12.5 kg", in kilograms. */
  public static Weight kilograms(String typed) {
    var text = typed.strip().replace(',', '.').replaceAll("(?i)\\s*(kg|公斤|千克)$", "");
    try {
      var grams = new BigDecimal(text).movePointRight(3).setScale(0, RoundingMode.HALF_UP);
      if (grams.signum() < 0 || grams.precision() > 12) throw new NumberFormatException();
      return new Weight(grams.longValueExact());
    } catch (NumberFormatException _) {
      throw new Refusal("frame.refusal.weight", typed);
    }
  }

  public Weight plus(Weight other) {
    return new Weight(Math.addExact(grams, other.grams));
  }

  /** Kilograms with the decimals that are known, for showing. */
  public BigDecimal kilograms() {
    return BigDecimal.valueOf(grams, 3);
  }

  @Override
  public int compareTo(Weight other) {
    return Long.compare(grams, other.grams);
  }
}
