package org.greenclassroom.claims;

import org.greenclassroom.method.Terms;
import org.jspecify.annotations.Nullable;

/**
 * What one piece of a group is worth, kg CO2e.
 *
 * @param lacking the coefficients that are not there; null: none
 * @param rode transport of a kilometre on a tour
 */
record Worth(@Nullable String lacking, Terms terms, double rode) {
  /**
   * A line of PostgreSQL's text format; neither groups nor coefficients have a tab or backslash.
   */
  String line(String partOf) {
    return String.join(
            "\t",
            partOf,
            lacking == null ? "\\N" : lacking,
            Double.toString(terms.gross()),
            Double.toString(terms.endOfLife()),
            Double.toString(terms.refurbishing()),
            Double.toString(terms.parts()),
            Double.toString(terms.transport()),
            Double.toString(terms.useDisplaced()),
            Double.toString(terms.useInduced()),
            Double.toString(rode))
        + "\n";
  }
}
