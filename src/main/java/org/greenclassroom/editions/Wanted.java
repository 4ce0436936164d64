package org.greenclassroom.editions;

import org.jspecify.annotations.Nullable;

/**
 * What somebody wants an edition of; what its kind does not ask for is left out.
 *
 * @param sponsor whose report of a room it is; null: whoever alone paid for it then
 */
public record Wanted(
    Kind kind,
    @Nullable Long donor,
    @Nullable Long sponsor,
    @Nullable Long lot,
    @Nullable Long classroom,
    @Nullable Integer year) {
  public Wanted(
      Kind kind,
      @Nullable Long donor,
      @Nullable Long lot,
      @Nullable Long classroom,
      @Nullable Integer year) {
    this(kind, donor, null, lot, classroom, year);
  }
}
