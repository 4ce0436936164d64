package org.greenclassroom.impact;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** The figures that are published. Their definitions are words: {@code impact.definition.<id>}. */
enum Figure {
  DEVICES_RECEIVED(Unit.PIECES, Kind.DEVICES),
  WEIGHT_RECEIVED_WEIGHED(Unit.KILOGRAMS, Kind.DEVICES),
  WEIGHT_RECEIVED_ESTIMATED(Unit.KILOGRAMS, Kind.DEVICES),
  DEVICES_LENT_NOW(Unit.PIECES, Kind.DEVICES),
  DEVICES_DISMANTLED(Unit.PIECES, Kind.DEVICES),
  DEVICES_LOST(Unit.PIECES, Kind.DEVICES),
  DEVICES_GIVEN_BACK(Unit.PIECES, Kind.DEVICES),
  DEVICES_WITH_SCHOOLS(Unit.PIECES, Kind.DEVICES),
  COMPUTER_YEARS(Unit.YEARS, Kind.STAYS),
  WEIGHT_TO_PLANTS(Unit.KILOGRAMS, Kind.WEIGHINGS),
  WEIGHT_TREATED(Unit.KILOGRAMS, Kind.TREATMENTS),
  CLASSROOMS(Unit.PIECES, Kind.ROOMS),
  ACTIVITIES(Unit.PIECES, Kind.DAYS),
  PUPILS(Unit.PUPILS, Kind.HEADCOUNTS);

  /** What one row behind a figure is. */
  enum Kind {
    DEVICES,
    STAYS,
    WEIGHINGS,
    TREATMENTS,
    ROOMS,
    DAYS,
    HEADCOUNTS
  }

  final Unit unit;
  final Kind kind;

  Figure(Unit unit, Kind kind) {
    this.unit = unit;
    this.kind = kind;
  }

  /** Its name in addresses and in the API: {@code devices-received}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public Unit unit() {
    return unit;
  }

  /** Counted per school year; the years are never added. */
  public boolean isYearly() {
    return this == PUPILS;
  }

  /** A weigh ticket stands for a whole batch: it cannot be told apart by donor. */
  boolean isForOneDonor() {
    return this != WEIGHT_TO_PLANTS && kind != Kind.ROOMS && kind != Kind.DAYS;
  }

  /**
   * What earlier years declare that stands beside it, never in it; null: nothing does. A declared
   * weight was weighed by nobody here.
   */
  public org.greenclassroom.past.@Nullable Kind declared() {
    return switch (this) {
      case DEVICES_RECEIVED, WEIGHT_RECEIVED_ESTIMATED -> org.greenclassroom.past.Kind.DONATION;
      case DEVICES_LENT_NOW -> org.greenclassroom.past.Kind.COMPUTER;
      case CLASSROOMS -> org.greenclassroom.past.Kind.CLASSROOM;
      case ACTIVITIES -> org.greenclassroom.past.Kind.ACTIVITY;
      default -> null;
    };
  }

  static Figure named(String id) {
    return Arrays.stream(values())
        .filter(figure -> figure.id().equals(id))
        .findFirst()
        .orElseThrow(() -> Refusal.notFound(id));
  }

  static List<Figure> all() {
    return List.of(values());
  }
}
