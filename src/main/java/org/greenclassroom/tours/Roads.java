package org.greenclassroom.tours;

import java.util.Arrays;

/** How far it is and how long it takes from each place to each other, by the places' numbers. */
final class Roads {
  private final int places;
  private final int[] metres;
  private final int[] seconds;

  /**
   * Row after row.
   *
   * @param metres from place a to place b at {@code a * places + b}; seconds likewise
   */
  Roads(int places, int[] metres, int[] seconds) {
    if (metres.length != places * places || seconds.length != places * places)
      throw new IllegalArgumentException("a square of " + places + " places");
    this.places = places;
    this.metres = metres;
    this.seconds = seconds;
  }

  int places() {
    return places;
  }

  int metres(int from, int to) {
    return metres[from * places + to];
  }

  int seconds(int from, int to) {
    return seconds[from * places + to];
  }

  /** For keeping. */
  int[] metres() {
    return Arrays.copyOf(metres, metres.length);
  }

  int[] seconds() {
    return Arrays.copyOf(seconds, seconds.length);
  }
}
