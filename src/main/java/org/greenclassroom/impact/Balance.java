package org.greenclassroom.impact;

import java.util.List;

/**
 * Nothing is lost: what the book says was first received, against what stands in a stage now. The
 * two sides are read from different tables.
 *
 * @param received by the facts
 * @param standing by the present
 */
record Balance(Side received, Side standing) {
  /**
   * One side of the balance.
   *
   * @param weighed grams that stood on a scale
   * @param estimated grams by the usual weight of their kind; never added to the weighed ones
   */
  record Side(long pieces, long weighed, long estimated) {}

  static Balance of(Side received, List<Sums.Standing> standing) {
    long pieces = 0;
    long weighed = 0;
    long estimated = 0;
    for (var one : standing) {
      pieces += one.pieces();
      weighed += one.weighed();
      estimated += one.estimated();
    }
    return new Balance(received, new Side(pieces, weighed, estimated));
  }

  public boolean holds() {
    return received.equals(standing);
  }
}
