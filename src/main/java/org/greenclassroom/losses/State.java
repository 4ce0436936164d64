package org.greenclassroom.losses;

/** Where a search stands. */
enum State {
  MISSING,
  SEARCHED,
  FOUND,
  WRITTEN_OFF
}
