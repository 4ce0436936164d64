package org.greenclassroom.takeback;

import java.time.LocalDate;
import org.greenclassroom.custody.Fact;
import org.jspecify.annotations.Nullable;

/**
 * What the rule says of a computer that came home, and why. Pure.
 *
 * <ul>
 *   <li>Something hazardous was found on it: it is dismantled.
 *   <li>At the end of one more loan it would be older than the programme lends: it is dismantled.
 *   <li>It cannot be switched on, or its screen is broken: its parts mend others.
 *   <li>Everything else is lent again; what is not known speaks against nothing, for the bench
 *       tests it before it leaves.
 * </ul>
 */
record Advice(Way way, Because because) {
  /** Why the rule says so. */
  enum Because {
    HAZARD,
    TOO_OLD,
    BROKEN,
    FIT
  }

  /** What is known of it. */
  record Known(
      boolean hazard, @Nullable Integer madeIn, boolean failed, @Nullable Condition condition) {}

  /**
   * The rule.
   *
   * @param oldest in years, at the end of a loan
   * @param loanYears of one more loan
   */
  static Advice of(Known known, LocalDate today, int oldest, int loanYears) {
    if (known.hazard()) return new Advice(Way.DISMANTLE, Because.HAZARD);
    var madeIn = known.madeIn();
    if (madeIn != null && today.getYear() + loanYears - madeIn > oldest)
      return new Advice(Way.DISMANTLE, Because.TOO_OLD);
    if (known.failed() || known.condition() == Condition.DEAD)
      return new Advice(Way.PARTS, Because.BROKEN);
    return new Advice(Way.LEND, Because.FIT);
  }

  /** How the book says that it is not lent again. */
  Fact.Condemned.Why why() {
    return switch (because) {
      case HAZARD -> Fact.Condemned.Why.UNSAFE;
      case TOO_OLD -> Fact.Condemned.Why.TOO_OLD;
      case BROKEN -> Fact.Condemned.Why.BROKEN;
      case FIT -> Fact.Condemned.Why.BELOW_SPECIFICATION;
    };
  }
}
