package org.greenclassroom.attendance;

import java.time.Duration;
import java.time.Instant;
import org.greenclassroom.activities.Duty;
import org.greenclassroom.volunteers.ClearanceKind;
import org.jspecify.annotations.Nullable;

/**
 * A place to be filled on a day: a duty, from when to when.
 *
 * @param name null: as its duty is called
 */
record Place(
    long slot,
    long activity,
    Duty duty,
    @Nullable String name,
    Instant startsAt,
    Instant endsAt,
    int capacity,
    int minAge,
    @Nullable ClearanceKind clearance,
    boolean withChildren) {

  int minutes() {
    return Math.toIntExact(Math.max(0, Duration.between(startsAt, endsAt).toMinutes()));
  }

  /** What it is called: words of its own, else its duty. */
  Object called() {
    return name == null ? duty : name;
  }

  /** Whether nobody is let in here on their own word. */
  public boolean guarded() {
    return withChildren || clearance != null;
  }
}
