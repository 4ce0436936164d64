package org.greenclassroom.special;

/** The highest level that somebody in a group has reached. */
public enum Reached {
  KEYBOARD,
  SCREEN_READER,
  DOCUMENTS,
  INTERNET,
  CODING
}
