package org.greenclassroom.pace;

import java.util.Locale;

/**
 * One line of the bench.
 *
 * @param name with the unit at its end
 * @param goal what ours divided by the limit should be: at least for speeds, at most for costs
 * @param note what the limit is
 */
record Line(String name, double ours, double limit, double goal, Better better, String note) {
  enum Better {
    MORE,
    LESS
  }

  double ratio() {
    return limit == 0 ? 0 : ours / limit;
  }

  boolean ok() {
    return better == Better.MORE ? ratio() >= goal : ratio() <= goal;
  }

  String printed() {
    return "bench %s ours=%s limit=%s ratio=%.2f goal=%s %s"
        .formatted(name, number(ours), number(limit), ratio(), number(goal), ok() ? "ok" : "short");
  }

  static String number(double value) {
    if (value == Math.rint(value)) return Long.toString((long) value);
    return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.2f" : "%.1f", value);
  }
}
