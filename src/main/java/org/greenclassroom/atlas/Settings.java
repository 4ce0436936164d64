package org.greenclassroom.atlas;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.greenclassroom.kernel.Datum;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What the house is told of maps when it starts.
 *
 * @param base whether the offline base layer is drawn; it is no approved map of China
 * @param tiles {@code https://…/{z}/{x}/{y}.png}; empty: none
 * @param attribution whom the tiles' owners want to be named
 * @param datum from which the tiles' makers count: GCJ02 for maps made in mainland China
 * @param deepest the highest zoom the tile server has
 * @param megabytes how much of the disk tiles may take
 * @param folder where they are kept
 */
record Settings(
    boolean base,
    String tiles,
    String attribution,
    Datum datum,
    int deepest,
    int megabytes,
    Path folder) {
  private static final Pattern TEMPLATE =
      Pattern.compile(
          "https?://[^\\s{}@/?#]+/[^\\s{}]*\\{z\\}[^\\s{}]*\\{x\\}[^\\s{}]*\\{y\\}[^\\s{}]*");

  Settings {
    tiles = tiles.strip();
    if (!tiles.isEmpty() && !TEMPLATE.matcher(tiles).matches())
      throw new IllegalArgumentException(
          "greenclassroom.atlas.tiles must look like https://tiles.example.org/{z}/{x}/{y}.png, not "
              + tiles);
  }

  boolean hasTiles() {
    return !tiles.isEmpty();
  }

  /** Reads them at the start, so that a wrong one is found then. */
  @Component
  static class Told {
    private final Settings settings;

    Told(
        @Value("${greenclassroom.atlas.base-layer:true}") boolean base,
        @Value("${greenclassroom.atlas.tiles:}") String tiles,
        @Value("${greenclassroom.atlas.attribution:}") String attribution,
        @Value("${greenclassroom.atlas.datum:WGS84}") Datum datum,
        @Value("${greenclassroom.atlas.deepest-zoom:18}") int deepest,
        @Value("${greenclassroom.atlas.cache-megabytes:200}") int megabytes,
        @Value("${greenclassroom.data-dir}") Path data) {
      settings =
          new Settings(base, tiles, attribution, datum, deepest, megabytes, data.resolve("tiles"));
    }

    Settings settings() {
      return settings;
    }
  }
}
