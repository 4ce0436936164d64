package org.greenclassroom.method;

import java.util.List;

/**
 * What a plant won back. Its credit is information only: the device would have come to its end
 * anyway, and the smelter claims the same tonne. No net result holds it.
 *
 * @param recovered the share of {@code kilograms} that came out as secondary material
 */
public record Recovered(Matter matter, double kilograms, double recovered) {
  public Recovered {
    Range.within("kilograms", kilograms, 0, 1e9);
    Range.within("recovered", recovered, 0, 1);
  }

  /** kg CO2e, of the matters for which a factor is known. */
  public static double credit(List<Recovered> all, Coefficients set) {
    double sum = 0;
    for (var one : all)
      sum +=
          one.kilograms
              * one.recovered
              * set.of(Term.CREDIT, one.matter).map(Estimate::central).orElse(0.0);
    return sum;
  }
}
