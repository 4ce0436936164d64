package org.greenclassroom.dismantling;

import java.time.Instant;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Devices that go to one plant together.
 *
 * @param number what is printed on it, B-00012
 * @param slip the hand-over; null while it is open
 * @param gramsIn what its weigh tickets say, net
 * @param gramsOut what its certificates say
 */
record Batch(
    long batch,
    String number,
    long plant,
    String plantName,
    Instant openedAt,
    @Nullable Long slip,
    @Nullable Instant handedOverAt,
    @Nullable Instant completedAt,
    long devices,
    long certified,
    long gramsIn,
    long gramsOut) {

  enum State {
    OPEN,
    HANDED_OVER,
    COMPLETE
  }

  public State state() {
    if (completedAt != null) return State.COMPLETE;
    return slip == null ? State.OPEN : State.HANDED_OVER;
  }

  /** Steps behind it: filled, handed over, weighed, certified. */
  public int done() {
    return switch (state()) {
      case OPEN -> 0;
      case HANDED_OVER -> gramsIn == 0 ? 2 : 3;
      case COMPLETE -> 4;
    };
  }

  void mustBe(State wanted) {
    if (state() != wanted)
      throw new Refusal(
          wanted == State.OPEN ? "dismantling.refusal.frozen" : "dismantling.refusal.state",
          number,
          state());
  }

  /** Refuses kilograms that nobody weighed, and more kilograms out than came in. */
  void mustHold(long moreGrams) {
    if (gramsIn == 0) throw new Refusal("dismantling.refusal.not-weighed", number);
    if (gramsOut + moreGrams > gramsIn)
      throw new Refusal(
          "dismantling.refusal.more-out-than-in",
          number,
          kilograms(gramsOut + moreGrams),
          kilograms(gramsIn));
  }

  static String kilograms(long grams) {
    return java.math.BigDecimal.valueOf(grams, 3).stripTrailingZeros().toPlainString();
  }
}
