package org.greenclassroom.impact;

import java.util.List;

/**
 * Nothing is lost: what the book says was first received, against what stands in a stage now. The
 * two sides are read from different tables.
 *
 * @param received devices first received, by the facts
 * @param standing devices in any stage, by the present
 */
record Balance(long received, long standing, long gramsReceived, long gramsStanding) {
  static Balance of(long received, long gramsReceived, List<Figures.Standing> standing) {
    long pieces = 0;
    long grams = 0;
    for (var one : standing) {
      pieces += one.pieces();
      grams += one.weighed() + one.estimated();
    }
    return new Balance(received, pieces, gramsReceived, grams);
  }

  public boolean holds() {
    return received == standing && gramsReceived == gramsStanding;
  }
}
