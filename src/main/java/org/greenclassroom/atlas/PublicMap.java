package org.greenclassroom.atlas;

import java.util.ArrayList;
import java.util.List;
import org.greenclassroom.kernel.Coordinates;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The map for everybody: how many classrooms stand in each province, taken over by their school and
 * not ended. Where a single school lies, and how its loan goes, is not told: dots look alike and
 * are drawn on a coarse grid.
 *
 * <p>No lines of coasts and borders: our base layer is no approved map of China (审图号) and may not
 * be published.
 */
@Service
@Transactional(readOnly = true)
public class PublicMap {
  /** Half a degree, some fifty kilometres: a province's only school is not to be found by it. */
  private static final double GRID = 2;

  /** Degrees around the outermost dots. */
  private static final double MARGIN = 4;

  private final PinTable pins;
  private final Reader reader;

  PublicMap(PinTable pins, Reader reader) {
    this.pins = pins;
    this.reader = reader;
  }

  /**
   * One province or territory.
   *
   * @param key stable: a part of an address
   */
  public record Place(String key, String name, long rooms, long devices) {}

  /**
   * @param drawing SVG; each dot leads to {@code #place-<key>} on the same page
   * @param undrawn rooms among those of the places of which nobody has said where they are
   */
  public record Spread(String drawing, List<Place> places, long undrawn) {
    public long rooms() {
      return places.stream().mapToLong(Place::rooms).sum();
    }

    public long devices() {
      return places.stream().mapToLong(Place::devices).sum();
    }
  }

  /** As of the last reading. */
  public Spread spread() {
    var places = new ArrayList<Place>();
    var dots = new ArrayList<Drawing.Dot>();
    long undrawn = 0;
    for (var standing : pins.standing()) {
      var place =
          new Place(
              standing.place().code(),
              name(standing.place()),
              standing.rooms(),
              standing.devices());
      places.add(place);
      undrawn += standing.rooms() - standing.placed();
      var here = standing.here();
      if (here != null)
        dots.add(
            new Drawing.Dot(
                plain(standing, here),
                reader.word("atlas.public.dot", place.name(), place.rooms()),
                "#place-" + place.key()));
    }
    var drawing =
        Drawing.map(
            reader.word("atlas.public.title"),
            reader.word("atlas.public.tells"),
            null,
            round(dots),
            dots);
    return new Spread(drawing, List.copyOf(places), undrawn);
  }

  /** A whole territory beside its provinces would look like their sum. */
  private String name(PinTable.Place place) {
    return place.code().equals("CN")
        ? reader.word("atlas.public.no-province", reader.name(place))
        : reader.name(place);
  }

  /** The dots with room to breathe; never so close that half a degree would say much. */
  private static Box round(List<Drawing.Dot> dots) {
    if (dots.isEmpty()) return Box.REGION;
    var here = dots.stream().map(dot -> dot.spot().here()).toList();
    var north = here.stream().mapToDouble(Coordinates::latitude).summaryStatistics();
    var east = here.stream().mapToDouble(Coordinates::longitude).summaryStatistics();
    return new Box(
        north.getMin() - MARGIN,
        north.getMax() + MARGIN,
        east.getMin() - 2 * MARGIN,
        east.getMax() + 2 * MARGIN);
  }

  /** Only how many: no state, no sign of life, no exact place. */
  private static Spot plain(PinTable.Standing standing, Coordinates here) {
    var place = standing.place();
    return new Spot(
        place.code(),
        place.name(),
        place.territory(),
        0,
        standing.rooms(),
        standing.devices(),
        new Coordinates(coarse(here.latitude()), coarse(here.longitude())),
        Box.REGION,
        true,
        new Spot.States(0, 0, standing.rooms(), 0, 0),
        new Spot.Signals(standing.rooms(), 0, 0, 0));
  }

  private static double coarse(double degrees) {
    return Math.round(degrees * GRID) / GRID;
  }
}
