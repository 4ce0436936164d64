package org.greenclassroom.editions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A figure to be frozen: what it is, and the statement whose rows are behind it.
 *
 * @param code its name; words: {@code <room>.figure.<code>} and {@code <room>.definition.<code>}
 * @param columns the headings of its cells; words: {@code <room>.column.<column>}
 * @param sql gives {@code key, nth} (the order), {@code part, tag, amount, cells}; its parameters
 *     are those of {@link Asked}: :donor :sponsor :lot :classroom :since :until :at
 * @param split one figure for each part that the rows have
 * @param sums whether it may be added to others' of its name; no: what several people support
 * @param low the 5th percentile; null: not uncertain, like the 95th
 */
public record Figured(
    String code,
    Unit unit,
    Basis basis,
    List<String> columns,
    String sql,
    boolean split,
    boolean sums,
    boolean listed,
    boolean charted,
    @Nullable Long low,
    @Nullable Long high) {
  public Figured {
    columns = List.copyOf(columns);
  }

  public static Figured of(String code, Unit unit, Basis basis, String columns, String sql) {
    return new Figured(
        code, unit, basis, List.of(columns.split(" ")), sql, false, true, false, false, null, null);
  }

  /** One for each part, drawn beside each other. */
  public Figured inParts() {
    return new Figured(code, unit, basis, columns, sql, true, sums, listed, true, low, high);
  }

  /** Overlaps with what others are told: never added. */
  public Figured supported() {
    return new Figured(code, unit, basis, columns, sql, split, false, listed, charted, low, high);
  }

  /** Its lines stand in the report. */
  public Figured lineByLine() {
    return new Figured(code, unit, basis, columns, sql, split, sums, true, charted, low, high);
  }

  /** Nine of ten runs lie between these. */
  public Figured between(long p5, long p95) {
    return new Figured(code, unit, basis, columns, sql, split, sums, listed, charted, p5, p95);
  }
}
