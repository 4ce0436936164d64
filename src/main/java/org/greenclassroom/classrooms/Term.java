package org.greenclassroom.classrooms;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The time of a loan. It runs from the school's acceptance, not from the signing and not from the
 * ceremony, which may be months later.
 */
record Term(LocalDate start, LocalDate due) {
  /** When something must be looked at, in months after the acceptance. */
  private static final List<Integer> MONTHS = List.of(1, 3, 6, 12, 18, 24, 27, 30, 33, 36);

  private static final int FULL = 36;

  /**
   * One day on the line.
   *
   * @param month counted from the start of a full term of three years
   * @param percent where on the line it stands
   */
  record Milestone(int month, LocalDate day, boolean past, int percent) {
    public String key() {
      return "classrooms.milestone." + month;
    }
  }

  static Term from(LocalDate accepted, int years) {
    return new Term(accepted, accepted.plusYears(years));
  }

  long days() {
    return ChronoUnit.DAYS.between(start, due);
  }

  /** Days since the acceptance; the day itself is 0. */
  long gone(LocalDate today) {
    return ChronoUnit.DAYS.between(start, today);
  }

  /** Days until it must be given back; negative when it is late. */
  long left(LocalDate today) {
    return ChronoUnit.DAYS.between(today, due);
  }

  int percent(LocalDate day) {
    return (int) Math.clamp(Math.round(100.0 * gone(day) / days()), 0, 100);
  }

  /**
   * The milestones of this term. Those of the last nine months are counted back from the due day,
   * so that they hold for a longer or shorter term too.
   */
  List<Milestone> milestones(LocalDate today) {
    var all = new ArrayList<Milestone>();
    for (int month : MONTHS) {
      var day = month >= 27 ? due.minusMonths(FULL - month) : start.plusMonths(month);
      if (day.isBefore(start) || day.isAfter(due)) continue;
      all.add(new Milestone(month, day, !day.isAfter(today), percent(day)));
    }
    return all;
  }
}
