package org.greenclassroom.signups;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.greenclassroom.activities.Activity;
import org.greenclassroom.activities.Consent;
import org.greenclassroom.activities.Duty;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.volunteers.ClearanceKind;
import org.greenclassroom.volunteers.Needs;
import org.jspecify.annotations.Nullable;

/**
 * A slot of a day, as whoever asks for a place in it sees it.
 *
 * @param address of the day's public page
 * @param name null: as its duty is called
 * @param clearance null: none is asked
 * @param consents of the day, with commas between
 */
record Stint(
    long slot,
    long activity,
    String title,
    String address,
    String place,
    String zone,
    Activity.State state,
    boolean removed,
    Instant startsAt,
    Instant endsAt,
    Duty role,
    @Nullable String name,
    int capacity,
    int minAge,
    @Nullable ClearanceKind clearance,
    boolean withChildren,
    String consents) {

  ZoneId zoneId() {
    return ZoneId.of(zone);
  }

  LocalDate day() {
    return LocalDate.ofInstant(startsAt, zoneId());
  }

  /** Whether somebody may ask for a place now. */
  public boolean takes(Instant now) {
    return !removed && state == Activity.State.PUBLISHED && now.isBefore(startsAt);
  }

  void mustTake(Instant now) {
    if (!takes(now)) throw new Refusal("signups.refusal.closed", title);
  }

  /** What keeps somebody from a place until it is there. */
  Needs mustHave() {
    return new Needs(minAge, clearance, Set.of());
  }

  /** What must be there on the day; what is to be signed can be signed with the place in hand. */
  Needs needs() {
    return new Needs(
        minAge,
        clearance,
        Arrays.stream(consents.split(","))
            .filter(one -> !one.isBlank())
            .flatMap(one -> Consent.valueOf(one).text().stream())
            .collect(Collectors.toSet()));
  }
}
