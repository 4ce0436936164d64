package org.greenclassroom.method;

import org.greenclassroom.kernel.Refusal;

/** What may be asked: a number outside is a slip of the hand, not a classroom. */
final class Range {
  private Range() {}

  /** Also refuses what is no number. */
  static double within(String what, double value, double low, double high) {
    if (value >= low && value <= high) return value;
    throw new Refusal("method.refusal.range", Parameter.named(what), low, high);
  }
}
