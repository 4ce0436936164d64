package org.greenclassroom.method;

import java.util.Arrays;

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

  void plus(int run, Terms terms) {
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
    Arrays.sort(sorted);
    return Uncertainty.Spread.of(sorted);
  }
}
