package org.greenclassroom.partners;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.greenclassroom.frame.Numbers;
import org.greenclassroom.kernel.Coordinates;
import org.greenclassroom.kernel.Datum;
import org.greenclassroom.kernel.Refusal;

/**
 * Where a site stands: as somebody read it off a map, and in WGS-84.
 *
 * @param here WGS-84
 * @param latitude as it was given, in that datum
 */
public record Position(Coordinates here, Datum datum, double latitude, double longitude) {
  private static final Pattern NUMBER = Pattern.compile("[-−]?\\d{1,3}(?:\\.\\d+)?");

  /** South, north, west, east, with some room; a point outside was typed wrongly. */
  private static final Map<String, List<Double>> LAND =
      Map.of(
          "CN", List.of(3.0, 54.0, 73.0, 136.0),
          "HK", List.of(22.1, 22.6, 113.8, 114.5),
          "VN", List.of(8.0, 23.6, 102.0, 110.0));

  static Position of(Datum datum, double latitude, double longitude, String territory) {
    if (!isIn(territory, latitude, longitude))
      throw new Refusal("partners.refusal.position-elsewhere", latitude, longitude);
    return new Position(
        Coordinates.given(datum, latitude, longitude, territory.equals("CN")),
        datum,
        latitude,
        longitude);
  }

  /**
   * Reads what was copied from a map. Some maps write the latitude first, some the longitude: where
   * only one order lies in the territory, it is that one.
   */
  public static Position read(String typed, Datum datum, String territory) {
    var numbers = NUMBER.matcher(typed).results().map(found -> found.group()).toList();
    if (numbers.size() != 2) throw new Refusal("partners.refusal.position", typed.strip());
    double first = Numbers.typed(numbers.getFirst()).doubleValue();
    double second = Numbers.typed(numbers.getLast()).doubleValue();
    boolean turned = !isIn(territory, first, second) && isIn(territory, second, first);
    return turned ? of(datum, second, first, territory) : of(datum, first, second, territory);
  }

  private static boolean isIn(String territory, double latitude, double longitude) {
    var land = LAND.getOrDefault(territory, List.of(-90.0, 90.0, -180.0, 180.0));
    return latitude >= land.get(0)
        && latitude <= land.get(1)
        && longitude >= land.get(2)
        && longitude <= land.get(3);
  }
}
