package org.greenclassroom.signups;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.greenclassroom.activities.Activity;
import org.greenclassroom.activities.Duty;
import org.greenclassroom.volunteers.Lack;
import org.jspecify.annotations.Nullable;

/**
 * A person's own places.
 *
 * @param subscribed whether their calendar has an address
 */
record MyDaysPage(String name, List<Mine> coming, List<Mine> over, boolean subscribed) {

  /** A place with its words and what lacks. */
  record Mine(Row row, String slot, List<Lack> lacks) {}

  /**
   * One sign-up of theirs.
   *
   * @param name of the slot; null: as its duty is called
   * @param day how the day stands
   * @param turn in the line
   */
  record Row(
      long signup,
      long slot,
      long activity,
      String title,
      String address,
      String place,
      String zone,
      Instant startsAt,
      Instant endsAt,
      Duty role,
      @Nullable String name,
      SignupState state,
      @Nullable Instant expiresAt,
      @Nullable Instant confirmedAt,
      Activity.State day,
      int turn) {
    /** By the clock of the place, in the reader's language. */
    public String when(Locale locale) {
      return Letters.when(startsAt, ZoneId.of(zone), locale);
    }

    /** Until when an offer is open. */
    public String until(Locale locale) {
      return expiresAt == null ? "" : Letters.when(expiresAt, ZoneId.of(zone), locale);
    }
  }
}
