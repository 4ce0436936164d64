package org.greenclassroom.planning;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What a person with a list would do: the room where a machine counts most comes first and takes
 * what is best for it, then the next. It is the measure that every plan must beat.
 */
final class Greedy {
  private Greedy() {}

  static Load[] of(Puzzle puzzle) {
    var loads = puzzle.nothing();
    var left = puzzle.left(loads);
    var order =
        IntStream.range(0, puzzle.rooms().length)
            .boxed()
            .filter(room -> puzzle.rooms()[room].fixed() == null)
            .sorted(Comparator.comparingLong((Integer room) -> -most(puzzle.rooms()[room])))
            .toList();
    for (int room : order) loads[room] = fill(puzzle, room, left);
    return loads;
  }

  private static long most(Puzzle.Room room) {
    long most = 0;
    for (long worth : room.worth()) most = Math.max(most, worth);
    return most;
  }

  private static Load fill(Puzzle puzzle, int asked, int[] left) {
    var room = puzzle.rooms()[asked];
    var load = Load.NOTHING;
    var counts = new int[room.groups().length];
    int open = room.demand();
    while (open > 0) {
      int best = -1;
      var with = load;
      for (int at = 0; at < counts.length; at++) {
        int take = Math.min(open, left[room.groups()[at]]);
        if (take <= 0 || counts[at] > 0) continue;
        var tried = with(puzzle, asked, load, at, take);
        if (tried.worth() > with.worth()) {
          with = tried;
          best = at;
        }
      }
      if (best < 0) break;
      load = with;
      counts[best] = Math.min(open, left[room.groups()[best]]);
      open -= counts[best];
    }
    if (load.machines() < room.minimum()) return Load.NOTHING;
    for (int at = 0; at < counts.length; at++) left[room.groups()[at]] -= counts[at];
    return load;
  }

  private static Load with(Puzzle puzzle, int room, Load load, int arc, int pieces) {
    int n = load.arcs().length;
    var arcs = Arrays.copyOf(load.arcs(), n + 1);
    var many = Arrays.copyOf(load.pieces(), n + 1);
    arcs[n] = arc;
    many[n] = pieces;
    return Load.of(puzzle, room, arcs, many);
  }
}
