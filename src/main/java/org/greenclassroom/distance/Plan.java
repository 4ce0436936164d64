package org.greenclassroom.distance;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A series as it is planned: single sessions, each with its own day, because calendars of the world
 * do not agree on what becomes of a recurring one that is moved (nextcloud/calendar#4727).
 *
 * @param clock on which the time was typed: the school's
 */
public record Plan(
    String title,
    City clock,
    LocalDate firstOn,
    LocalTime at,
    int minutes,
    int sessions,
    int everyWeeks,
    Platform platform,
    String link,
    String passCode,
    String backup,
    String host) {
  /** The line is tried this long before. */
  static final int REHEARSAL_DAYS = 2;

  private static final int MOST_MINUTES = 240;

  /** A form's fields. */
  public record Form(
      String title,
      @Nullable City clock,
      @Nullable LocalDate firstOn,
      @Nullable LocalTime at,
      @Nullable Integer minutes,
      @Nullable Integer sessions,
      @Nullable Integer everyWeeks,
      @Nullable Platform platform,
      @Nullable String link,
      @Nullable String passCode,
      @Nullable String backup,
      @Nullable String host) {

    /** What the request asks for, as a beginning. */
    static Form proposed(Asked asked, LocalDate today) {
      var earliest = today.plusDays(14);
      var start = asked.startOn();
      var first = start == null || start.isBefore(earliest) ? earliest : start;
      while (!asked.days().contains(first.getDayOfWeek())) first = first.plusDays(1);
      return new Form(
          asked.course(),
          null,
          first,
          asked.fromTime(),
          45,
          asked.sessions(),
          1,
          Platform.TENCENT_MEETING,
          "",
          "",
          "",
          "");
    }

    Plan plan(City school, LocalDate today) {
      var first = firstOn();
      var from = at();
      if (first == null || from == null) throw new Refusal("distance.refusal.when");
      if (!first.isAfter(today)) throw new Refusal("distance.refusal.first", first);
      var by = platform();
      if (by == null) throw new Refusal("distance.refusal.platform");
      var address = by.hasLink() ? Connection.link(link()) : said(link());
      if (said(backup()).isEmpty()) throw new Refusal("distance.refusal.backup");
      if (said(host()).isEmpty()) throw new Refusal("distance.refusal.host");
      if (said(title()).isEmpty()) throw new Refusal("distance.refusal.empty.course");
      return new Plan(
          said(title()),
          clock() == null ? school : clock(),
          first,
          from,
          between("minutes", minutes(), 10, MOST_MINUTES),
          between("sessions", sessions(), 1, 30),
          between("every", everyWeeks(), 1, 4),
          by,
          address,
          said(passCode()),
          said(backup()),
          said(host()));
    }

    private static int between(String field, @Nullable Integer typed, int least, int most) {
      if (typed == null || typed < least || typed > most)
        throw new Refusal("distance.refusal." + field, least, most);
      return typed;
    }

    private static String said(@Nullable String typed) {
      return typed == null ? "" : typed.strip();
    }
  }

  /**
   * The days: the first, then the same weekday; where there are no lessons the series goes on a
   * step later.
   *
   * @throws Refusal when the calendar has no lessons for so long that the series cannot be placed
   */
  List<LocalDate> days(Predicate<LocalDate> hasLessons) {
    var days = new ArrayList<LocalDate>();
    var day = firstOn;
    for (int tried = 0; days.size() < sessions; tried++) {
      if (tried > sessions + 26) throw new Refusal("distance.refusal.no-lessons", firstOn);
      if (hasLessons.test(day)) days.add(day);
      day = day.plusWeeks(everyWeeks);
    }
    return days;
  }

  DayOfWeek weekday() {
    return firstOn.getDayOfWeek();
  }

  Instant begins(LocalDate day) {
    return day.atTime(at).atZone(clock.zone()).toInstant();
  }

  Instant ends(LocalDate day) {
    return begins(day).plus(Duration.ofMinutes(minutes));
  }

  /** When the line is tried: at the same hour on the school's clock, two days before. */
  static Instant rehearsal(Instant begins, City school) {
    return begins.atZone(school.zone()).minus(REHEARSAL_DAYS, ChronoUnit.DAYS).toInstant();
  }
}
