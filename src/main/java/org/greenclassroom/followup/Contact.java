package org.greenclassroom.followup;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * We called, wrote, or were called.
 *
 * @param nextOn when something comes next; null: nothing does
 * @param nextWhat what; null likewise
 * @param settledOn when that was done; null: not yet, or nothing comes next
 * @param byName null: that account is forgotten
 */
record Contact(
    long contact,
    long classroom,
    String room,
    String schoolName,
    Channel channel,
    LocalDate onDay,
    String summary,
    @Nullable LocalDate nextOn,
    @Nullable String nextWhat,
    @Nullable LocalDate settledOn,
    @Nullable String byName,
    String sort) {

  public boolean waits() {
    return nextOn != null && settledOn == null;
  }

  public boolean late(LocalDate today) {
    return nextOn != null && settledOn == null && nextOn.isBefore(today);
  }
}
