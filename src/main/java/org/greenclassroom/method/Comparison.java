package org.greenclassroom.method;

import java.util.List;

/**
 * What others would say of the same devices: never our figure, only beside it.
 *
 * @param kilograms CO2e
 * @param pieces of how many devices; the rule knows no footprint of the others
 */
public record Comparison(double kilograms, long pieces) {
  /** M2: half of what the Restart Project says a device took to make, and nothing else. */
  static Comparison restart(List<Estimate.Each> lines, Coefficients set) {
    var share = set.of(Term.RESTART_SHARE).map(Estimate::central).orElse(0.0);
    double sum = 0;
    long pieces = 0;
    for (var each : lines) {
      var footprint = set.of(Term.RESTART, each.line().kind());
      if (footprint.isEmpty()) continue;
      sum += each.line().pieces() * share * Estimate.central(footprint.get());
      pieces += each.line().pieces();
    }
    return new Comparison(sum, pieces);
  }

  /** M3: each old device spares a whole new one, less what the programme causes. */
  static Comparison oneToOne(List<Estimate.Each> lines, Coefficients set) {
    double sum = 0;
    long pieces = 0;
    for (var each : lines) {
      var footprint = set.of(Term.ONE_TO_ONE, each.line().kind());
      if (footprint.isEmpty()) continue;
      sum += each.line().pieces() * Estimate.central(footprint.get()) - each.terms().programme();
      pieces += each.line().pieces();
    }
    return new Comparison(sum, pieces);
  }
}
