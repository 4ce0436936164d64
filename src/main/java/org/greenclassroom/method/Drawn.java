package org.greenclassroom.method;

import java.util.ArrayList;
import java.util.List;

/**
 * What a party's portions are worth in each run. All parties live in the same draws, so that their
 * shares make the whole in every run; the ends of their ranges do not add up, and need not.
 */
public final class Drawn {
  private final double[] netA;
  private final double[] netB;

  private Drawn(int runs) {
    netA = new double[runs];
    netB = new double[runs];
  }

  /** Nothing yet; others are added to it. */
  public static Drawn nothing(int runs) {
    return new Drawn(runs);
  }

  /** Of each party what its portions of the heaps are worth, in the draws of this seed. */
  static List<Drawn> of(
      List<Basket> heaps, Coefficients set, long seed, int runs, List<List<Portion>> parties) {
    Range.within("runs", runs, 100, 100_000);
    var bound = heaps.stream().map(heap -> Estimate.whole(Estimate.found(heap, set))).toList();
    var draws =
        Uncertainty.draws(
            Uncertainty.uncertain(bound.stream().flatMap(List::stream).toList()), seed, runs);
    var all = new ArrayList<Drawn>();
    for (int i = 0; i < parties.size(); i++) all.add(new Drawn(runs));
    for (int run = 0; run < runs; run++) {
      int now = run;
      var terms =
          bound.stream()
              .map(lines ->
                  Estimate.sum(
                      lines,
                      one -> {
                        var drawn = draws.get(one);
                        return drawn == null ? Estimate.central(one) : drawn[now];
                      }))
              .toList();
      for (int party = 0; party < all.size(); party++)
        for (var portion : parties.get(party))
          all.get(party).plus(now, terms.get(portion.heap()).times(portion.of()));
    }
    return List.copyOf(all);
  }

  private void plus(int run, Terms terms) {
    netA[run] += terms.netA();
    netB[run] += terms.netB();
  }

  /** Another party's, run by run. */
  public void plus(Drawn other) {
    for (int run = 0; run < netA.length; run++) {
      netA[run] += other.netA[run];
      netB[run] += other.netB[run];
    }
  }

  public Uncertainty.Spread netA() {
    return spread(netA);
  }

  public Uncertainty.Spread netB() {
    return spread(netB);
  }

  double netB(int run) {
    return netB[run];
  }

  private static Uncertainty.Spread spread(double[] runs) {
    var sorted = runs.clone();
    java.util.Arrays.sort(sorted);
    return Uncertainty.Spread.of(sorted);
  }
}
