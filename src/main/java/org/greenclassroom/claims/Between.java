package org.greenclassroom.claims;

import org.greenclassroom.method.Drawn;

/** Nine of ten runs lie between, kg CO2e. */
public record Between(double netALow, double netAHigh, double netBLow, double netBHigh) {
  static Between of(Drawn drawn) {
    var a = drawn.netA();
    var b = drawn.netB();
    return new Between(a.p5(), a.p95(), b.p5(), b.p95());
  }
}
