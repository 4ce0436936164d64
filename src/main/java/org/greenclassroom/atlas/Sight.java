package org.greenclassroom.atlas;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of everything a reader wants to see; it lives in the address.
 *
 * @param place a territory, the first two digits of a division (a province), or all six (a county);
 *     empty: everywhere
 * @param kind of the school
 * @param sponsor who pays for the room
 * @param state where the room stands in its life
 * @param exact may this reader see exactly where a school lies whose pupils need protection
 */
record Sight(
    String place,
    @Nullable String kind,
    @Nullable Long sponsor,
    @Nullable String state,
    boolean exact) {
  /** Where a room stands, as its loan goes on; without those that are over. */
  static final List<String> STATES =
      List.of("PLANNED", "AGREED", "RESERVED", "ON_THE_WAY", "IN_CLASS", "ENDING", "LATE");

  Sight {
    if (!place.matches("[A-Z]{2,5}|\\d{2}|\\d{6}")) place = "";
    if (state != null && !STATES.contains(state)) state = null;
  }

  public boolean isCounty() {
    return place.matches("\\d{6}");
  }

  boolean isEverywhere() {
    return place.isEmpty();
  }
}
