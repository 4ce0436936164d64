package org.greenclassroom.attendance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A day with people, as this room needs to know it.
 *
 * @param kind a constant of activities, whose word it has
 * @param state likewise
 * @param partnerName of the company it is for; null: nobody's own
 * @param schoolName null: not at a school
 */
record Day(
    long activity,
    UUID key,
    String kind,
    String title,
    @Nullable Long partner,
    @Nullable String partnerName,
    @Nullable Long school,
    @Nullable String schoolName,
    LocalDate day,
    Instant startsAt,
    Instant endsAt,
    ZoneId zone,
    String place,
    String state) {

  /** Whether somebody can be checked in: not a sheet of paper any more, and not called off. */
  public boolean takesPlace() {
    return switch (state) {
      case "APPROVED", "PUBLISHED", "HELD" -> true;
      default -> false;
    };
  }

  /** A time of day where it takes place. */
  public String clock(@Nullable Instant moment) {
    return moment == null
        ? ""
        : DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(moment.atZone(zone));
  }
}
