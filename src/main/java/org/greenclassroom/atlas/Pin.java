package org.greenclassroom.atlas;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A classroom on the map.
 *
 * @param latitude WGS-84; rounded to half a degree where the reader may not see it exactly
 * @param rounded whether it was
 */
record Pin(
    long classroom,
    long school,
    String name,
    String schoolName,
    String territory,
    String province,
    @Nullable String provinceName,
    @Nullable String countyName,
    @Nullable Double latitude,
    @Nullable Double longitude,
    boolean rounded,
    String state,
    int seats,
    int inClass,
    @Nullable LocalDate dueOn,
    String signal,
    @Nullable LocalDate lastSignal,
    @Nullable String band) {
  /** Where it lies, in words; null where only the territory is known. */
  public @Nullable String lies() {
    return countyName == null
        ? provinceName
        : provinceName == null ? countyName : provinceName + " › " + countyName;
  }

  Spot.Look look() {
    boolean there = inClass > 0;
    return switch (state) {
      case "LATE" -> Spot.Look.LATE;
      case "PLANNED", "AGREED", "RESERVED" -> Spot.Look.COMING;
      case "ON_THE_WAY" -> Spot.Look.ON_THE_WAY;
      default -> {
        if (there && signal.equals("DROP_OFF")) yield Spot.Look.SILENT;
        if (there && signal.equals("AT_RISK")) yield Spot.Look.AT_RISK;
        yield state.equals("ENDING") ? Spot.Look.ENDING : Spot.Look.IN_CLASS;
      }
    };
  }
}
