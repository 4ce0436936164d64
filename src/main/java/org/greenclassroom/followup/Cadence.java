package org.greenclassroom.followup;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How often rooms of a kind are visited and asked.
 *
 * @param visits months after the acceptance
 * @param visitsThen every so many months after the last of them
 * @param checkins every so many months; 0: never
 * @param inventories in which months of a year
 * @param questionnaires every so many months; 0: never
 */
record Cadence(
    long cadence,
    RoomKind kind,
    List<Integer> visits,
    int visitsThen,
    int checkins,
    List<Integer> inventories,
    int questionnaires,
    String reason,
    Instant setAt,
    @Nullable String byName) {

  /** Which rooms a cadence is for. */
  enum RoomKind {
    STANDARD,
    SPECIAL_NEEDS
  }

  public String visitsTyped() {
    return typed(visits);
  }

  public String inventoriesTyped() {
    return typed(inventories);
  }

  private static String typed(List<Integer> numbers) {
    return numbers.stream().map(Object::toString).collect(Collectors.joining(", "));
  }
}
