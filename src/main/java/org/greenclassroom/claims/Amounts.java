package org.greenclassroom.claims;

/**
 * The terms of M1 in g CO2e, each positive as it is said; whole grams, so that parts add up.
 *
 * @param devices different ones, each once
 * @param days on which one device was lent
 */
public record Amounts(
    long devices,
    long days,
    long gross,
    long endOfLife,
    long refurbishing,
    long parts,
    long transport,
    long useDisplaced,
    long useInduced) {
  public static final Amounts NOTHING = new Amounts(0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** New devices spared, less what the programme caused and the hungrier old device. */
  public long netA() {
    return gross + endOfLife - refurbishing - parts - transport - useDisplaced;
  }

  /** The headline, always with net A beside it. */
  public long netB() {
    return netA() - useInduced;
  }
}
