package org.greenclassroom.activities;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.greenclassroom.classrooms.Rooms;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/** What tests of days with people need: a day at a school, or at none. */
public abstract class Days extends Rooms {
  @Autowired protected Activities activities;
  @Autowired protected org.greenclassroom.activities.Lives lives;
  @Autowired protected Slots slots;

  /** A day of that kind, two weeks from now, for three hours. */
  protected long day(Kind kind, @Nullable Long partner, @Nullable Long school) {
    return day(
        kind,
        partner,
        school,
        clock.instant().plus(Duration.ofDays(14)).truncatedTo(ChronoUnit.HOURS));
  }

  protected long day(Kind kind, @Nullable Long partner, @Nullable Long school, Instant starts) {
    return activities.open(
        occasion(Role.OFFICER),
        new Opening(
            kind,
            unique("A day"),
            partner,
            school,
            null,
            null,
            starts,
            starts.plus(Duration.ofHours(3)),
            Occasion.PROGRAMME_ZONE,
            "Hall 2",
            "zh",
            true,
            null));
  }
}
