package org.greenclassroom.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody stands at the ramp and takes in what came of a lot.
 *
 * @param sealsIntact null: nobody looked, or there was none
 * @param pallets how many were counted; null: not counted
 * @param everything whether no more of the lot is to come; null while open
 * @param receipt what came of it; null while open, or when nothing came
 */
record Session(
    long session,
    long lot,
    Instant openedAt,
    String openedBy,
    @Nullable Boolean sealsIntact,
    @Nullable String seal,
    @Nullable Integer pallets,
    @Nullable Boolean everything,
    @Nullable Instant closedAt,
    @Nullable String closedBy,
    @Nullable Long receipt) {

  public boolean open() {
    return closedAt == null;
  }

  public String path() {
    return "/intake/lots/" + lot + "/sessions/" + session;
  }
}
