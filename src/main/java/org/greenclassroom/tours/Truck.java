package org.greenclassroom.tours;

import java.time.LocalDate;
import java.time.LocalTime;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A truck.
 *
 * @param home the site where it starts and ends
 * @param latitude of its home; null: nobody said where it lies
 * @param driver who usually drives it; null: nobody, it stays
 * @param until its last day; null: none
 */
record Truck(
    long truck,
    String name,
    @Nullable String plate,
    long home,
    String homeName,
    @Nullable Double latitude,
    @Nullable Double longitude,
    String territory,
    @Nullable Long driver,
    @Nullable String driverName,
    long grams,
    long litres,
    LocalTime leaves,
    LocalTime returns,
    @Nullable LocalDate until) {

  boolean isPlaced() {
    return latitude != null && longitude != null;
  }

  static void check(String name, long grams, long litres, LocalTime leaves, LocalTime returns) {
    if (name.isBlank() || name.length() > 100) throw new Refusal("tours.refusal.name");
    if (grams < 1_000 || grams > 60_000_000 || litres < 10 || litres > 200_000)
      throw new Refusal("tours.refusal.size", grams / 1000, litres);
    if (!leaves.isBefore(returns)) throw new Refusal("tours.refusal.open", leaves, returns);
  }
}
