package org.greenclassroom.surveys;

/** How a question is answered. */
public enum Kind {
  /** A whole number. */
  COUNT,
  /** A measured number, with decimals. */
  MEASURE,
  YES_NO,
  /** One of the words of a closed list. */
  CHOICE,
  DAY,
  TEXT
}
