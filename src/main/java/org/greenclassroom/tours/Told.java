package org.greenclassroom.tours;

/** What a driver said of a stop. */
enum Told {
  /** Not said yet, or taken back. */
  OPEN,
  DONE,
  FAILED
}
