package org.greenclassroom.planning;

import java.time.LocalDate;
import org.greenclassroom.custody.DeviceKind;
import org.jspecify.annotations.Nullable;

/**
 * Machines that are interchangeable for the plan: same model, same place, same equipment. What
 * nobody looked at is null, and null meets no requirement.
 *
 * @param group its number in one plan
 * @param model maker and model as they are read; empty when nobody knows
 * @param memory in GB
 * @param inches of the screen, in tenths
 * @param sound whether it was tried and works
 * @param supportEnds until when the system on them is supported
 * @param expected announced and not here yet: may be planned with, never reserved
 */
record Stock(
    int group,
    DeviceKind kind,
    String model,
    Place place,
    @Nullable Integer tier,
    @Nullable Integer generation,
    @Nullable Integer memory,
    @Nullable Integer inches,
    @Nullable Boolean sound,
    @Nullable LocalDate supportEnds,
    int count,
    boolean expected) {

  /** What identical means, without the ways of writing. */
  String name() {
    return nameOf(model);
  }

  static String nameOf(String model) {
    return model.strip().toLowerCase(java.util.Locale.ROOT).replaceAll("\\s+", " ");
  }

  /** The same group in another plan. */
  String signature() {
    return String.join(
        "|",
        kind.name(),
        name(),
        String.valueOf(place.site()),
        String.valueOf(tier),
        String.valueOf(generation),
        String.valueOf(memory),
        String.valueOf(inches),
        String.valueOf(sound),
        String.valueOf(supportEnds),
        expected ? place.territory() : "here");
  }

  Stock as(int number, int pieces) {
    return new Stock(
        number,
        kind,
        model,
        place,
        tier,
        generation,
        memory,
        inches,
        sound,
        supportEnds,
        pieces,
        expected);
  }
}
