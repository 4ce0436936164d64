package org.greenclassroom.lessons;

/** A room in a span of days. */
public record Sum(
    long classroom,
    int expected,
    int held,
    int cancelled,
    int silent,
    int extra,
    String room,
    long school,
    String schoolName) {
  /** Held of expected, in percent; unknown (minus one) where nothing was expected. */
  public int share() {
    return expected == 0 ? -1 : Math.round(100f * held / expected);
  }

  String key() {
    return -silent + "_" + classroom;
  }
}
