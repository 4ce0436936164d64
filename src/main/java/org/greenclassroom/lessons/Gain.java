package org.greenclassroom.lessons;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two tests of a course.
 *
 * @param effect in standard deviations; null: nobody reckoned them
 */
public record Gain(
    long courseVersion,
    String instrument,
    int classes,
    int pupils,
    BigDecimal before,
    BigDecimal after,
    @Nullable BigDecimal effect) {
  public BigDecimal gain() {
    return after.subtract(before);
  }
}
