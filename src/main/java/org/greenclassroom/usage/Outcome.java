package org.greenclassroom.usage;

/** What became of one row. A sender may forget a row after each of the first three. */
public enum Outcome {
  ACCEPTED,
  /** The same revision was there. */
  DUPLICATE,
  /** A higher revision was there. */
  SUPERSEDED,
  REJECTED;

  char letter() {
    return name().charAt(0);
  }

  static Outcome of(char letter) {
    for (var one : values()) if (one.letter() == letter) return one;
    throw new IllegalArgumentException("no outcome " + letter);
  }
}
