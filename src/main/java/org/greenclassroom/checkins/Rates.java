package org.greenclassroom.checkins;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.schools.Schools;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How complete and how timely reports are, and what questionnaires say when counted. */
@Service
@Transactional(readOnly = true)
public class Rates {
  private static final int PAGE = 100;
  private final RateTable table;
  private final Schools schools;

  Rates(RateTable table, Schools schools) {
    this.table = table;
    this.schools = schools;
  }

  Slice<RateTable.Rate> schools(
      Actor actor, ReportKind kind, LocalDate from, LocalDate to, String after) {
    return Slice.of(
        table.schools(schools.own(actor), kind, from, to, after, PAGE + 1),
        PAGE,
        last -> last.name() + " " + last.place());
  }

  List<RateTable.Rate> counties(ReportKind kind, LocalDate from, LocalDate to) {
    return table.counties(kind, from, to);
  }

  void each(
      Actor actor, ReportKind kind, LocalDate from, LocalDate to, Consumer<RateTable.Line> row) {
    table.each(schools.own(actor), kind, from, to, row);
  }

  Slice<RateTable.Owing> owing(Actor actor, ReportKind kind, LocalDate period, long after) {
    return Slice.of(
        table.owing(schools.own(actor), kind, period, after, PAGE + 1),
        PAGE,
        last -> String.valueOf(last.classroom()));
  }

  /** Expected, received, on time. */
  int[] sums(ReportKind kind, LocalDate from, LocalDate to) {
    return table.sums(kind, from, to);
  }

  List<RateTable.Count> counts(ReportKind kind, int year, String scope, String place) {
    return table.counts(kind, year, scope, place);
  }
}
