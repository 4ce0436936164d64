package org.greenclassroom.usage;

import java.time.LocalDate;

/** How long days are kept: two years after the loan; then months only. */
final class Retention {
  private static final int MONTHS = 24;

  private Retention() {}

  static boolean isOver(LocalDate endOfLoan, LocalDate today) {
    return endOfLoan.isBefore(before(today));
  }

  /** Days of loans that ended before this day are not kept. */
  static LocalDate before(LocalDate today) {
    return today.minusMonths(MONTHS);
  }
}
