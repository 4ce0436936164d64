package org.greenclassroom.lessons;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A class against what it should get. Two denominators stand side by side: what its timetable says,
 * and what the norm of its grade says over the school days in which it was taught.
 *
 * @param silent expected, and nobody said a word: not the same as not held
 * @param minutes held, in the timetable or not
 * @param least periods a week by the norm; null: none is known for this grade, as the next three
 */
public record Hours(
    int grade,
    String classLabel,
    int expected,
    int held,
    int cancelled,
    int silent,
    int extra,
    int minutes,
    int plannedMinutes,
    int schoolDays,
    @Nullable BigDecimal least,
    @Nullable BigDecimal aim,
    @Nullable Integer periodMin,
    @Nullable String source) {

  /** Hours that were held. */
  public BigDecimal hours() {
    return hours(BigDecimal.valueOf(minutes));
  }

  /** Hours by the timetable. */
  public BigDecimal planned() {
    return hours(BigDecimal.valueOf(plannedMinutes));
  }

  /** Hours that the norm aims at; null: there is no norm. */
  public @Nullable BigDecimal aimed() {
    return byNorm(aim);
  }

  /** Hours below which the norm is not kept; null: there is no norm. */
  public @Nullable BigDecimal atLeast() {
    return byNorm(least);
  }

  /** In percent of the timetable; null: nothing was expected. */
  public @Nullable Integer ofPlan() {
    return expected == 0 ? null : (Integer) Math.round(100f * held / expected);
  }

  /** In percent of the norm; null: there is none. */
  public @Nullable Integer ofNorm() {
    var aimed = aimed();
    if (aimed == null || aimed.signum() == 0) return null;
    return hours()
        .multiply(BigDecimal.valueOf(100))
        .divide(aimed, 0, RoundingMode.HALF_UP)
        .intValue();
  }

  /** Below the least that the norm allows, as far as we were told. */
  public boolean below() {
    var least = atLeast();
    return least != null && hours().compareTo(least) < 0;
  }

  private @Nullable BigDecimal byNorm(@Nullable BigDecimal periods) {
    if (periods == null || periodMin == null) return null;
    return hours(
        periods
            .multiply(BigDecimal.valueOf(periodMin))
            .multiply(BigDecimal.valueOf(schoolDays))
            .divide(BigDecimal.valueOf(5), 4, RoundingMode.HALF_UP));
  }

  private static BigDecimal hours(BigDecimal minutes) {
    return minutes.divide(BigDecimal.valueOf(60), 1, RoundingMode.HALF_UP);
  }
}
