package org.greenclassroom.planning;

/**
 * What one room gets.
 *
 * @param arcs which of the room's groups, each once
 * @param pieces how many of each, at least one
 * @param machines all together
 * @param worth what it is worth there
 */
@SuppressWarnings("ArrayRecordComponent") // arithmetic: never compared, never printed
record Load(int[] arcs, int[] pieces, int machines, long worth) {
  static final Load NOTHING = new Load(new int[0], new int[0], 0, 0);

  /**
   * @param counts one for each of the room's groups
   */
  static Load of(Puzzle puzzle, int room, int[] counts) {
    int used = 0;
    for (int count : counts) if (count > 0) used++;
    var arcs = new int[used];
    var pieces = new int[used];
    int n = 0;
    for (int at = 0; at < counts.length; at++) {
      if (counts[at] == 0) continue;
      arcs[n] = at;
      pieces[n++] = counts[at];
    }
    return of(puzzle, room, arcs, pieces);
  }

  static Load of(Puzzle puzzle, int room, int[] arcs, int[] pieces) {
    int machines = 0;
    for (int count : pieces) machines += count;
    return new Load(arcs, pieces, machines, puzzle.worth(room, arcs, pieces));
  }

  boolean isEmpty() {
    return machines == 0;
  }
}
