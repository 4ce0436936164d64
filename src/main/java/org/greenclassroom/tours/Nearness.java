package org.greenclassroom.tours;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which calls lie near each other, and what the way between two places costs. Made once for a
 * puzzle.
 */
final class Nearness {
  private static final int MOST = 120;

  private final int places;
  private final long[] costs;
  private final int[][] near;
  private final int[] kinds;

  /** Nothing but weight holds anything back: no windows, no hours, and all goes one way. */
  private final boolean plain;

  private final double leg;

  Nearness(Puzzle puzzle) {
    var roads = puzzle.roads();
    var terms = puzzle.terms();
    places = roads.places();
    costs = new long[places * places];
    for (int from = 0; from < places; from++)
      for (int to = 0; to < places; to++)
        costs[from * places + to] =
            roads.metres(from, to) * terms.perMetre() + roads.seconds(from, to) * terms.perSecond();
    var calls = puzzle.calls();
    near = new int[calls.size()][];
    double legs = 0;
    for (var call : calls) {
      near[call.call()] =
          IntStream.range(0, calls.size())
              .filter(other -> other != call.call())
              .boxed()
              .sorted(
                  Comparator.comparingLong(other -> cost(call.place(), calls.get(other).place())))
              .limit(MOST)
              .mapToInt(Integer::intValue)
              .toArray();
      int few = Math.min(10, near[call.call()].length);
      for (int i = 0; i < few; i++)
        legs += cost(call.place(), calls.get(near[call.call()][i]).place()) / (double) few;
    }
    leg = calls.isEmpty() ? 1 : Math.max(1, legs / calls.size());
    kinds = kinds(puzzle.rides());
    plain = isPlain(puzzle);
  }

  private static int[] kinds(List<Ride> rides) {
    var known = new ArrayList<Ride>();
    var kinds = new int[rides.size()];
    for (var ride : rides) {
      int kind = 0;
      while (kind < known.size() && !known.get(kind).isLike(ride)) kind++;
      if (kind == known.size()) known.add(ride);
      kinds[ride.ride()] = kind;
    }
    return kinds;
  }

  private static boolean isPlain(Puzzle puzzle) {
    var terms = puzzle.terms();
    return terms.duty() == Integer.MAX_VALUE
        && terms.driving() == Integer.MAX_VALUE
        && puzzle.calls().stream()
            .allMatch(call ->
                !call.outward()
                    && call.from() < 0
                    && call.ride() < 0
                    && call.windows().size() == 1
                    && call.windows().getFirst().from() == 0
                    && call.windows().getFirst().latest() >= Integer.MAX_VALUE / 4);
  }

  long cost(int from, int to) {
    return costs[from * places + to];
  }

  int[] near(int call) {
    return near[call];
  }

  int kind(int ride) {
    return kinds[ride];
  }

  boolean isPlain() {
    return plain;
  }

  /** What a way between neighbours costs, on average. */
  double leg() {
    return leg;
  }
}
