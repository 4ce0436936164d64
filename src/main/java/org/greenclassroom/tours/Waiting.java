package org.greenclassroom.tours;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a truck.
 *
 * @param ref the recall, pick-up, batch or classroom
 * @param room the classroom's name; null where it is not for one
 * @param latitude WGS-84; null: nobody said where it lies
 * @param estimated not all of it stood on a scale
 * @param home the only site where it can be loaded; null: any
 * @param calendar whose days count there; null: only its own window
 * @param teaching only on school days; false: on working days
 * @param fromAt its own window; null: none
 */
record Waiting(
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
    @Nullable Long home,
    @Nullable LocalDate dueOn,
    @Nullable Long calendar,
    boolean teaching,
    @Nullable Instant fromAt,
    @Nullable Instant untilAt) {

  /** As a form names it. */
  public String key() {
    return kind + "-" + ref;
  }

  public boolean isPlaced() {
    return latitude != null && longitude != null;
  }
}
