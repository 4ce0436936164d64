package org.greenclassroom.impact;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number of persons, told or not. Fewer than ten are never told, and what stands beside such a
 * number is kept back where taking the rest from the sum would show it: at least two numbers are
 * hidden then, ten persons at least.
 *
 * @param value null: not told, or not known
 * @param hidden it is known and not told
 */
record Cell(@Nullable BigDecimal value, boolean hidden) {
  static final int SMALLEST = 10;
  static final Cell HIDDEN = new Cell(null, true);
  static final Cell UNKNOWN = new Cell(null, false);

  /** A count by itself. */
  static Cell of(long persons) {
    return persons < SMALLEST ? HIDDEN : new Cell(BigDecimal.valueOf(persons), false);
  }

  /**
   * Which of several numbers whose sum is told are hidden; the same rule as in the table of people.
   */
  static List<Boolean> hidden(List<Long> persons) {
    var hidden = new ArrayList<Boolean>();
    for (var one : persons) hidden.add(one < SMALLEST);
    if (!hidden.contains(true)) return hidden;
    var order = new ArrayList<Integer>();
    for (int at = 0; at < persons.size(); at++) order.add(at);
    order.sort(Comparator.comparing(persons::get));
    long before = 0;
    for (int nth = 0; nth < order.size(); nth++) {
      if (nth < 2 || before < SMALLEST) hidden.set(order.get(nth), true);
      before += persons.get(order.get(nth));
    }
    return hidden;
  }
}
