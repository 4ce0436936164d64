package org.greenclassroom.kernel;

import java.util.Locale;

/**
 * A point on the Earth in degrees, WGS-84.
 *
 * <p>Maps of mainland China are drawn in GCJ-02, which has no published definition; the formula
 * here is the one that every open implementation uses (“eviltransform”, coordtransform, gcoord). It
 * has no inverse in closed form: ours is iterated until it stands still, not guessed in one step
 * (which misses by up to ten metres).
 */
public record Coordinates(double latitude, double longitude) {
  /** Krasovsky 1940, on which the shift is computed. */
  private static final double AXIS = 6_378_245.0;

  private static final double ECCENTRICITY = 0.00669342162296594323;
  private static final double BAIDU = Math.PI * 3000.0 / 180.0;
  private static final double EARTH = 6_371_008.8;

  /** A few centimetres: far below what anybody can point at on a map. */
  private static final double STILL = 1e-7;

  public Coordinates {
    if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180))
      throw new Refusal("frame.refusal.position", latitude, longitude);
  }

  /**
   * What somebody read off a map.
   *
   * @param datum of that map
   * @param mainland whether the place is in mainland China: only there are maps shifted; Hong Kong,
   *     Macao and Viet Nam lie inside the shift's rectangle and are not shifted
   */
  public static Coordinates given(
      Datum datum, double latitude, double longitude, boolean mainland) {
    var read = new Coordinates(latitude, longitude);
    return mainland ? read.from(datum) : read;
  }

  /** The same place as a map of this datum shows it. */
  public Coordinates shownIn(Datum datum, boolean mainland) {
    return mainland ? to(datum) : this;
  }

  /** Metres as the crow flies. */
  public double metresTo(Coordinates other) {
    double up = Math.toRadians(other.latitude - latitude);
    double along = Math.toRadians(other.longitude - longitude);
    double half =
        Math.pow(Math.sin(up / 2), 2)
            + Math.cos(Math.toRadians(latitude))
                * Math.cos(Math.toRadians(other.latitude))
                * Math.pow(Math.sin(along / 2), 2);
    return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(half)));
  }

  /** Five decimals are a metre: 26.38150, 108.07910. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.5f, %.5f", latitude, longitude);
  }

  private Coordinates to(Datum datum) {
    return switch (datum) {
      case WGS84 -> this;
      case GCJ02 -> shifted();
      case BD09 -> shifted().shiftedOnce();
    };
  }

  /** Looks for the point that, shifted, is this one. */
  private Coordinates from(Datum datum) {
    var found = this;
    for (int round = 0; round < 30; round++) {
      var there = found.to(datum);
      double up = latitude - there.latitude;
      double along = longitude - there.longitude;
      found = near(found.latitude + up, found.longitude + along);
      if (Math.abs(up) < STILL && Math.abs(along) < STILL) return found;
    }
    return found;
  }

  private Coordinates shifted() {
    double x = longitude - 105;
    double y = latitude - 35;
    double up =
        -100
            + 2 * x
            + 3 * y
            + 0.2 * y * y
            + 0.1 * x * y
            + 0.2 * Math.sqrt(Math.abs(x))
            + wave(20, 6 * x)
            + wave(20, 2 * x)
            + wave(20, y)
            + wave(40, y / 3)
            + wave(160, y / 12)
            + wave(320, y / 30);
    double along =
        300
            + x
            + 2 * y
            + 0.1 * x * x
            + 0.1 * x * y
            + 0.1 * Math.sqrt(Math.abs(x))
            + wave(20, 6 * x)
            + wave(20, 2 * x)
            + wave(20, x)
            + wave(40, x / 3)
            + wave(150, x / 12)
            + wave(300, x / 30);
    double angle = Math.toRadians(latitude);
    double bend = 1 - ECCENTRICITY * Math.pow(Math.sin(angle), 2);
    double meridian = AXIS * (1 - ECCENTRICITY) / (bend * Math.sqrt(bend));
    double parallel = AXIS / Math.sqrt(bend) * Math.cos(angle);
    return near(
        latitude + Math.toDegrees(up / meridian), longitude + Math.toDegrees(along / parallel));
  }

  private Coordinates shiftedOnce() {
    double far = Math.hypot(longitude, latitude) + 0.00002 * Math.sin(latitude * BAIDU);
    double turn = Math.atan2(latitude, longitude) + 0.000003 * Math.cos(longitude * BAIDU);
    return near(far * Math.sin(turn) + 0.006, far * Math.cos(turn) + 0.0065);
  }

  private static double wave(double metres, double halfTurns) {
    return metres * 2 / 3 * Math.sin(halfTurns * Math.PI);
  }

  /** Never off the map, however far a wrong guess went. */
  private static Coordinates near(double latitude, double longitude) {
    return new Coordinates(Math.clamp(latitude, -90, 90), Math.clamp(longitude, -180, 180));
  }
}
