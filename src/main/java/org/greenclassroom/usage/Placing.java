package org.greenclassroom.usage;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * On which day minutes belong, when the clock may have been wrong. Old computers lose their clock
 * with the battery on the board: they wake up on 1 January 2009.
 *
 * @param quality what the day is worth
 * @param day the day; for what has none, the date that was said
 * @param shift by how many days the date that was said lies after it
 */
record Placing(Quality quality, LocalDate day, int shift) {
  private static final int IGNORED_SECONDS = 10 * 60;
  private static final int SHIFTED_SECONDS = 26 * 3600;
  private static final int NOON = 12 * 3600;
  private static final int A_DAY = 24 * 3600;

  /**
   * The rules, in their order.
   *
   * @param skew seconds by which the clock is ahead; null: nobody measured
   * @param from the first day that can be
   * @param received the day of receipt; the day after is still possible somewhere
   */
  static Placing of(
      LocalDate said,
      @Nullable Integer skew,
      boolean repaired,
      LocalDate from,
      LocalDate received) {
    if (skew != null && Math.abs((long) skew) > SHIFTED_SECONDS)
      return new Placing(Quality.UNKNOWN_DAY, said, 0);
    int shift = 0;
    // a day is told by its noon: a clock ahead by eleven hours says the same date for most of it
    if (skew != null && Math.abs(skew) > IGNORED_SECONDS)
      shift = -Math.floorDiv(NOON - skew, A_DAY);
    var day = said.minusDays(shift);
    if (day.isBefore(from) || day.isAfter(received.plusDays(1)))
      return new Placing(Quality.CLOCK_BAD, said, 0);
    var quality =
        skew != null && Math.abs(skew) > IGNORED_SECONDS
            ? Quality.CLOCK_SHIFTED
            : repaired ? Quality.CLOCK_REPAIRED : Quality.GOOD;
    return new Placing(quality, day, shift);
  }

  boolean batteryIsEmpty() {
    return quality == Quality.CLOCK_BAD || quality == Quality.UNKNOWN_DAY;
  }
}
