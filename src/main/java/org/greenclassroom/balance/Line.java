package org.greenclassroom.balance;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of the ledger: of a category, a year or a donor, known in one way.
 *
 * @param key the category, the year or the donor's number; 0: nobody knows the donor
 * @param name of the donor; null: nobody knows, or it is no line of a donor
 * @param flows what came in (above zero) and went out (below zero); what only moved inside is left
 *     out
 * @param stocks what stands where; of a year: what it added there
 */
record Line(
    String key, @Nullable String name, Known basis, Map<Flow, Sum> flows, Map<Stock, Sum> stocks) {

  public Sum in() {
    return flow(Flow.RECEIVED);
  }

  public Sum corrected() {
    return flow(Flow.CORRECTED);
  }

  /** What ended so, as a number above zero. */
  public Sum ended(Flow flow) {
    return Sum.NOTHING.minus(flow(flow));
  }

  /** All that ended. */
  public Sum out() {
    var out = Sum.NOTHING;
    for (var flow : Flow.values()) if (flow.isEnd()) out = out.plus(ended(flow));
    return out;
  }

  public Sum stock() {
    return stocks.values().stream().reduce(Sum.NOTHING, Sum::plus);
  }

  public Sum stock(Stock stock) {
    return stocks.getOrDefault(stock, Sum.NOTHING);
  }

  /** In minus out, with what was corrected, is what stands somewhere. */
  public boolean holds() {
    return in().plus(corrected()).minus(out()).equals(stock());
  }

  private Sum flow(Flow flow) {
    return flows.getOrDefault(flow, Sum.NOTHING);
  }
}
