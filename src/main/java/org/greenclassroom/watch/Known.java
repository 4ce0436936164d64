package org.greenclassroom.watch;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What we know and what we do not know: rooms by silence, and both denominators.
 *
 * @param rooms lent
 * @param fresh heard of within seven school days
 * @param outage of the silent ones, those of a county that went silent at once
 * @param delivered computers that ought to stand in these rooms
 * @param verified of them, in rooms where somebody verified what works
 * @param working as last verified
 * @param reporting computers that reported within 28 days
 * @param activeMinutes of the last whole week, of all rooms
 * @param activeDays computers and school days of that week, all rooms: a silent room counts
 * @param heardDays the same, of the computers that reported
 * @param asOf when it was reckoned; null: never
 */
public record Known(
    long rooms,
    long fresh,
    long quiet,
    long atRisk,
    long dropOff,
    long unknown,
    long outage,
    long delivered,
    long verified,
    long working,
    long reporting,
    long activeMinutes,
    long activeDays,
    long heardDays,
    @Nullable LocalDate asOf) {

  public long of(Step step) {
    return switch (step) {
      case FRESH -> fresh;
      case QUIET -> quiet;
      case AT_RISK -> atRisk;
      case DROP_OFF -> dropOff;
      case UNKNOWN -> unknown;
    };
  }

  /** Whole per cent of the rooms, rounded down: 99.6 % is not all. */
  public long share(Step step) {
    return rooms == 0 ? 0 : of(step) * 100 / rooms;
  }

  /** Minutes a day over all computers; null: no school day, or no room. */
  public @Nullable Long minutesOfAll() {
    return activeDays == 0 ? null : (Long) (activeMinutes / activeDays);
  }

  /** Minutes a day over those that reported; null: none did. */
  public @Nullable Long minutesOfHeard() {
    return heardDays == 0 ? null : (Long) (activeMinutes / heardDays);
  }
}
