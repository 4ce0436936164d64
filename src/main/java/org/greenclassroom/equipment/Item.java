package org.greenclassroom.equipment;

import java.time.Instant;
import java.time.LocalDate;
import org.greenclassroom.classrooms.Feature;
import org.jspecify.annotations.Nullable;

/**
 * A product that gives a room one feature.
 *
 * @param seat null: not bound to one seat
 * @param pieces null: at every seat
 * @param providerName who gave or paid it; null: nobody is named
 * @param expiresOn the last day of its licence; null: none, or one for ever
 * @param endedOn null: it is there
 * @param works it is there, and no licence of it is over
 */
public record Item(
    long item,
    long classroom,
    Feature feature,
    String product,
    String version,
    @Nullable Integer seat,
    @Nullable Integer pieces,
    @Nullable String providerName,
    String licenceNumber,
    @Nullable LocalDate expiresOn,
    Instant enteredAt,
    @Nullable LocalDate endedOn,
    boolean works) {
  /** How near the end of its licence is said aloud. */
  static final int SOON = 60;

  public String standing(LocalDate today) {
    if (endedOn != null) return "gone";
    if (!works) return "expired";
    return expiresOn != null && !expiresOn.isAfter(today.plusDays(SOON)) ? "expiring" : "works";
  }
}
