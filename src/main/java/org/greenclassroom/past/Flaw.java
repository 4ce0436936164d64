package org.greenclassroom.past;

/** What is wrong in a line, or worth knowing. */
enum Flaw {
  /** A sum of other lines: left out, for it would be counted twice. */
  TOTAL(true),
  /** A sum that its lines do not add up to: left out, and a contradiction. */
  TOTAL_DIFFERS(true),
  /** No number that can be taken. */
  NOTHING_SAID(true),
  /** A year that is still to come. */
  YEAR_LATER(true),
  /** More than one year, or words: taken, of an unknown year. */
  YEAR_UNCLEAR(false),
  /** Left out; the other cells of the line are taken. */
  NUMBER_UNCLEAR(false),
  /** "About thirty": taken as thirty. */
  APPROXIMATE(false),
  /** Said not to be known: taken as unknown, never as nothing. */
  UNKNOWN(false),
  /** A room number that another line has: taken, and a contradiction. */
  ROOM_TWICE(false);

  private final boolean refuses;

  Flaw(boolean refuses) {
    this.refuses = refuses;
  }

  /** Whether nothing of the line is taken. */
  public boolean refuses() {
    return refuses;
  }
}
