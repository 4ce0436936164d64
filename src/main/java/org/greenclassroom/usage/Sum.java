package org.greenclassroom.usage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What was used in four weeks, always seen against all computers that stand there and against those
 * that reported: the distance between the two is the silence.
 *
 * @param computers that stand in class by the book
 * @param reported of these, that told minutes within 28 days
 * @param used of these, that somebody used
 * @param seen that gave any sign
 * @param on minutes on
 * @param active minutes of use
 * @param judged minutes on of those that can tell whether somebody used them
 * @param median minutes of use of the one in the middle, the silent counted as none
 */
public record Sum(
    long computers,
    long reported,
    long used,
    long seen,
    long on,
    long active,
    long judged,
    double median) {

  /** Hours of use a week for each computer that stands there; null: none does. */
  public @Nullable BigDecimal hoursPerComputer() {
    return hours(active, computers);
  }

  /** The same for those that reported only; null: none did. */
  public @Nullable BigDecimal hoursPerReporting() {
    return hours(active, reported);
  }

  public @Nullable BigDecimal medianHours() {
    return computers == 0
        ? null
        : BigDecimal.valueOf(median / 60 / Period.WEEKS).setScale(1, RoundingMode.HALF_UP);
  }

  /** Per cent of the computers that reported; null: none stands there. */
  public @Nullable Long reportingShare() {
    return share(reported, computers);
  }

  /** Per cent of the minutes on that were minutes of use; null: no computer can tell. */
  public @Nullable Long activeShare() {
    return share(active, judged);
  }

  /**
   * Per cent of the computers that told their minutes and that nobody used; null: none told any. Of
   * those that are silent nobody knows, see {@link #silentShare}.
   */
  public @Nullable Long unusedShare() {
    return reported == 0 ? null : share(reported - used, computers);
  }

  /** Per cent of the computers of which nobody knows anything. */
  public @Nullable Long silentShare() {
    return share(silent(), computers);
  }

  public long silent() {
    return computers - reported;
  }

  private static @Nullable BigDecimal hours(long minutes, long computers) {
    return computers == 0
        ? null
        : BigDecimal.valueOf(minutes)
            .divide(BigDecimal.valueOf(60L * Period.WEEKS * computers), 1, RoundingMode.HALF_UP);
  }

  private static @Nullable Long share(long part, long whole) {
    return whole == 0 ? null : (Long) Math.round(100.0 * part / whole);
  }
}
