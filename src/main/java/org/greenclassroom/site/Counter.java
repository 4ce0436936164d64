package org.greenclassroom.site;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A figure as it is told outside.
 *
 * @param figure its name in addresses; impact has its words
 * @param schoolYear empty: it is not counted per year
 * @param rows how many rows stood behind it
 * @param readAt when it was summed
 * @param declared of earlier years, not evidenced, never added to the value; null: nothing is
 */
record Counter(
    String figure,
    String schoolYear,
    BigDecimal value,
    String unit,
    long rows,
    Instant readAt,
    @Nullable BigDecimal declared) {
  /** Nothing under ten pupils is told to anybody. */
  private static final BigDecimal FEWEST_PUPILS = BigDecimal.TEN;

  /** When they were summed; null: never yet. */
  static @Nullable Instant lastRead(List<Counter> counters) {
    return counters.isEmpty() ? null : counters.getFirst().readAt;
  }

  boolean isTold() {
    return !unit.equals("pupils") || value.compareTo(FEWEST_PUPILS) >= 0;
  }
}
