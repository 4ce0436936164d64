package org.greenclassroom.atlas;

import java.util.List;

/** A piece of the Earth between two parallels and two meridians. */
record Box(double south, double north, double west, double east) {
  /** China, Hong Kong and Viet Nam, with their seas and neighbours. */
  static final Box REGION = new Box(8, 54, 73, 136);

  static Box around(List<Spot> spots) {
    if (spots.isEmpty()) return REGION;
    double south = 90;
    double north = -90;
    double west = 180;
    double east = -180;
    for (var spot : spots) {
      south = Math.min(south, spot.box().south());
      north = Math.max(north, spot.box().north());
      west = Math.min(west, spot.box().west());
      east = Math.max(east, spot.box().east());
    }
    return new Box(south, north, west, east);
  }
}
