package org.greenclassroom.calendar;

import java.time.Instant;
import java.time.LocalDate;
import org.greenclassroom.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door: which days count at a school. For many schools at once read the views {@code
 * calendar.schools} and {@code calendar.days}.
 *
 * <p>Nothing is known of days before {@link #FIRST}: they count for nothing. A day after the last
 * one that is kept (seven years ahead) is refused.
 */
@Service
@Transactional(readOnly = true)
public class Calendars {
  public static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

  /** Longer than any break: a visit is no visit of that day any more, so the day stands. */
  public static final int FARTHEST_VISIT = 120;

  private final DayTable days;
  private final CalendarTable calendars;

  Calendars(DayTable days, CalendarTable calendars) {
    this.days = days;
    this.calendars = calendars;
  }

  /** School days d with from <= d < to. */
  public int schoolDays(long school, LocalDate from, LocalDate to) {
    return between(of(school), Counting.SCHOOL, from, to);
  }

  /** Working days d with from <= d < to. */
  public int workingDays(long school, LocalDate from, LocalDate to) {
    return between(of(school), Counting.WORKING, from, to);
  }

  /** The n-th school day after that day; the n-th before it when negative; itself when zero. */
  public LocalDate addSchoolDays(long school, LocalDate from, int count) {
    return add(of(school), Counting.SCHOOL, from, count);
  }

  /** The n-th working day after that day; the n-th before it when negative; itself when zero. */
  public LocalDate addWorkingDays(long school, LocalDate from, int count) {
    return add(of(school), Counting.WORKING, from, count);
  }

  /** Whether the school has lessons or examinations on that day. */
  public boolean isTeaching(long school, LocalDate day) {
    return day(of(school), day).teaching();
  }

  /** What that day is at the school. */
  public Day dayAt(long school, LocalDate day) {
    return day(of(school), day);
  }

  /**
   * The day for a visit: the nearest to the wanted one with lessons and no examination, within some
   * days. In a long break the last such day before it, else the first after it: nobody is there in
   * the summer. Where there is none of them, the nearest within those days on which people work;
   * else the wanted one. Never outside first and last (both included), and never more than {@link
   * #FARTHEST_VISIT} days away.
   *
   * @param slack how many days earlier or later are as good
   */
  public LocalDate nextVisitDay(
      long school, LocalDate wanted, int slack, LocalDate first, LocalDate last) {
    var within = wanted.isBefore(first) ? first : wanted.isAfter(last) ? last : wanted;
    var earliest = within.minusDays(FARTHEST_VISIT);
    var latest = within.plusDays(FARTHEST_VISIT);
    return days.nearest(
            of(school),
            wanted,
            slack,
            earliest.isAfter(first) ? earliest : first,
            latest.isBefore(last) ? latest : last)
        .orElse(within);
  }

  /** Office minutes from the one moment to the other, on the school's working days. */
  public long workingMinutes(long school, Instant from, Instant to) {
    return office(school, Counting.WORKING).secondsBetween(from, to) / 60;
  }

  /** The first moment by which so many office minutes have gone since then. */
  public Instant addWorkingMinutes(long school, Instant from, long minutes) {
    return office(school, Counting.WORKING).after(from, minutes * 60);
  }

  /** Office time at a school: the hours of its territory's office, on the days that count there. */
  public OfficeTime office(long school, Counting counting) {
    return officeOf(of(school), counting);
  }

  /** Office time of a territory's own office: CN, HK, VN, OTHER. */
  public OfficeTime officeIn(String territory, Counting counting) {
    return officeOf(
        calendars.territory(territory).orElseThrow(() -> Refusal.notFound(territory)), counting);
  }

  /** The same for a calendar, to be asked many times. */
  public OfficeTime officeOf(long calendar, Counting counting) {
    return new OfficeTime(
        days.zone(calendar),
        days.office(calendar),
        counting,
        wanted -> day(calendar, wanted),
        before -> days.nth(calendar, counting, before).orElseThrow(() -> beyond(calendar)));
  }

  /** Which calendar a school follows. */
  public long of(long school) {
    return days.ofSchool(school).orElseThrow(() -> Refusal.notFound(String.valueOf(school)));
  }

  private int between(long calendar, Counting counting, LocalDate from, LocalDate to) {
    if (!from.isBefore(to)) return 0;
    return day(calendar, to).before(counting) - day(calendar, from).before(counting);
  }

  private LocalDate add(long calendar, Counting counting, LocalDate from, int count) {
    if (count == 0) return from;
    int before =
        count > 0
            ? day(calendar, from.plusDays(1)).before(counting) + count - 1
            : day(calendar, from).before(counting) + count;
    return days.nth(calendar, counting, before).orElseThrow(() -> beyond(calendar));
  }

  private Day day(long calendar, LocalDate day) {
    return days.day(calendar, day.isBefore(FIRST) ? FIRST : day)
        .orElseThrow(() -> beyond(calendar));
  }

  private Refusal beyond(long calendar) {
    return new Refusal("calendar.refusal.beyond", days.last(calendar).orElse(FIRST));
  }
}
