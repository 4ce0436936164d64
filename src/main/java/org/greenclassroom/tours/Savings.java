package org.greenclassroom.tours;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The start: savings of Clarke and Wright (Operations Research 12, 1964). Each stop begins as a way
 * of its own; of two ways, the one is driven on into the other where that saves most and some truck
 * can do it. What is left over is put where it costs least.
 *
 * <p>Large plans need it: a search that begins with nothing spends its time finding what this finds
 * at once.
 */
final class Savings {
  /** Beyond so many nearest neighbours nothing worth having is saved. */
  private static final int NEAREST = 100;

  private final Puzzle puzzle;
  private final Reckoner reckoner;

  /** Rides that are alike are tried once. */
  private final List<Ride> kinds = new ArrayList<>();

  private final @Nullable Way[] wayOf;

  Savings(Puzzle puzzle) {
    this.puzzle = puzzle;
    reckoner = new Reckoner(puzzle);
    for (var ride : puzzle.rides()) if (kinds.stream().noneMatch(ride::isLike)) kinds.add(ride);
    wayOf = new Way[puzzle.calls().size()];
  }

  /** Stops in their order, and the kinds of rides that can make all of them. */
  private record Way(int[] calls, BitSet kinds) {
    boolean begins(int call) {
      return calls[0] == call;
    }

    boolean ends(int call) {
      return calls[calls.length - 1] == call;
    }
  }

  private record Saving(int first, int second, long saved) {}

  Draft start() {
    var draft = Draft.empty(puzzle);
    for (var call : puzzle.calls()) if (call.ride() < 0) begin(call);
    for (var saving : savings()) join(saving);
    var ways = new ArrayList<Way>();
    for (var way : wayOf) if (way != null && !ways.contains(way)) ways.add(way);
    ways.sort(Comparator.comparingInt((Way way) -> way.calls.length).reversed());
    for (var way : ways) settle(draft, way);
    insert(draft, draft.unserved(puzzle));
    return draft;
  }

  private void begin(Call call) {
    int[] alone = {call.call()};
    var able = able(alone, null);
    if (!able.isEmpty()) wayOf[call.call()] = new Way(alone, able);
  }

  /**
   * The kinds of rides that make these stops and nothing is wrong; of the given ones, or of all.
   */
  private BitSet able(int[] calls, @Nullable BitSet among) {
    var able = new BitSet();
    for (int kind = 0; kind < kinds.size(); kind++) {
      if (among != null && !among.get(kind)) continue;
      reckoner.run(kinds.get(kind), calls);
      if (reckoner.wrong == 0) able.set(kind);
    }
    return able;
  }

  private List<Saving> savings() {
    var roads = puzzle.roads();
    var all = new ArrayList<Saving>();
    var calls = puzzle.calls();
    for (var one : calls) {
      var way = wayOf[one.call()];
      if (way == null) continue;
      int home = kinds.get(nearest(way.kinds, one)).home();
      var near = new ArrayList<Saving>();
      for (var other : calls) {
        if (other == one || wayOf[other.call()] == null) continue;
        long saved =
            (long) roads.metres(one.place(), home)
                + roads.metres(home, other.place())
                - roads.metres(one.place(), other.place());
        if (saved > 0) near.add(new Saving(one.call(), other.call(), saved));
      }
      if (near.size() > NEAREST) {
        near.sort(
            Comparator.comparingInt(
                saving -> roads.metres(one.place(), calls.get(saving.second).place())));
        all.addAll(near.subList(0, NEAREST));
      } else all.addAll(near);
    }
    all.sort(Comparator.comparingLong(Saving::saved).reversed());
    return all;
  }

  private int nearest(BitSet able, Call call) {
    int best = able.nextSetBit(0);
    for (int kind = best; kind >= 0; kind = able.nextSetBit(kind + 1))
      if (puzzle.roads().metres(kinds.get(kind).home(), call.place())
          < puzzle.roads().metres(kinds.get(best).home(), call.place())) best = kind;
    return best;
  }

  private void join(Saving saving) {
    var first = wayOf[saving.first];
    var second = wayOf[saving.second];
    if (first == null || second == null || first == second) return;
    if (!first.kinds.intersects(second.kinds)) return;
    boolean turnFirst = !first.ends(saving.first);
    if (turnFirst && !first.begins(saving.first)) return;
    boolean turnSecond = !second.begins(saving.second);
    if (turnSecond && !second.ends(saving.second)) return;
    int[] head = turnFirst ? turned(first.calls) : first.calls;
    int[] tail = turnSecond ? turned(second.calls) : second.calls;
    var calls = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, calls, head.length, tail.length);
    var both = (BitSet) first.kinds.clone();
    both.and(second.kinds);
    var able = able(calls, both);
    if (able.isEmpty()) return;
    var way = new Way(calls, able);
    for (int call : calls) wayOf[call] = way;
  }

  private static int[] turned(int[] calls) {
    var turned = new int[calls.length];
    for (int i = 0; i < calls.length; i++) turned[i] = calls[calls.length - 1 - i];
    return turned;
  }

  /** Gives a way to the free ride that makes it for the least. */
  private void settle(Draft draft, Way way) {
    int best = -1;
    long least = Long.MAX_VALUE;
    for (var ride : puzzle.rides()) {
      if (draft.of(ride.ride()).length > 0) continue;
      reckoner.run(ride, way.calls);
      if (reckoner.wrong > 0 || reckoner.cost >= least) continue;
      best = ride.ride();
      least = reckoner.cost;
    }
    if (best >= 0) draft.set(best, way.calls);
  }

  /** Puts each where it costs least and nothing is wrong; the most worth first. */
  private void insert(Draft draft, int[] calls) {
    Arrays.stream(calls)
        .boxed()
        .sorted(
            Comparator.comparing((Integer call) -> puzzle.calls().get(call).ride() < 0)
                .thenComparingLong(call -> -puzzle.calls().get(call).worth()))
        .forEach(call -> insert(draft, call));
  }

  private void insert(Draft draft, int call) {
    int bestRide = -1;
    int[] best = {};
    long least = Long.MAX_VALUE;
    for (var ride : puzzle.rides()) {
      if (Reckoner.isMisplaced(ride, puzzle.calls().get(call))) continue;
      var before = draft.of(ride.ride());
      reckoner.run(ride, before);
      long cost = reckoner.cost;
      for (int at = 0; at <= before.length; at++) {
        var with = Draft.with(before, at, call);
        reckoner.run(ride, with);
        if (reckoner.wrong > 0 || reckoner.cost - cost >= least) continue;
        least = reckoner.cost - cost;
        bestRide = ride.ride();
        best = with;
      }
    }
    if (bestRide >= 0) draft.set(bestRide, best);
  }
}
