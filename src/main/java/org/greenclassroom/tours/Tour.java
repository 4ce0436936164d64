package org.greenclassroom.tours;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A truck on a day.
 *
 * @param driver null: nobody is named
 * @param driven seconds
 * @param cost thousandths of a cent
 */
record Tour(
    long tour,
    long plan,
    long truck,
    String truckName,
    @Nullable String plate,
    @Nullable Long driver,
    @Nullable String driverName,
    @Nullable Long account,
    LocalDate day,
    TourState state,
    UUID uid,
    int sequence,
    Instant startsAt,
    Instant endsAt,
    long metres,
    int driven,
    long cost,
    Instant changedAt,
    String homeName,
    double homeLatitude,
    double homeLongitude,
    int stops,
    int done,
    int failed) {

  public long kilometres() {
    return Math.round(metres / 1000.0);
  }

  public String atTheWheel() {
    return Clocked.span(driven);
  }

  /** In whole units of money. */
  public long money() {
    return Math.round(cost / 100_000.0);
  }

  /** T-00012, as it is printed. */
  public String number() {
    return "T-%05d".formatted(tour);
  }
}
