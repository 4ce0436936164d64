package org.greenclassroom.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Time as an office counts it: seconds of office hours on counted days, since its calendar began.
 * The time between two moments is the difference of their positions, so that parts always add up to
 * the whole.
 */
public final class OfficeTime {
  private final ZoneId zone;
  private final List<DayTable.Window> windows;
  private final Counting counting;
  private final Function<LocalDate, Day> days;
  private final IntFunction<LocalDate> nth;
  private final long perDay;
  private final Map<LocalDate, Day> known = new HashMap<>();

  OfficeTime(
      ZoneId zone,
      List<DayTable.Window> windows,
      Counting counting,
      Function<LocalDate, Day> days,
      IntFunction<LocalDate> nth) {
    this.zone = zone;
    this.windows = List.copyOf(windows);
    this.counting = counting;
    this.days = days;
    this.nth = nth;
    this.perDay = windows.stream().mapToLong(one -> seconds(one.opens(), one.closes())).sum();
  }

  /** Office seconds of one counted day. */
  public long secondsPerDay() {
    return perDay;
  }

  /** Office seconds from the one moment to the other; never negative. */
  public long secondsBetween(Instant from, Instant to) {
    return Math.max(0, position(to) - position(from));
  }

  /** The first moment by which so many office seconds have gone since then. */
  public Instant after(Instant from, long seconds) {
    if (seconds <= 0) return from;
    long target = position(from) + seconds;
    // the last second of a day belongs to that day, not to the next morning
    long before = (target - 1) / perDay;
    return on(nth.apply(Math.toIntExact(before)), target - before * perDay);
  }

  /** Office seconds before this moment, since the calendar began. */
  public long position(Instant moment) {
    var local = moment.atZone(zone);
    var day = known.computeIfAbsent(local.toLocalDate(), days);
    long today = 0;
    if (day.counts(counting))
      for (var one : windows) {
        var time = local.toLocalTime().truncatedTo(ChronoUnit.SECONDS);
        if (time.isAfter(one.opens()))
          today += seconds(one.opens(), time.isBefore(one.closes()) ? time : one.closes());
      }
    return day.before(counting) * perDay + today;
  }

  private Instant on(LocalDate day, long seconds) {
    long left = seconds;
    for (var one : windows) {
      long length = seconds(one.opens(), one.closes());
      if (left <= length) return day.atTime(one.opens()).plusSeconds(left).atZone(zone).toInstant();
      left -= length;
    }
    throw new IllegalStateException("more seconds than a day has: " + seconds);
  }

  private static long seconds(LocalTime from, LocalTime to) {
    return Duration.between(from, to).toSeconds();
  }
}
