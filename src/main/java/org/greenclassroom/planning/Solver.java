package org.greenclassroom.planning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Who gets what: prices first (they give the bound and tell what is scarce), then plans built along
 * them, then the best of these improved for as long as there is time. Rooms that share no machine
 * with each other, directly or through others, are separate problems: a territory, a kind.
 *
 * <p>Decision 44 says what was measured against what.
 */
final class Solver {
  /** Of the time, as much goes into prices. */
  private static final double PRICING = 0.4;

  /** With many rooms the first prices are nearly right already. */
  private static final double PRICING_MANY = 0.15;

  private static final int MANY = 300;

  /** When nothing got better for so long, nothing will: rounds for each room. */
  private static final long PATIENCE = 150;

  /**
   * How long it may take.
   *
   * @param seconds by the wall clock
   * @param rounds of improving for each part; a test that must come out the same sets it
   */
  record Budget(double seconds, long rounds, int threads) {
    static Budget seconds(double seconds) {
      return new Budget(
          seconds, Long.MAX_VALUE, Math.min(2, Runtime.getRuntime().availableProcessors()));
    }

    /** The same every time, on any machine. */
    static Budget rounds(long rounds) {
      return new Budget(1e9, rounds, 1);
    }
  }

  /**
   * A plan.
   *
   * @param loads what each room gets
   * @param greedy what the greedy one is worth
   * @param bound what no plan exceeds
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Answer(Load[] loads, long value, long greedy, long bound, long rounds) {
    double share() {
      return bound <= 0 ? 1 : (double) value / bound;
    }
  }

  private Solver() {}

  static Answer solve(Puzzle puzzle, Budget budget, long seed) {
    return solve(puzzle, budget, seed, null);
  }

  /**
   * The same, never worse than a plan that is known.
   *
   * @param known a plan that keeps every rule; null: none
   * @throws CancellationException when this thread is told to stop
   */
  static Answer solve(Puzzle puzzle, Budget budget, long seed, Load @Nullable [] known) {
    var greedy = Greedy.of(puzzle);
    var start = known == null || Puzzle.worth(known) < Puzzle.worth(greedy) ? greedy : known;
    var loads = puzzle.nothing();
    long decided = Puzzle.worth(loads);
    var left = puzzle.left(loads);
    var parts = parts(puzzle);
    double work = parts.stream().mapToDouble(part -> work(puzzle, part)).sum();
    var bound = new AtomicLong(decided);
    var rounds = new AtomicLong();
    var running = new ArrayList<Future<?>>();
    try (var pool = Executors.newFixedThreadPool(budget.threads())) {
      for (var part : parts) {
        double share = work(puzzle, part) / Math.max(1, work);
        double seconds =
            Math.min(budget.seconds() * 0.95, budget.seconds() * 0.95 * budget.threads() * share);
        running.add(
            pool.submit(() -> {
              // each part writes its own rooms and nobody else's
              var solved = new Part(puzzle, part, left, start, seconds, budget.rounds(), seed);
              solved.solve(loads);
              bound.addAndGet(solved.bound);
              rounds.addAndGet(solved.rounds);
              return null;
            }));
      }
    }
    // parts that had not begun never will
    if (Thread.currentThread().isInterrupted()) throw new CancellationException();
    for (var each : running) each.resultNow();
    return new Answer(loads, Puzzle.worth(loads), Puzzle.worth(greedy), bound.get(), rounds.get());
  }

  private static double work(Puzzle puzzle, int[] part) {
    double arcs = 0;
    for (int room : part) arcs += puzzle.rooms()[room].groups().length;
    return arcs + part.length;
  }

  /** Rooms that compete with each other, the most work first. */
  private static List<int[]> parts(Puzzle puzzle) {
    var root = IntStream.range(0, puzzle.supply().length).toArray();
    for (var room : puzzle.rooms())
      if (room.fixed() == null)
        for (int group : room.groups()) root[find(root, group)] = find(root, room.groups()[0]);
    var byRoot = new java.util.TreeMap<Integer, List<Integer>>();
    for (int room = 0; room < puzzle.rooms().length; room++) {
      var groups = puzzle.rooms()[room].groups();
      if (groups.length == 0 || puzzle.rooms()[room].fixed() != null) continue;
      byRoot.computeIfAbsent(find(root, groups[0]), _ -> new ArrayList<>()).add(room);
    }
    return byRoot.values().stream()
        .map(rooms -> rooms.stream().mapToInt(Integer::intValue).toArray())
        .sorted(Comparator.comparingDouble(part -> -work(puzzle, part)))
        .toList();
  }

  private static int find(int[] root, int of) {
    while (root[of] != of) of = root[of] = root[root[of]];
    return of;
  }

  /** One of the separate problems. */
  private static final class Part {
    private final Puzzle puzzle;
    private final int[] rooms;
    private final int[] left;
    private final Load[] start;
    private final long seed;
    private final long most;
    private final long begun = System.nanoTime();
    private final double seconds;
    long bound;
    long rounds;

    Part(
        Puzzle puzzle,
        int[] rooms,
        int[] left,
        Load[] start,
        double seconds,
        long most,
        long seed) {
      this.puzzle = puzzle;
      this.rooms = rooms;
      this.left = left.clone();
      this.start = start;
      this.seconds = seconds;
      this.most = most;
      this.seed = seed;
    }

    private boolean isOver(double after) {
      return (System.nanoTime() - begun) / 1e9 > after || Thread.currentThread().isInterrupted();
    }

    void solve(Load[] into) {
      long known = 0;
      for (int room : rooms) known += start[room].worth();
      var prices = new Prices(puzzle, rooms, left.clone());
      double pricing = rooms.length < MANY ? PRICING : PRICING_MANY;
      prices.search(
          known, () -> isOver(seconds * pricing) || (prices.rounds >= most && prices.rounds >= 50));
      bound = prices.bound;
      for (int room : rooms)
        for (int i = 0; i < start[room].arcs().length; i++)
          left[puzzle.rooms()[room].groups()[start[room].arcs()[i]]] -= start[room].pieces()[i];
      var better = new Improving(puzzle, rooms, start, left, prices.price, seed);
      for (int[] order : orders(prices))
        for (long part : new long[] {1000, 900, 600, 0}) {
          if (isOver(seconds)) break;
          better.build(order, part);
        }
      better.backToBest();
      better.run(
          bound,
          () ->
              better.rounds >= most
                  || better.sinceBetter > 2000 + PATIENCE * rooms.length
                  || ((better.rounds & 15) == 0 && isOver(seconds)));
      rounds = better.rounds;
      for (int room : rooms) into[room] = better.best[room];
    }

    /** Where a machine counts most; and where a room gains most over the prices of its machines. */
    private List<int[]> orders(Prices prices) {
      var dearest = IntStream.of(rooms).boxed().toArray(Integer[]::new);
      Arrays.sort(
          dearest,
          Comparator.comparingLong(
              room -> -Arrays.stream(puzzle.rooms()[room].worth()).max().orElse(0)));
      var filling = new Filling(puzzle);
      var gain = new long[puzzle.rooms().length];
      for (int room : rooms) gain[room] = filling.best(room, puzzle.supply(), prices.price, false);
      var keenest = dearest.clone();
      Arrays.sort(keenest, Comparator.comparingLong(room -> -gain[room]));
      return List.of(ints(keenest), ints(dearest));
    }

    private static int[] ints(Integer[] boxed) {
      return Arrays.stream(boxed).mapToInt(Integer::intValue).toArray();
    }
  }
}
