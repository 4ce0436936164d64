package org.greenclassroom.custody;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fact on its way into the book.
 *
 * @param occurredAt when it happened; may lie before the writing, never after
 * @param slip the hand-over on which the device changed hands; null when it did not
 * @param holder who has it after; set with the slip, and only then
 * @param place the site where it is now; null when that did not change (or is not known)
 * @param voids the number of the fact that no longer counts; only with a correction
 */
public record Entry(
    Fact fact,
    Instant occurredAt,
    @Nullable Long slip,
    @Nullable Long holder,
    @Nullable Long place,
    @Nullable Long voids) {

  public Entry {
    if ((slip == null) != (holder == null))
      throw new IllegalArgumentException("a holder never changes without a slip");
  }

  /** Happened, and nothing changed hands. */
  public static Entry of(Fact fact, Instant occurredAt) {
    return new Entry(fact, occurredAt, null, null, null, null);
  }

  /** Changed hands on this slip. */
  public static Entry on(Slip slip, Fact fact) {
    return new Entry(fact, slip.occurredAt(), slip.id(), slip.toPartner(), slip.place(), null);
  }

  /** Happened, and it stands at this site now. */
  public Entry at(long site) {
    return new Entry(fact, occurredAt, slip, holder, site, voids);
  }
}
