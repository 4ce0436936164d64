package org.greenclassroom.coding;

import java.util.List;

/**
 * A test, as an aggregate.
 *
 * @param mean per cent of the points
 * @param quarters how many had up to 25, 50, 75, 100 per cent
 */
public record Result(Phase phase, int tested, int mean, List<Integer> quarters) {
  /** Below this, a mean tells of persons. */
  public static final int LEAST = 10;

  /** Before the lessons and after them. */
  public enum Phase {
    PRE,
    POST
  }

  public boolean isShown() {
    return tested >= LEAST;
  }
}
