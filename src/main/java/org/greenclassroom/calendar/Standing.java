package org.greenclassroom.calendar;

/** How sure it is. */
enum Standing {
  PUBLISHED,
  /** Nobody has published it yet. */
  EXPECTED,
  /** The division or the school says so itself. */
  LOCAL
}
