package org.greenclassroom.watch;

/** What the owner of an alert does about it. */
public enum Action {
  CALL,
  VISIT,
  ASK_LINE,
  LOOK_FOR,
  BATTERY,
  DISK,
  ENROL_AGAIN,
  COUNT_AGAIN,
  MEND,
  CORRECT_BOOK
}
