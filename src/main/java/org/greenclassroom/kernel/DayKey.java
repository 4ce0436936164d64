package org.greenclassroom.kernel;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Where a list by day goes on: the day and the number of the last row that was shown.
 *
 * @param number of the row, among those of one day
 */
public record DayKey(LocalDate day, long number) {
  /** Before every row of a list that begins with the oldest day. */
  public static final DayKey FIRST = new DayKey(LocalDate.of(1900, 1, 1), 0);

  /** Before every row of a list that begins with the latest day. */
  public static final DayKey LAST = new DayKey(LocalDate.of(9999, 12, 31), Long.MAX_VALUE);

  /**
   * Reads what {@link #code} wrote, as it comes back in an address.
   *
   * @param start where an empty key begins: {@link #FIRST} or {@link #LAST}
   * @throws Refusal what no list ever wrote
   */
  public static DayKey read(String code, DayKey start) {
    if (code.isBlank()) return start;
    try {
      if (code.matches("\\d{4}-\\d\\d-\\d\\d_\\d{1,18}"))
        return new DayKey(
            LocalDate.parse(code.substring(0, 10)), Long.parseLong(code.substring(11)));
    } catch (DateTimeException noSuchDay) {
      // said below
    }
    throw new Refusal("frame.refusal.unreadable", "after", code);
  }

  /** Such as {@code 2026-11-27_41}. */
  public String code() {
    return day + "_" + number;
  }
}
