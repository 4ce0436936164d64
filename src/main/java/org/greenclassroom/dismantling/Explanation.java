package org.greenclassroom.dismantling;

import java.time.Instant;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Where kilograms went that are lacking, as one person wrote it and another has to believe.
 *
 * @param gramsIn what the batch weighed when it was written
 * @param gramsOut the material that was accounted for then
 * @param by the account that wrote it
 * @param byName null: that account is gone
 */
record Explanation(
    long explanation,
    long gramsIn,
    long gramsOut,
    String words,
    Instant at,
    long by,
    @Nullable String byName) {
  public boolean isBy(Actor actor) {
    return by == actor.account();
  }

  /** Whether it still speaks of the same kilograms: a plant may have written down more since. */
  public boolean speaksOf(Balance balance) {
    return gramsIn == balance.gramsIn() && gramsOut == balance.gramsOut();
  }

  /** Nobody vouches for kilograms twice, and nobody for other ones than were explained. */
  void mustConvince(Actor actor, Balance balance, String batch) {
    if (isBy(actor)) throw new Refusal("dismantling.refusal.four-eyes", batch);
    if (!speaksOf(balance))
      throw new Refusal(
          Refusal.Kind.CONFLICT,
          "dismantling.refusal.explained-before",
          batch,
          Batch.kilograms(gramsIn - gramsOut),
          Batch.kilograms(balance.difference()));
  }
}
