package org.greenclassroom.impact;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A figure with its value.
 *
 * @param year the school year, 2026-2027, of a figure that is counted per year; null otherwise
 * @param sum of the rows, in the rows' unit
 * @param rows how many rows stand behind it
 */
record Worth(Figure figure, @Nullable String year, long sum, long rows) {
  public BigDecimal value() {
    return figure.unit.shown(sum);
  }
}
