package org.greenclassroom.dismantling;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * One batch reckoned up: what stood on the scale, what the certificates say was treated, and what
 * became of the material.
 *
 * @param gramsIn by the weigh tickets, net
 * @param treated by the accepted certificates
 */
record Balance(long gramsIn, long treated, List<Output> outputs) {
  /** Dust, moisture and scales: what may lack without a word, in a hundred. */
  static final int CLOSES_WITHIN = 3;

  static final int SHORTEST_REASON = 10;

  public long gramsOut() {
    return outputs.stream().mapToLong(Output::grams).sum();
  }

  public long difference() {
    return gramsIn - gramsOut();
  }

  public boolean closes() {
    return difference() >= 0 && difference() * 100 <= gramsIn * CLOSES_WITHIN;
  }

  /** How much lacks, in a hundred of what came in. */
  public BigDecimal lack() {
    return share(difference());
  }

  /**
   * Re-used and recycled, in a hundred of what the plant took in (Directive 2012/19/EU, article
   * 11): what is lost on the way counts against it.
   */
  public BigDecimal recycled() {
    return share(
        outputs.stream().filter(o -> o.route().isRecycling()).mapToLong(Output::grams).sum());
  }

  /** The same with what was burnt for its heat. */
  public BigDecimal recovered() {
    return share(
        outputs.stream().filter(o -> o.route().isRecovery()).mapToLong(Output::grams).sum());
  }

  private BigDecimal share(long grams) {
    if (gramsIn == 0) return BigDecimal.ZERO;
    return BigDecimal.valueOf(grams * 100)
        .divide(BigDecimal.valueOf(gramsIn), 1, RoundingMode.HALF_UP);
  }

  /**
   * What is to be written about the difference; null when nothing is.
   *
   * @throws Refusal when more came out than went in, or too much lacks and nobody explained it
   */
  @Nullable String explained(String number, String words) {
    if (gramsOut() > treated || treated > gramsIn)
      throw new Refusal(
          "dismantling.refusal.more-out-than-in",
          number,
          Batch.kilograms(Math.max(gramsOut(), treated)),
          Batch.kilograms(gramsOut() > treated ? treated : gramsIn));
    var said = words.strip();
    if (closes()) return said.isEmpty() ? null : said;
    if (said.length() < SHORTEST_REASON || said.length() > 1000)
      throw new Refusal(
          "dismantling.refusal.does-not-close",
          number,
          Batch.kilograms(difference()),
          lack().toPlainString(),
          CLOSES_WITHIN);
    return said;
  }
}
