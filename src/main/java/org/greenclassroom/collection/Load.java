package org.greenclassroom.collection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Weight;
import org.jspecify.annotations.Nullable;

/**
 * What a driver took, as two people sign for it.
 *
 * @param weighed null: there was no scale
 * @param photos JPEG or PNG
 */
public record Load(
    Map<ThingClass, Integer> counted,
    int pallets,
    List<String> seals,
    @Nullable Weight weighed,
    List<String> remarks,
    Instant at,
    HandOver.Signature giver,
    HandOver.Signature taker,
    List<byte[]> photos) {
  static final int MOST_PHOTOS = 20;
  private static final int MOST_SEALS = 60;
  private static final int MOST_PIECES = 100_000;
  private static final int MOST_PALLETS = 200;

  public Load {
    var clean = new ArrayList<String>();
    for (var seal : seals) {
      var number = seal.strip();
      if (!number.isEmpty() && !clean.contains(number)) clean.add(number);
    }
    seals = List.copyOf(clean);
  }

  void check() {
    counted.forEach((what, pieces) -> {
      if (pieces < 0 || pieces > MOST_PIECES)
        throw new Refusal("collection.refusal.pieces", what, pieces);
    });
    if (counted.values().stream().noneMatch(pieces -> pieces > 0))
      throw new Refusal("collection.refusal.nothing-counted");
    if (pallets < 0 || pallets > MOST_PALLETS)
      throw new Refusal("collection.refusal.pallets", MOST_PALLETS);
    if (seals.size() > MOST_SEALS || seals.stream().anyMatch(seal -> seal.length() > 40))
      throw new Refusal("collection.refusal.seals", MOST_SEALS);
    if (photos.size() > MOST_PHOTOS) throw new Refusal("collection.refusal.photos", MOST_PHOTOS);
    if (weighed != null && weighed.grams() == 0)
      throw new Refusal("frame.refusal.weight", weighed.kilograms());
    for (var one : remarks)
      try {
        Remark.valueOf(one);
      } catch (IllegalArgumentException none) {
        throw new Refusal("frame.refusal.missing", "remarks");
      }
  }
}
