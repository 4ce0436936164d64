package org.greenclassroom.tours;

import java.util.Arrays;

/** Which ride makes which stops, in their order. Whatever is in none is not served. */
final class Draft {
  private final int[][] rides;

  private Draft(int[][] rides) {
    this.rides = rides;
  }

  static Draft empty(Puzzle puzzle) {
    var rides = new int[puzzle.rides().size()][];
    Arrays.fill(rides, new int[0]);
    return new Draft(rides);
  }

  Draft copy() {
    return new Draft(rides.clone()); // rows are never written into, only exchanged
  }

  int[] of(int ride) {
    return rides[ride];
  }

  void set(int ride, int[] calls) {
    rides[ride] = calls;
  }

  int rides() {
    return rides.length;
  }

  /** Those in no ride. */
  int[] unserved(Puzzle puzzle) {
    var served = new boolean[puzzle.calls().size()];
    for (var ride : rides) for (int call : ride) served[call] = true;
    int count = 0;
    var left = new int[served.length];
    for (int call = 0; call < served.length; call++) if (!served[call]) left[count++] = call;
    return Arrays.copyOf(left, count);
  }

  /** The calls with one more put in before this position. */
  static int[] with(int[] calls, int at, int call) {
    var longer = new int[calls.length + 1];
    System.arraycopy(calls, 0, longer, 0, at);
    longer[at] = call;
    System.arraycopy(calls, at, longer, at + 1, calls.length - at);
    return longer;
  }
}
