package org.greenclassroom.donations;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The least that the programme can use of one kind of thing, between two days. Never edited: a new
 * one takes its place.
 *
 * @param validTo null: until another takes its place
 * @param tier 3, 5, 7 or 9 of Intel Core; null: any processor
 * @param generation of that tier, or comparable; null with tier
 * @param charger whether it must come with one
 * @param smallest pieces of the kind in one offer
 * @param faultyShare per cent of the pieces that may be faulty
 * @param source who says so
 */
record Specification(
    long specification,
    Thing kind,
    LocalDate validFrom,
    @Nullable LocalDate validTo,
    @Nullable Integer oldestYear,
    @Nullable Integer tier,
    @Nullable Integer generation,
    @Nullable Integer memoryMb,
    @Nullable BigDecimal inches,
    boolean charger,
    int smallest,
    int faultyShare,
    String source) {

  Specification {
    if (validTo != null && validTo.isBefore(validFrom))
      throw new Refusal("donations.refusal.specification-days", validFrom, validTo);
    if ((tier == null) != (generation == null))
      throw new Refusal("donations.refusal.specification-processor");
    if (smallest < 1 || faultyShare < 0 || faultyShare > 100)
      throw new Refusal("donations.refusal.specification-numbers");
    if (source.isBlank()) throw new Refusal("donations.refusal.specification-source");
  }
}
