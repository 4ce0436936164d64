package org.greenclassroom.method;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGeneratorFactory;

/**
 * How sure an estimate is, by Monte Carlo: in each run every coefficient takes one value, shared by
 * all devices. Independent draws for each device would shrink the interval by the root of their
 * number and be wrong, for the error is systematic.
 *
 * @param seed the same seed, set and basket give the same figures
 * @param belowZero the share of runs in which net B is below zero
 * @param swings what matters: one coefficient at a time at its ends, the widest first
 */
public record Uncertainty(
    long seed,
    int runs,
    Spread gross,
    Spread netA,
    Spread netB,
    double belowZero,
    List<Swing> swings) {
  /** A generator that the JDK specifies by name, so that a seed means the same in every release. */
  private static final String GENERATOR = "L64X128MixRandom";

  /** Between p5 and p95 lie nine of ten runs. */
  public record Spread(double p5, double p50, double p95) {
    static Spread of(double[] sorted) {
      return new Spread(quantile(sorted, .05), quantile(sorted, .5), quantile(sorted, .95));
    }

    /** Between two neighbours by the straight line. */
    private static double quantile(double[] sorted, double share) {
      double at = share * (sorted.length - 1);
      int below = (int) at;
      int above = Math.min(below + 1, sorted.length - 1);
      return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
  }

  /** Net B with one coefficient at its ends and all others central. */
  public record Swing(Coefficient coefficient, double atLow, double atHigh) {
    public double width() {
      return Math.abs(atHigh - atLow);
    }
  }

  public static Uncertainty of(Basket basket, Coefficients set, long seed, int runs) {
    return Draw.of(List.of(basket), set, seed, runs, List.of()).whole();
  }

  static List<Coefficient> uncertain(List<Bound> lines) {
    var byId = new HashMap<String, Coefficient>();
    for (var line : lines)
      for (var one : line.used()) if (!one.isCertain()) byId.put(one.id(), one);
    return byId.values().stream().sorted(Comparator.comparing(Coefficient::id)).toList();
  }

  /**
   * Each coefficient has a stream of its own, from the seed and its id: a coefficient more in the
   * basket changes the draws of no other. By identity, for a set holds each coefficient once.
   */
  static Map<Coefficient, double[]> draws(List<Coefficient> uncertain, long seed, int runs) {
    var factory = RandomGeneratorFactory.of(GENERATOR);
    var draws = new IdentityHashMap<Coefficient, double[]>();
    for (var one : uncertain) {
      var random = factory.create(seed * 1_000_003 + one.id().hashCode());
      var drawn = new double[runs];
      for (int run = 0; run < runs; run++) drawn[run] = one.triangular(random.nextDouble());
      draws.put(one, drawn);
    }
    return draws;
  }

  static List<Swing> swings(List<Bound> lines, List<Coefficient> uncertain) {
    var swings = new ArrayList<Swing>();
    for (var one : uncertain)
      swings.add(
          new Swing(
              one,
              at(lines, one, one.low().doubleValue()),
              at(lines, one, one.high().doubleValue())));
    swings.sort(Comparator.comparingDouble(Swing::width).reversed());
    return List.copyOf(swings);
  }

  private static double at(List<Bound> lines, Coefficient moved, double value) {
    return Estimate.sum(lines, one -> one == moved ? value : Estimate.central(one)).netB();
  }
}
