package org.greenclassroom.tours;

import java.time.LocalDate;
import org.greenclassroom.kernel.Coordinates;
import org.jspecify.annotations.Nullable;

/**
 * A stop to be made, as a plan saw it.
 *
 * @param call its number in the plan
 * @param truck what a person pinned it to; null: not pinned
 * @param dropped a person left it out
 * @param why it is on no tour; null: it is, or nobody has looked yet
 */
record Wanted(
    int call,
    StopKind kind,
    long ref,
    String name,
    @Nullable String room,
    @Nullable Long site,
    @Nullable String address,
    @Nullable Double latitude,
    @Nullable Double longitude,
    String territory,
    int pieces,
    long grams,
    long litres,
    boolean estimated,
    int service,
    @Nullable Long home,
    @Nullable LocalDate dueOn,
    @Nullable Long truck,
    @Nullable LocalDate day,
    boolean dropped,
    @Nullable Why why) {

  @Nullable Coordinates here() {
    return latitude == null || longitude == null ? null : new Coordinates(latitude, longitude);
  }

  /** As people call it. */
  public String called() {
    return room == null ? name : name + " · " + room;
  }

  /** Where one reads about it. */
  public String path() {
    return path(kind, ref);
  }

  static String path(StopKind kind, long ref) {
    return switch (kind) {
      case RECALL -> "/takeback/" + ref;
      case PICKUP -> "/collection/pickups/" + ref;
      case PLANT -> "/dismantling/" + ref;
      case DELIVERY -> "/classrooms/" + ref;
    };
  }

  /**
   * A recall that is late, or will be within a month, goes first; a window that was agreed before
   * what can be any day.
   */
  long worth(LocalDate first) {
    long million = 1_000_000_000L;
    if (dueOn != null && dueOn.isBefore(first)) return 4 * million;
    if (kind == StopKind.PICKUP) return 3 * million;
    return dueOn != null && dueOn.isBefore(first.plusMonths(1)) ? 2 * million : million;
  }
}
