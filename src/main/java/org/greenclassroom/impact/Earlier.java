package org.greenclassroom.impact;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.past.Total;
import org.jspecify.annotations.Nullable;

/**
 * What earlier years declare beside the figures: not evidenced, with words of its own, and never in
 * a sum with what was counted.
 *
 * @param sums in the unit of the figure's rows; a figure of which nothing is declared is not there
 */
record Earlier(Map<Figure, Long> sums) {
  static final Earlier NOTHING = new Earlier(Map.of());

  static Earlier of(List<Total> totals) {
    var sums = new EnumMap<Figure, Long>(Figure.class);
    for (var figure : Figure.all())
      for (var total : totals) {
        var amount = figure.unit == Unit.KILOGRAMS ? total.grams() : total.pieces();
        if (total.kind() == figure.declared() && amount != null)
          sums.merge(figure, amount, Long::sum);
      }
    return new Earlier(sums);
  }

  /** In the unit of the figure's rows; null: nothing is declared. */
  public @Nullable Long sum(Figure figure) {
    return sums.get(figure);
  }

  /** As it is shown; null: nothing is declared. */
  @Nullable BigDecimal value(Figure figure) {
    var sum = sums.get(figure);
    return sum == null ? null : figure.unit.shown(sum);
  }
}
