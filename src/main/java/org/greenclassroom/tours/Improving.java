package org.greenclassroom.tours;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Makes a draft better within a time, with two threads that uproot and plant, hot at first and
 * cooling. A small plan is driven whole from two seeds, and the better one stands; a large one is
 * halved again and again with other borders, one half for each thread.
 */
final class Improving {
  private static final int THREADS = 2;

  /** Up to so many stops a plan is not divided. */
  private static final int WHOLE = 130;

  /** In ways between neighbours: from where to where it cools. */
  private static final double HOT = 0.3;

  private static final double COLD = 0.01;

  /** Nanoseconds that a thread works before it looks up. */
  private static final long ROUND = 300_000_000L;

  private static final int STEPS = 100;

  private final Puzzle puzzle;
  private final Watch watch;
  private final LongSupplier clock;
  private final Reckoner reckoner;
  private final Nearness nearness;
  private final long seed;
  private final RandomGenerator random;
  private Draft best;
  private long bestValue;

  /** Who looks on while it is worked out. */
  interface Watch {
    Watch NOBODY = new Watch() {};

    /** Whether nobody wants to wait any longer. */
    default boolean isOver() {
      return false;
    }

    /** It got better. */
    default void better(long cost, int unserved) {}
  }

  Improving(Puzzle puzzle, Draft start, long seed, Watch watch) {
    this(puzzle, start, seed, watch, System::nanoTime);
  }

  /**
   * @param clock nanoseconds that pass; on a machine that others use too, those of our own work
   */
  Improving(Puzzle puzzle, Draft start, long seed, Watch watch, LongSupplier clock) {
    this.puzzle = puzzle;
    this.watch = watch;
    this.clock = clock;
    this.seed = seed;
    reckoner = new Reckoner(puzzle);
    nearness = new Nearness(puzzle);
    random = random(seed);
    best = start;
    bestValue = value(start);
  }

  private static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /** Works so long, or until somebody says that it is enough. */
  Draft within(double seconds) {
    if (puzzle.rides().isEmpty() || puzzle.calls().isEmpty()) return best;
    long began = clock.getAsLong();
    long until = began + (long) (seconds * 1e9);
    try (var threads =
        Executors.newFixedThreadPool(THREADS, Thread.ofPlatform().daemon().factory())) {
      if (puzzle.calls().size() <= WHOLE) both(threads, began, until);
      else halves(threads, began, until);
    }
    return best;
  }

  private boolean isOver(long until) {
    return clock.getAsLong() >= until || watch.isOver() || Thread.currentThread().isInterrupted();
  }

  private double heat(long began, long until) {
    double gone = Math.clamp((clock.getAsLong() - began) / (double) (until - began), 0.0, 1.0);
    return nearness.leg() * HOT * Math.pow(COLD / HOT, gone);
  }

  private void work(Uprooting uprooting, long began, long until) {
    long end = Math.min(until, clock.getAsLong() + ROUND);
    while (clock.getAsLong() < end) uprooting.run(STEPS, heat(began, until));
  }

  // ---- a small plan: all of it, from two seeds ----

  private void both(ExecutorService threads, long began, long until) {
    int[] all = all();
    var ways = new ArrayList<Uprooting>();
    for (int i = 0; i < THREADS; i++)
      ways.add(
          new Uprooting(puzzle, nearness, best, all, best.unserved(puzzle), random(seed + 1 + i)));
    while (!isOver(until)) {
      together(threads, ways.stream().<Runnable>map(way -> () -> work(way, began, until)).toList());
      for (var way : ways) {
        var draft = best.copy();
        way.bestInto(draft);
        keep(draft);
      }
    }
  }

  private int[] all() {
    var all = new int[puzzle.rides().size()];
    for (int ride = 0; ride < all.length; ride++) all[ride] = ride;
    return all;
  }

  // ---- a large one: halves ----

  private void halves(ExecutorService threads, long began, long until) {
    var current = best.copy();
    while (!isOver(until)) {
      var halves = halved(current);
      int[] unserved = current.unserved(puzzle);
      var ways = new ArrayList<Uprooting>();
      for (int i = 0; i < THREADS; i++) {
        int which = i;
        ways.add(
            new Uprooting(
                puzzle,
                nearness,
                current,
                halves.get(i),
                Arrays.stream(unserved).filter(call -> call % THREADS == which).toArray(),
                random(random.nextLong())));
      }
      together(threads, ways.stream().<Runnable>map(way -> () -> work(way, began, until)).toList());
      var peak = current.copy();
      for (var way : ways) {
        way.bestInto(peak);
        way.into(current);
      }
      keep(peak);
      keep(current.copy());
    }
  }

  /** The rides around some call, and the others; empty ones to both. */
  private List<int[]> halved(Draft draft) {
    int from = puzzle.calls().get(random.nextInt(puzzle.calls().size())).place();
    var order = near(draft, from);
    int stops = 0;
    for (int ride : order) stops += draft.of(ride).length;
    var here = new ArrayList<Integer>();
    var there = new ArrayList<Integer>();
    int had = 0;
    for (int ride : order) {
      (2 * had < stops ? here : there).add(ride);
      had += draft.of(ride).length;
    }
    boolean turn = false;
    for (int ride = 0; ride < draft.rides(); ride++) {
      if (draft.of(ride).length > 0) continue;
      (turn ? here : there).add(ride);
      turn = !turn;
    }
    return List.of(plain(here), plain(there));
  }

  private static int[] plain(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Rides with stops, those that come nearest to a place first. */
  private List<Integer> near(Draft draft, int from) {
    var nearest = new long[draft.rides()];
    var order = new ArrayList<Integer>();
    for (int ride = 0; ride < draft.rides(); ride++) {
      if (draft.of(ride).length == 0) continue;
      nearest[ride] = Long.MAX_VALUE;
      for (int call : draft.of(ride))
        nearest[ride] =
            Math.min(nearest[ride], nearness.cost(from, puzzle.calls().get(call).place()));
      order.add(ride);
    }
    order.sort(Comparator.comparingLong(ride -> nearest[ride]));
    return order;
  }

  // ---- common ----

  private static void together(ExecutorService threads, List<Runnable> work) {
    var done = work.stream().map(threads::submit).toList();
    try {
      for (var each : done) each.get();
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof RuntimeException known) throw known;
      throw new IllegalStateException(failure.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void keep(Draft draft) {
    long value = value(draft);
    if (value >= bestValue) return;
    best = draft;
    bestValue = value;
    watch.better(reckoner.cost(draft), draft.unserved(puzzle).length);
  }

  /** Less is better: what is not served, then the cost. What is wrong is worse than anything. */
  private long value(Draft draft) {
    long value =
        1_000_000_000_000L * Math.min(1_000_000, reckoner.wrong(draft)) + reckoner.cost(draft);
    for (int call : draft.unserved(puzzle)) value += puzzle.calls().get(call).worth();
    return value;
  }
}
