package org.greenclassroom.site;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A figure as it is told outside.
 *
 * @param figure its name in addresses; impact has its words
 * @param schoolYear empty: it is not counted per year
 * @param rows how many rows stood behind it
 * @param readAt when it was summed
 */
record Counter(
    String figure, String schoolYear, BigDecimal value, String unit, long rows, Instant readAt) {
  /** Nothing under ten pupils is told to anybody. */
  private static final BigDecimal FEWEST_PUPILS = BigDecimal.TEN;

  boolean isTold() {
    return !unit.equals("pupils") || value.compareTo(FEWEST_PUPILS) >= 0;
  }
}
