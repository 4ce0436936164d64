package org.greenclassroom.collection;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What is ordered.
 *
 * @param site of the donor; null where the address was typed
 * @param carrier a partner; null: our own van
 * @param driver an account; null: nobody yet, or somebody with a pass
 */
public record Order(
    Instant from,
    Instant to,
    @Nullable Long site,
    @Nullable String address,
    List<String> access,
    @Nullable String accessNote,
    @Nullable Long carrier,
    int pallets,
    @Nullable Long driver,
    Map<ThingClass, Integer> expected) {
  private static final int MOST_PALLETS = 200;
  private static final int MOST_PIECES = 100_000;
  private static final long LONGEST_WINDOW = 14L * 24 * 3600;

  void check() {
    if (!to.isAfter(from)) throw new Refusal("collection.refusal.window");
    if (to.getEpochSecond() - from.getEpochSecond() > LONGEST_WINDOW)
      throw new Refusal("collection.refusal.window-long");
    if (site == null && address == null) throw new Refusal("collection.refusal.no-address");
    if (pallets < 0 || pallets > MOST_PALLETS)
      throw new Refusal("collection.refusal.pallets", MOST_PALLETS);
    expected.forEach((what, pieces) -> {
      if (pieces < 1 || pieces > MOST_PIECES)
        throw new Refusal("collection.refusal.pieces", what, pieces);
    });
    for (var one : access)
      try {
        Access.valueOf(one);
      } catch (IllegalArgumentException none) {
        throw new Refusal("frame.refusal.missing", "access");
      }
  }
}
