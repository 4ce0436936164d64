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
 * @param gramsOut what its accepted certificates say
 * @param gramsInDoubt what certificates say that nobody accepted yet
 * @param carrier who drove it; null where nobody wrote it down
 * @param manifest number of the transfer manifest; null when it needs none
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
    @Nullable Instant closedAt,
    long devices,
    long certified,
    long gramsIn,
    long gramsOut,
    long gramsInDoubt,
    @Nullable String carrier,
    @Nullable String vehicle,
    @Nullable String manifest,
    @Nullable String manifestFile,
    @Nullable String permit) {

  enum State {
    OPEN,
    HANDED_OVER,
    CERTIFIED,
    CLOSED
  }

  public State state() {
    if (closedAt != null) return State.CLOSED;
    if (completedAt != null) return State.CERTIFIED;
    return slip == null ? State.OPEN : State.HANDED_OVER;
  }

  /** Steps behind it: filled, handed over, weighed, certified, reckoned up. */
  public int done() {
    return switch (state()) {
      case OPEN -> 0;
      case HANDED_OVER -> gramsIn == 0 ? 2 : 3;
      case CERTIFIED -> 4;
      case CLOSED -> 5;
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
    long out = gramsOut + gramsInDoubt + moreGrams;
    if (out > gramsIn)
      throw new Refusal(
          "dismantling.refusal.more-out-than-in", number, kilograms(out), kilograms(gramsIn));
  }

  static String kilograms(long grams) {
    return java.math.BigDecimal.valueOf(grams, 3).stripTrailingZeros().toPlainString();
  }
}
