package org.greenclassroom.planning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * Makes a plan better: empties a few rooms that want the same machines, fills them again one after
 * another, each with the best for it, and keeps what is no worse (ruin and recreate).
 *
 * <p>While rooms are still to come, machines cost a part of their price, so that the first does not
 * take what the next needs more; at the end each room fills up for nothing.
 */
final class Improving {
  /** Of the prices, in thousandths: drawn anew each time. */
  private static final long[] PARTS = {0, 500, 800, 950, 1000, 1000, 1000, 1050};

  /** So many rooms at most are emptied at once. */
  private static final int MOST = 8;

  private final Puzzle puzzle;
  private final int[] rooms;
  private final int[] left;
  private final long[] price;
  private final long[] asked;
  private final long[] free;
  private final Filling filling;
  private final Random random;
  private final int[][] wanting;

  private final Load[] loads;
  private long value;
  final Load[] best;
  long bestValue;
  long rounds;
  long sinceBetter;

  /**
   * @param start a plan of the whole puzzle; only the rooms named are looked at
   * @param left what nobody has
   */
  Improving(Puzzle puzzle, int[] rooms, Load[] start, int[] left, long[] price, long seed) {
    this.puzzle = puzzle;
    this.rooms = rooms;
    this.left = left;
    this.price = price;
    this.asked = new long[price.length];
    this.free = new long[price.length];
    this.filling = new Filling(puzzle);
    this.random = new Random(seed);
    this.loads = start.clone();
    this.best = start.clone();
    var wanting = new ArrayList<List<Integer>>();
    for (int group = 0; group < price.length; group++) wanting.add(new ArrayList<>(0));
    for (int room : rooms) {
      value += loads[room].worth();
      for (int group : puzzle.rooms()[room].groups()) wanting.get(group).add(room);
    }
    this.wanting =
        wanting.stream()
            .map(all -> all.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
    bestValue = value;
  }

  /** From nothing: rooms in this order, at this part (of 1000) of the prices. */
  void build(int[] order, long part) {
    for (int room : order) put(room, Load.NOTHING);
    refill(order, part);
    keepBest();
  }

  /** Goes on from the best plan known. */
  void backToBest() {
    for (int room : rooms) put(room, best[room]);
  }

  void run(long bound, BooleanSupplier enough) {
    // so much worse is still accepted at first: a hundredth of what a room is worth
    double heat = 0.01 * Math.max(1, value) / Math.max(1, rooms.length);
    var before = new Load[MOST];
    while (bestValue < bound && !enough.getAsBoolean()) {
      rounds++;
      sinceBetter++;
      var picked = pick();
      long had = value;
      for (int i = 0; i < picked.length; i++) {
        before[i] = loads[picked[i]];
        put(picked[i], Load.NOTHING);
      }
      refill(picked, PARTS[random.nextInt(PARTS.length)]);
      heat *= 0.9998;
      if (value < had + heat * Math.log(1 - random.nextDouble())) {
        for (int room : picked) put(room, Load.NOTHING);
        for (int i = 0; i < picked.length; i++) put(picked[i], before[i]);
      } else if (value > bestValue) keepBest();
    }
  }

  private void keepBest() {
    if (value <= bestValue) return;
    bestValue = value;
    sinceBetter = 0;
    for (int room : rooms) best[room] = loads[room];
  }

  /** A room and some that want what it wants. */
  private int[] pick() {
    int size = Math.min(rooms.length, 2 + random.nextInt(MOST - 1));
    var picked = new int[size];
    int n = 0;
    picked[n++] = rooms[random.nextInt(rooms.length)];
    for (int tries = 0; n < size && tries < 40; tries++) {
      int from = picked[random.nextInt(n)];
      var groups = puzzle.rooms()[from].groups();
      var arcs = loads[from].arcs();
      // mostly a group that it has
      int at =
          arcs.length > 0 && random.nextInt(4) > 0
              ? arcs[random.nextInt(arcs.length)]
              : random.nextInt(groups.length);
      var others = wanting[groups[at]];
      int other = others[random.nextInt(others.length)];
      boolean known = false;
      for (int i = 0; i < n && !known; i++) known = picked[i] == other;
      if (!known) picked[n++] = other;
    }
    for (int i = n - 1; i > 0; i--) {
      int to = random.nextInt(i + 1);
      int swap = picked[i];
      picked[i] = picked[to];
      picked[to] = swap;
    }
    return Arrays.copyOf(picked, n);
  }

  private void refill(int[] order, long part) {
    for (int i = 0; i < order.length; i++)
      fill(
          order[i],
          i == order.length - 1 && order.length <= MOST ? 0 : part,
          order.length <= MOST ? some(order[i]) : puzzle.rooms()[order[i]].demand());
    for (int room : order) {
      var had = loads[room];
      fill(room, 0, puzzle.rooms()[room].demand());
      if (loads[room].worth() < had.worth()) put(room, had);
    }
  }

  private void fill(int room, long part, int most) {
    put(room, Load.NOTHING);
    var at = part == 0 ? free : asked;
    if (part != 0)
      for (int group : puzzle.rooms()[room].groups()) asked[group] = price[group] * part / 1000;
    filling.best(room, left, at, false, most);
    put(room, filling.load());
  }

  /** Mostly as many as it asks for; at times fewer, so that another gets its half. */
  private int some(int room) {
    var wanted = puzzle.rooms()[room];
    if (random.nextInt(4) > 0) return wanted.demand();
    return wanted.minimum() + random.nextInt(wanted.demand() - wanted.minimum() + 1);
  }

  /** Puts this into a room, in the place of what is in it. */
  private void put(int room, Load load) {
    var groups = puzzle.rooms()[room].groups();
    var had = loads[room];
    for (int i = 0; i < had.arcs().length; i++) left[groups[had.arcs()[i]]] += had.pieces()[i];
    for (int i = 0; i < load.arcs().length; i++) left[groups[load.arcs()[i]]] -= load.pieces()[i];
    value += load.worth() - had.worth();
    loads[room] = load;
  }
}
