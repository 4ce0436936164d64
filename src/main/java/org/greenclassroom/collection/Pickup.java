package org.greenclassroom.collection;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A pick-up as its page shows it.
 *
 * @param pieces counted by the driver; expected, before
 * @param place the site's name and address, or what was typed
 */
record Pickup(
    long pickup,
    long lot,
    long donor,
    String donorName,
    PickupState state,
    UUID uid,
    int sequence,
    Instant plannedFrom,
    Instant plannedTo,
    @Nullable Long site,
    String place,
    List<Access> access,
    @Nullable String accessNote,
    @Nullable Long carrier,
    @Nullable String carrierName,
    int pallets,
    @Nullable Long driver,
    @Nullable String driverName,
    @Nullable WhyNot reason,
    int pieces,
    Instant changedAt,
    @Nullable Instant collectedAt) {
  /** P-00012, as it is printed. */
  public String number() {
    return "P-%05d".formatted(pickup);
  }

  /** The time is over and nobody said what became of it. */
  public boolean isLate(Instant now) {
    return state.isOpen() && plannedTo.isBefore(now);
  }
}
