package org.greenclassroom.method;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One draw of heaps of devices, for all that is said of them: how sure the whole is, and what each
 * party's portions are worth in the same runs. Whoever shows it hands it on and draws no second.
 *
 * @param parties in their order
 */
public record Draw(Uncertainty whole, List<Drawn> parties) {
  static Draw of(
      List<Basket> heaps, Coefficients set, long seed, int runs, List<List<Portion>> parties) {
    Range.within("runs", runs, 100, 100_000);
    var bound = heaps.stream().map(heap -> Estimate.whole(Estimate.found(heap, set))).toList();
    var lines = bound.stream().flatMap(List::stream).toList();
    var uncertain = Uncertainty.uncertain(lines);
    var draws = Uncertainty.draws(uncertain, seed, runs);
    var gross = new double[runs];
    var netA = new double[runs];
    var netB = new double[runs];
    int below = 0;
    var all = parties.stream().map(_ -> Drawn.nothing(runs)).toList();
    for (int run = 0; run < runs; run++) {
      int now = run;
      // line by line over all heaps: summed heap by heap, the last digit of the whole would be
      // another than that of a basket without heaps
      var whole = Terms.NOTHING;
      var worth = new ArrayList<Terms>();
      for (var heap : bound) {
        var sum = Terms.NOTHING;
        for (var line : heap) {
          var terms =
              line.terms(one -> {
                var drawn = draws.get(one);
                return drawn == null ? Estimate.central(one) : drawn[now];
              });
          sum = sum.plus(terms);
          whole = whole.plus(terms);
        }
        worth.add(sum);
      }
      gross[run] = whole.gross();
      netA[run] = whole.netA();
      netB[run] = whole.netB();
      if (netB[run] < 0) below++;
      for (int party = 0; party < all.size(); party++)
        for (var portion : parties.get(party))
          all.get(party).plus(now, worth.get(portion.heap()).times(portion.of()));
    }
    Arrays.sort(gross);
    Arrays.sort(netA);
    Arrays.sort(netB);
    var sure =
        new Uncertainty(
            seed,
            runs,
            Uncertainty.Spread.of(gross),
            Uncertainty.Spread.of(netA),
            Uncertainty.Spread.of(netB),
            (double) below / runs,
            Uncertainty.swings(lines, uncertain));
    return new Draw(sure, all);
  }
}
