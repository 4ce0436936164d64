package org.greenclassroom.tours;

import java.util.Arrays;
import java.util.BitSet;
import java.util.random.RandomGenerator;

/**
 * Our own neighbourhood: strings of stops that lie together are taken out of several rides and put
 * back one by one where they cost least, and sometimes a place is overlooked (Christiaens and
 * Vanden Berghe: Slack Induction by String Removals, Transportation Science 54, 2020). Worse is
 * accepted while it is hot, as in annealing.
 *
 * <p>It works on some rides of a draft and leaves the others alone, so that two can work at once.
 */
final class Uprooting {
  private static final double REMOVED = 10;
  private static final int LONGEST = 10;
  private static final double OVERLOOKED = 0.01;
  private static final double SPLIT_LONGER = 0.01;
  private static final int[] NONE = {};
  private static final int ABSENT = -1;
  private static final int ELSEWHERE = -2;

  private final Puzzle puzzle;
  private final Call[] calls;
  private final Ride[] fleet;
  private final Nearness nearness;
  private final Reckoner reckoner;
  private final RandomGenerator random;

  private final int[] active;
  private final int[] own;
  private final int[][] rows;
  private final long[] costs;
  private final long[] inGrams;
  private final long[] inLitres;
  private final long[] outGrams;
  private final long[] outLitres;
  private final int[] rideOf;
  private final BitSet absent = new BitSet();

  private long lost;
  private long now;
  private long best;
  private int[][] bestRows;

  // what the step before it is accepted has changed
  private final int[][] oldRows;
  private final boolean[] touched;
  private final long[] oldCosts;
  private final int[] changed;
  private int changes;
  private final int[] taken;
  private final int[] oldRide;
  private int takes;
  private final int[] buffer;
  private final long[] keys;

  Uprooting(
      Puzzle puzzle,
      Nearness nearness,
      Draft draft,
      int[] active,
      int[] unserved,
      RandomGenerator random) {
    this.puzzle = puzzle;
    this.nearness = nearness;
    this.random = random;
    this.active = active;
    calls = puzzle.calls().toArray(Call[]::new);
    fleet = puzzle.rides().toArray(Ride[]::new);
    reckoner = new Reckoner(puzzle);
    int rides = fleet.length;
    rows = new int[rides][];
    costs = new long[rides];
    inGrams = new long[rides];
    inLitres = new long[rides];
    outGrams = new long[rides];
    outLitres = new long[rides];
    oldRows = new int[rides][];
    Arrays.fill(rows, NONE);
    Arrays.fill(oldRows, NONE);
    touched = new boolean[rides];
    oldCosts = new long[rides];
    changed = new int[rides];
    rideOf = new int[calls.length];
    taken = new int[calls.length];
    oldRide = new int[calls.length];
    keys = new long[calls.length];
    buffer = new int[calls.length + 1];
    Arrays.fill(rideOf, ELSEWHERE);
    int count = unserved.length;
    for (int ride : active) {
      rows[ride] = draft.of(ride);
      count += rows[ride].length;
      for (int call : rows[ride]) rideOf[call] = ride;
      weigh(ride);
      now += costs[ride];
    }
    own = new int[count];
    int at = 0;
    for (int ride : active) for (int call : rows[ride]) own[at++] = call;
    for (int call : unserved) {
      own[at++] = call;
      rideOf[call] = ABSENT;
      absent.set(call);
      now += calls[call].worth();
    }
    best = now;
    bestRows = rows.clone();
  }

  /** So many steps at this heat, in units of cost. */
  void run(int steps, double heat) {
    if (own.length == 0) return;
    for (int step = 0; step < steps; step++) {
      changes = 0;
      takes = 0;
      lost = 0;
      uproot();
      plant();
      long change = lost;
      for (int i = 0; i < changes; i++) change += costs[changed[i]] - oldCosts[changed[i]];
      if (change >= 0 && change > -heat * Math.log(random.nextDouble())) back();
      else {
        now += change;
        if (now < best) {
          best = now;
          bestRows = rows.clone();
        }
        forget();
      }
    }
  }

  /** Where it stands; not always the best. */
  void into(Draft draft) {
    for (int ride : active) draft.set(ride, rows[ride]);
  }

  /** The best it has seen. */
  void bestInto(Draft draft) {
    for (int ride : active) draft.set(ride, bestRows[ride]);
  }

  // ---- out ----

  private void uproot() {
    // what has no ride tries again with those that lose theirs
    for (int call = absent.nextSetBit(0);
        call >= 0 && takes < 5;
        call = absent.nextSetBit(call + 1)) {
      taken[takes] = call;
      oldRide[takes++] = ABSENT;
      lost -= calls[call].worth();
    }
    double average = 0;
    int filled = 0;
    for (int ride : active)
      if (rows[ride].length > 0) {
        average += rows[ride].length;
        filled++;
      }
    if (filled == 0) return;
    average /= filled;
    double longest = Math.min(LONGEST, average);
    double most = 4 * REMOVED / (1 + longest) - 1;
    int strings = (int) (random.nextDouble() * most + 1);
    int seed = own[random.nextInt(own.length)];
    int cut = 0;
    if (rideOf[seed] >= 0) {
      cut(seed, longest);
      cut++;
    }
    for (int call : nearness.near(seed)) {
      if (cut >= strings) break;
      int ride = rideOf[call];
      if (ride < 0 || touched[ride]) continue;
      cut(call, longest);
      cut++;
    }
  }

  private void touch(int ride) {
    if (touched[ride]) return;
    touched[ride] = true;
    oldRows[ride] = rows[ride];
    oldCosts[ride] = costs[ride];
    changed[changes++] = ride;
  }

  /** Takes a string that holds this call out of its ride; half the time some of it stays. */
  private void cut(int call, double longest) {
    int ride = rideOf[call];
    var row = rows[ride];
    int length = (int) (random.nextDouble() * Math.min(row.length, longest) + 1);
    length = Math.min(length, row.length);
    int at = 0;
    while (row[at] != call) at++;
    int kept = 0;
    if (length > 1 && length < row.length && random.nextBoolean()) {
      kept = 1;
      while (length + kept < row.length && random.nextDouble() > SPLIT_LONGER) kept++;
    }
    int span = length + kept;
    int first = Math.max(0, at - span + 1);
    int last = Math.min(at, row.length - span);
    int from = first + random.nextInt(last - first + 1);
    int keepFrom = kept == 0 ? -1 : from + random.nextInt(length + 1);
    touch(ride);
    var left = new int[row.length - length];
    int size = 0;
    for (int i = 0; i < row.length; i++) {
      boolean out =
          i >= from && i < from + span && !(kept > 0 && i >= keepFrom && i < keepFrom + kept);
      if (!out) {
        left[size++] = row[i];
        continue;
      }
      taken[takes] = row[i];
      oldRide[takes++] = ride;
      rideOf[row[i]] = ABSENT;
    }
    rows[ride] = left;
    weigh(ride);
  }

  // ---- in ----

  private void plant() {
    order();
    for (int i = 0; i < takes; i++) {
      int call = (int) (keys[i] & 0xffffff);
      if (!plant(call)) {
        absent.set(call);
        lost += calls[call].worth();
      } else absent.clear(call);
    }
  }

  /** In any order, the heaviest first, the farthest first, or the nearest first. */
  private void order() {
    int way = random.nextInt(11);
    int home = fleet[active[0]].home();
    for (int i = 0; i < takes; i++) {
      var call = calls[taken[i]];
      long key =
          way < 4
              ? random.nextInt(1 << 30)
              : way < 8
                  ? Integer.MAX_VALUE - Math.min(Integer.MAX_VALUE, call.grams() + call.litres())
                  : way < 10
                      ? Integer.MAX_VALUE
                          - Math.min(Integer.MAX_VALUE, nearness.cost(home, call.place()) >> 4)
                      : Math.min(Integer.MAX_VALUE, nearness.cost(home, call.place()) >> 4);
      keys[i] = key << 24 | taken[i];
    }
    Arrays.sort(keys, 0, takes);
  }

  private boolean plant(int number) {
    var call = calls[number];
    long least = Long.MAX_VALUE;
    int bestRide = -1;
    int bestAt = 0;
    long seen = 0; // kinds of which an empty ride was tried
    boolean plain = nearness.isPlain();
    for (int ride : active) {
      var row = rows[ride];
      if (row.length == 0) {
        int kind = nearness.kind(ride);
        if (kind < 64) {
          if ((seen >>> kind & 1) == 1) continue;
          seen |= 1L << kind;
        }
      }
      if (!holds(ride, call) || Reckoner.isMisplaced(fleet[ride], call)) continue;
      int home = fleet[ride].home();
      long extra = row.length == 0 ? puzzle.terms().perRide() : 0;
      int before = home;
      for (int at = 0; at <= row.length; at++) {
        int after = at == row.length ? home : calls[row[at]].place();
        long cost =
            nearness.cost(before, call.place())
                + nearness.cost(call.place(), after)
                - (before == after ? 0 : nearness.cost(before, after))
                + extra;
        before = after;
        if (cost >= least || random.nextDouble() < OVERLOOKED) continue;
        if (!plain) {
          System.arraycopy(row, 0, buffer, 0, at);
          buffer[at] = number;
          System.arraycopy(row, at, buffer, at + 1, row.length - at);
          reckoner.run(fleet[ride], buffer, row.length + 1, null);
          if (reckoner.wrong > 0) continue;
          cost = reckoner.cost - costs[ride];
          if (cost >= least) continue;
        }
        least = cost;
        bestRide = ride;
        bestAt = at;
      }
    }
    if (bestRide < 0) return false;
    touch(bestRide);
    rows[bestRide] = Draft.with(rows[bestRide], bestAt, number);
    rideOf[number] = bestRide;
    weigh(bestRide);
    return true;
  }

  private boolean holds(int ride, Call call) {
    var truck = fleet[ride];
    return call.outward()
        ? outGrams[ride] + call.grams() <= truck.grams()
            && outLitres[ride] + call.litres() <= truck.litres()
        : inGrams[ride] + call.grams() <= truck.grams()
            && inLitres[ride] + call.litres() <= truck.litres();
  }

  private void weigh(int ride) {
    long gramsIn = 0;
    long litresIn = 0;
    long gramsOut = 0;
    long litresOut = 0;
    for (int number : rows[ride]) {
      var call = calls[number];
      if (call.outward()) {
        gramsOut += call.grams();
        litresOut += call.litres();
      } else {
        gramsIn += call.grams();
        litresIn += call.litres();
      }
    }
    inGrams[ride] = gramsIn;
    inLitres[ride] = litresIn;
    outGrams[ride] = gramsOut;
    outLitres[ride] = litresOut;
    reckoner.run(fleet[ride], rows[ride]);
    costs[ride] = reckoner.cost;
  }

  // ---- accepted, or not ----

  private void back() {
    for (int i = 0; i < changes; i++) {
      int ride = changed[i];
      rows[ride] = oldRows[ride];
      weigh(ride);
    }
    for (int i = 0; i < takes; i++) {
      int call = taken[i];
      rideOf[call] = oldRide[i];
      if (oldRide[i] == ABSENT) absent.set(call);
      else absent.clear(call);
    }
    forget();
  }

  private void forget() {
    for (int i = 0; i < changes; i++) touched[changed[i]] = false;
  }
}
