package org.greenclassroom.delivery;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What left for a room on one dispatch slip.
 *
 * @param carrierName null: our own transport
 * @param record SHA-256 of the slip as it was frozen
 * @param arrived when it was unloaded; null: still on its way, as far as we know
 */
public record Consignment(
    long consignment,
    long classroom,
    String number,
    @Nullable Long carrier,
    @Nullable String carrierName,
    String vehicle,
    String seal,
    LocalDate leftOn,
    LocalDate expectedOn,
    int devices,
    int parcels,
    long grams,
    String record,
    @Nullable Long arrival) {

  public boolean isArrived() {
    return arrival != null;
  }

  public boolean late(LocalDate today) {
    return arrival == null && expectedOn.isBefore(today);
  }
}
