package org.greenclassroom.checklists;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What an answer may be.
 *
 * @param min of a number; null: none
 * @param max of a number; null: none
 * @param longest of a text, in characters; null: none of its own
 */
public record Limit(@Nullable BigDecimal min, @Nullable BigDecimal max, @Nullable Integer longest) {
  boolean nothing() {
    return min == null && max == null && longest == null;
  }
}
