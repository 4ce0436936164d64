package org.greenclassroom.planning;

import org.jspecify.annotations.Nullable;

/**
 * A warehouse or a school.
 *
 * @param territory customs territory; nothing is planned across its border
 * @param latitude WGS-84; null when nobody entered it
 */
record Place(
    long site,
    String name,
    String territory,
    @Nullable Double latitude,
    @Nullable Double longitude) {
  /** Mean radius of the earth (IUGG), in kilometres. */
  private static final double EARTH = 6371.0088;

  /** Along a great circle, in whole kilometres; null when one of the two is nowhere. */
  @Nullable Long kilometres(Place other) {
    if (latitude == null || longitude == null) return null;
    if (other.latitude == null || other.longitude == null) return null;
    double north = Math.toRadians(other.latitude - latitude) / 2;
    double east = Math.toRadians(other.longitude - longitude) / 2;
    double half =
        Math.pow(Math.sin(north), 2)
            + Math.cos(Math.toRadians(latitude))
                * Math.cos(Math.toRadians(other.latitude))
                * Math.pow(Math.sin(east), 2);
    return Math.round(2 * EARTH * Math.asin(Math.min(1, Math.sqrt(half))));
  }
}
