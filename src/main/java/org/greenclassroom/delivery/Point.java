package org.greenclassroom.delivery;

/** One point of the checklist that is gone through on site before the school accepts. */
public enum Point {
  /** Every computer starts on the room's own sockets, all at the same time. */
  POWER,
  /** The computers reach each other and the way out, where the school has one. */
  NETWORK,
  /** The system that was installed in the workshop starts and is the one that was promised. */
  IMAGE,
  /**
   * The filter that keeps minors from what is not for them is on. Without it no room is opened: PRC
   * Regulations on the Protection of Minors in Cyberspace, 2023, articles 19 and 20.
   */
  FILTER,
  /** The screen reader reads the page on which one signs in, before anybody signed in. */
  SCREEN_READER,
  /** A teacher was shown how to start, to restore and to report. */
  TEACHER_SHOWN,
  /** Each seat shows its number and the tag of its computer. */
  SEATS_LABELLED;

  /** Without a yes here nothing is accepted, whatever the reason. */
  public boolean isHardStop() {
    return this == FILTER;
  }

  /** Whether a number of seats is told with the answer. */
  public boolean isOfSeats() {
    return this == FILTER || this == SCREEN_READER || this == IMAGE;
  }

  /** A room can be without the thing: a school without a line, without a screen reader. */
  boolean mayBeAbsent() {
    return this == NETWORK || this == SCREEN_READER;
  }
}
