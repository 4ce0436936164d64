package org.greenclassroom.activities;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.greenclassroom.volunteers.ClearanceKind;
import org.jspecify.annotations.Nullable;

/**
 * Places for one duty at one time.
 *
 * @param name null: as its duty is called
 * @param minAge years; 0: nothing is asked
 * @param clearance null: none is asked
 * @param language that is spoken there; null: any
 * @param photosAllowed whether these people may take pictures
 */
public record Slot(
    long slot,
    long activity,
    Duty role,
    @Nullable String name,
    Instant startsAt,
    Instant endsAt,
    int capacity,
    int minAge,
    @Nullable ClearanceKind clearance,
    @Nullable String language,
    boolean withChildren,
    boolean photosAllowed,
    boolean removed) {
  public LocalTime from(ZoneId zone) {
    return LocalTime.ofInstant(startsAt, zone).truncatedTo(ChronoUnit.MINUTES);
  }

  public LocalTime to(ZoneId zone) {
    return LocalTime.ofInstant(endsAt, zone).truncatedTo(ChronoUnit.MINUTES);
  }
}
