package org.greenclassroom.claims;

import org.jspecify.annotations.Nullable;

/**
 * Some rows of the ledger.
 *
 * @param donor only this donor's devices; null: all
 * @param lot only those of this lot; null: all
 * @param classroom only those of this room; null: all
 * @param since the first year
 * @param until the last year
 */
public record Chosen(
    @Nullable Long donor, @Nullable Long lot, @Nullable Long classroom, int since, int until) {
  static Chosen of(int year) {
    return new Chosen(null, null, null, year, year);
  }
}
