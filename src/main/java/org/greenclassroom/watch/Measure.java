package org.greenclassroom.watch;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The value of an indicator in a month and a scope, always with what it rests on.
 *
 * @param key of the scope: a kind of school, two or six digits; empty for the programme
 * @param numerator null: withheld, it counts fewer than ten pupils
 * @param denominator null likewise
 * @param median over the rooms that reported; days over tickets for I-33; null: there is none
 * @param reporting how many rooms it rests on
 * @param expected of how many
 */
public record Measure(
    String code,
    LocalDate month,
    Scope scope,
    String key,
    @Nullable BigDecimal numerator,
    @Nullable BigDecimal denominator,
    @Nullable BigDecimal median,
    int reporting,
    int expected,
    boolean withheld,
    Instant computedAt) {
  /** Of what. */
  public enum Scope {
    ALL,
    SETTING,
    PROVINCE,
    COUNTY
  }

  /** Null: withheld, or nothing to divide by. Never zero for what nobody measured. */
  public @Nullable BigDecimal value() {
    if (numerator == null || denominator == null || denominator.signum() == 0 || reporting == 0)
      return null;
    return numerator.divide(denominator, 4, RoundingMode.HALF_UP);
  }

  /** Whole per cent of the rooms that reported, rounded down. */
  public int coverage() {
    return expected == 0 ? 0 : reporting * 100 / expected;
  }
}
