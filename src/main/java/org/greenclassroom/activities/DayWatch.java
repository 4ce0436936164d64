package org.greenclassroom.activities;

import org.greenclassroom.kernel.Occasion;

/**
 * Told of what becomes of a day, in the same transaction. A room above hangs one as a bean. A
 * refusal thrown here refuses the whole.
 */
public interface DayWatch {
  /** From now on people may come; also after a school said yes to another day. */
  default void published(Occasion occasion, long activity) {}

  /** Another time or place, or postponed to no known day; its sequence has risen. */
  default void moved(Occasion occasion, long activity) {}

  /** Another title at the same time and place; its sequence has risen. */
  default void renamed(Occasion occasion, long activity) {
    moved(occasion, activity);
  }

  /** It does not take place; its sequence has risen. */
  default void cancelled(Occasion occasion, long activity) {}

  /** It took place. */
  default void held(Occasion occasion, long activity) {}

  /** A slot has other times, needs or fewer places, or was taken away; the sequence has risen. */
  default void slotChanged(Occasion occasion, long activity, long slot) {}
}
