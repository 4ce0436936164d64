package org.greenclassroom.usage;

import java.time.LocalDate;

/**
 * The days that an average is about: the last four whole weeks. A week that has just begun would
 * make every average small.
 *
 * @param from its first Monday
 * @param to the Monday after its last week
 * @param since signs of life count from this day on, up to today
 */
record Period(LocalDate from, LocalDate to, LocalDate since, LocalDate today) {
  static final int WEEKS = 4;

  static Period before(LocalDate today) {
    var monday = Usage.weekOf(today);
    return new Period(monday.minusWeeks(WEEKS), monday, today.minusDays(Silence.QUIET_DAYS), today);
  }

  public LocalDate lastDay() {
    return to.minusDays(1);
  }
}
