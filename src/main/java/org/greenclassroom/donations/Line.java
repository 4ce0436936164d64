package org.greenclassroom.donations;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One line of an offer: things that are alike.
 *
 * @param built the year; null: not said
 * @param what maker and model; may be empty
 * @param processor as typed; may be empty
 * @param memoryMb null: not said
 * @param inches of the screen; null: not said
 */
record Line(
    int line,
    Thing kind,
    int pieces,
    @Nullable Integer built,
    String what,
    String processor,
    @Nullable Integer memoryMb,
    @Nullable BigDecimal inches,
    Condition condition,
    Offer.Known charger) {

  enum Condition {
    WORKS,
    FAULTY,
    UNKNOWN
  }
}
