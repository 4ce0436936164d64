package org.greenclassroom.watch;

import java.math.BigDecimal;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;

/**
 * What a figure is, and who does what when it is bad: the six fields of UNICEF Giga's template.
 *
 * @param code such as I-10
 * @param threshold in its own unit (a share: 0 to 1); null: it describes, nobody acts on it
 * @param pupils counts pupils: withheld below ten of them
 * @param waitsFor what must be built or counted before it can be measured; null: it is measured
 */
public record Indicator(
    String code,
    Unit unit,
    Better better,
    @Nullable BigDecimal threshold,
    Role owner,
    Cadence cadence,
    boolean pupils,
    @Nullable Lack waitsFor,
    Rests rests,
    String name,
    String formula,
    String action) {
  /** How a value is read. */
  public enum Unit {
    SHARE,
    MINUTES,
    HOURS,
    RATIO,
    COUNT
  }

  /** Which way is good. */
  public enum Better {
    HIGHER,
    LOWER
  }

  /** What a value rests on, and its coverage counts. */
  public enum Rests {
    ROOMS,
    DAYS,
    PHOTOGRAPHS,
    PIECES
  }

  /** How often somebody looks at it. */
  public enum Cadence {
    WEEK,
    MONTH,
    HALF_YEAR,
    YEAR
  }

  /** Why a value is not measured yet. */
  public enum Lack {
    NETWORK,
    SPLIT
  }

  public boolean measured() {
    return waitsFor == null;
  }

  /** Whether this value asks for the action; false where nobody acts on it or there is none. */
  public boolean bad(@Nullable Measure measure) {
    var value = measure == null ? null : measure.value();
    if (value == null || threshold == null) return false;
    int side = value.compareTo(threshold);
    return better == Better.HIGHER ? side < 0 : side > 0;
  }
}
