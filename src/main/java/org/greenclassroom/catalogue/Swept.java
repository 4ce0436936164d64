package org.greenclassroom.catalogue;

import java.time.Instant;
import org.greenclassroom.custody.Fact;
import org.jspecify.annotations.Nullable;

/**
 * A sweep that was done.
 *
 * @param query the filter it was about; null when single devices were ticked
 * @param struck how many of the changed were taken back again
 */
record Swept(
    long sweep,
    Act.Word word,
    Fact.Condemned.@Nullable Why why,
    @Nullable String query,
    int changed,
    int unchanged,
    int refused,
    @Nullable String person,
    Instant sweptAt,
    @Nullable Instant undoneAt,
    int struck) {

  public int all() {
    return changed + unchanged + refused;
  }

  /** How many of the changed could not be taken back, once it was undone. */
  public int kept() {
    return changed - struck;
  }
}
