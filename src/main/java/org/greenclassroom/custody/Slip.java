package org.greenclassroom.custody;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A hand-over as it stands in the book.
 *
 * @param number what is printed on it, S-000123
 * @param giverSeal SHA-256 over the giver's name and signature; null when nobody signed
 * @param takerSeal the same of the taker
 */
public record Slip(
    long id,
    String number,
    long fromPartner,
    long toPartner,
    @Nullable Long place,
    Instant occurredAt,
    Instant recordedAt,
    @Nullable String seal,
    @Nullable String giverSeal,
    @Nullable String takerSeal) {

  public boolean oneSided() {
    return giverSeal == null || takerSeal == null;
  }
}
