package org.greenclassroom.tours;

import java.util.List;

/**
 * Something of a tour that may not be, for saying it in words.
 *
 * @param stop the call it is about; below zero: the whole tour
 * @param arguments of its sentence
 */
record Violation(Kind kind, int stop, List<Object> arguments) {
  enum Kind {
    /** Kilograms at most on board; what the truck may carry. */
    OVERWEIGHT,
    OVERSIZE,
    /** Name, when it arrives, when one had to begin at the latest. */
    LATE,
    /** Nobody is there on that day. */
    CLOSED,
    BORDER,
    WRONG_HOME,
    DRIVING,
    DUTY,
    OVERTIME
  }

  /** The key of its sentence. */
  public String key() {
    return "tours.violation." + kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
