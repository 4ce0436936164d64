package org.greenclassroom.claims;

import org.greenclassroom.method.Drawn;
import org.greenclassroom.method.Uncertainty;

/** Nine of ten runs lie between, kg CO2e. */
public record Between(double netALow, double netAHigh, double netBLow, double netBHigh) {
  static Between of(Drawn drawn) {
    var a = drawn.netA();
    var b = drawn.netB();
    return new Between(a.p5(), a.p95(), b.p5(), b.p95());
  }

  /** Of a whole, which is what all parties' shares make together. */
  public static Between of(Uncertainty whole) {
    var a = whole.netA();
    var b = whole.netB();
    return new Between(a.p5(), a.p95(), b.p5(), b.p95());
  }
}
