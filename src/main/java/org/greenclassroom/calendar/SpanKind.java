package org.greenclassroom.calendar;

/** What some days in a row are. */
enum SpanKind {
  /** Nobody works. */
  HOLIDAY,
  /** A weekend day on which people work. */
  MAKEUP,
  /** People work, nobody teaches. */
  BREAK,
  /** Lessons after all, where a parent says break or examinations. */
  TEACHING,
  /** School is open, nobody should visit. */
  EXAM
}
