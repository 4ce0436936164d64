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
  /**
   * One day on the line.
   *
   * @param month counted from the acceptance
   */
  record Stone(MilestoneKind kind, int month, LocalDate day) {}

  static Term from(LocalDate accepted, int years) {
    return new Term(accepted, accepted.plusYears(years));
  }

  long days() {
    return ChronoUnit.DAYS.between(start, due);
  }

  long months() {
    return ChronoUnit.MONTHS.between(start, due);
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
   * What must be done for the end, and by when: counted back from it, so that it holds for a longer
   * or shorter term, too. What happens in between is planned by the follow-up.
   */
  List<Stone> stones() {
    var all = new ArrayList<Stone>();
    int months = (int) months();
    for (var kind : MilestoneKind.values())
      if (kind.isOfTheEnd()) {
        var day = due.minusMonths(kind.monthsBefore());
        if (!day.isBefore(start)) all.add(new Stone(kind, months - kind.monthsBefore(), day));
      }
    return all;
  }
}
