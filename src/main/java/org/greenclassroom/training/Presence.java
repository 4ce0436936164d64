package org.greenclassroom.training;

/** Whether somebody came. */
enum Presence {
  EXPECTED,
  CAME,
  ABSENT
}
