package org.greenclassroom.dismantling;

import java.time.Instant;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * That a closed batch was wrong, as one person wrote it and another has to see.
 *
 * @param by the account that proposed it
 * @param byName null: that account is gone
 */
record Reopening(String reason, Instant at, long by, @Nullable String byName) {
  public boolean isBy(Actor actor) {
    return by == actor.account();
  }

  /** Vouchers that donors have booked are not undone by one person. */
  void mustConvince(Actor actor, String batch) {
    if (isBy(actor)) throw new Refusal("dismantling.refusal.reopening-own", batch);
  }
}
