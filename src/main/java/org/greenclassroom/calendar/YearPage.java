package org.greenclassroom.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One year of one calendar.
 *
 * @param above the calendars above it, the nearest first
 * @param spans what it says itself; below that, what it inherits
 * @param hours when its office works
 * @param mayEdit whether this reader may change it
 */
record YearPage(
    Owner owner,
    List<Owner> above,
    int year,
    List<Month> months,
    List<Span> spans,
    List<Inherited> inherited,
    List<CalendarTable.Change> changes,
    String hours,
    int expected,
    boolean mayEdit,
    SpanKind[] kinds,
    DayKind[] dayKinds,
    LocalDate today) {

  record Inherited(Owner from, List<Span> spans) {}

  /** A month with its days; a cell without a day is none of it. */
  record Month(LocalDate first, List<@Nullable Day> cells, int schoolDays, int workingDays) {}

  static List<Month> months(List<Day> days, int year) {
    var months = new ArrayList<Month>();
    for (int month = 1; month <= 12; month++) {
      var first = LocalDate.of(year, month, 1);
      var cells = new ArrayList<@Nullable Day>();
      int school = 0;
      int working = 0;
      for (var day : days)
        if (day.day().getMonthValue() == month) {
          cells.add(day);
          if (day.teaching()) school++;
          if (day.working()) working++;
        }
      while (cells.size() < 31) cells.add(null);
      months.add(new Month(first, cells, school, working));
    }
    return months;
  }

  public int schoolDays() {
    return months.stream().mapToInt(Month::schoolDays).sum();
  }

  public int workingDays() {
    return months.stream().mapToInt(Month::workingDays).sum();
  }
}
