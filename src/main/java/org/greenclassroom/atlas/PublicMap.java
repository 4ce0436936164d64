package org.greenclassroom.atlas;

import java.util.ArrayList;
import java.util.List;
import org.greenclassroom.kernel.Coordinates;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The map for everybody: how many classrooms each province has. Where a single school lies, and how
 * its loan goes, is not told: dots look alike and are drawn on a coarse grid.
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

  private static final Sight EVERYTHING = new Sight("", null, null, null, false);

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
   */
  public record Spread(String drawing, List<Place> places) {
    public long rooms() {
      return places.stream().mapToLong(Place::rooms).sum();
    }

    public long devices() {
      return places.stream().mapToLong(Place::devices).sum();
    }
  }

  /** As of the last reading. */
  public Spread spread() {
    var spots = pins.spots(EVERYTHING, Spot.Size.PROVINCE);
    var places = new ArrayList<Place>();
    var dots = new ArrayList<Drawing.Dot>();
    for (var spot : spots) {
      var place = new Place(spot.key(), reader.name(spot), spot.rooms(), spot.devices());
      places.add(place);
      dots.add(
          new Drawing.Dot(
              plain(spot),
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
    return new Spread(drawing, List.copyOf(places));
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
  private static Spot plain(Spot spot) {
    return new Spot(
        spot.key(),
        spot.name(),
        spot.territory(),
        0,
        spot.rooms(),
        spot.devices(),
        new Coordinates(coarse(spot.here().latitude()), coarse(spot.here().longitude())),
        Box.REGION,
        true,
        new Spot.States(0, 0, spot.rooms(), 0, 0),
        new Spot.Signals(spot.rooms(), 0, 0, 0));
  }

  private static double coarse(double degrees) {
    return Math.round(degrees * GRID) / GRID;
  }
}
