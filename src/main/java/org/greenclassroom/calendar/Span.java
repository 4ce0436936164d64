package org.greenclassroom.calendar;

import java.time.LocalDate;

/**
 * Some days in a row, all of one kind.
 *
 * @param calendar which calendar says so
 * @param lastDay included
 */
record Span(
    long span,
    long calendar,
    LocalDate firstDay,
    LocalDate lastDay,
    SpanKind kind,
    String note,
    Standing standing,
    String source) {

  /** As the log keeps it. */
  String said() {
    var days = firstDay.equals(lastDay) ? firstDay.toString() : firstDay + " – " + lastDay;
    return days + " " + kind + " · " + note + " · " + standing + " · " + source;
  }

  boolean sameDays(Span other) {
    return firstDay.equals(other.firstDay) && lastDay.equals(other.lastDay) && kind == other.kind;
  }
}
