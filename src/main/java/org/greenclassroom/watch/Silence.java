package org.greenclassroom.watch;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How long nobody heard of a room.
 *
 * @param county path of names from the province down; empty: nobody entered it
 * @param lastSignalOn null: never
 * @param source of the last signal; null likewise
 * @param schoolDays since then; since acceptance where never heard of
 * @param outage the silence is the county's line, as far as anybody can tell
 */
public record Silence(
    long classroom,
    String room,
    long school,
    String schoolName,
    String county,
    LocalDate acceptedOn,
    @Nullable LocalDate lastSignalOn,
    @Nullable Source source,
    int schoolDays,
    boolean outage,
    LocalDate asOf) {
  /** Where a signal came from. */
  public enum Source {
    USAGE,
    CHECKIN,
    VISIT
  }

  public Step step() {
    return Step.of(lastSignalOn != null, schoolDays);
  }

  /** Where the list goes on after this row. */
  String key() {
    return (lastSignalOn == null ? 0 : 1) + "." + schoolDays + "." + classroom;
  }
}
