package org.greenclassroom.applications;

import java.time.Instant;
import java.time.LocalDate;
import org.greenclassroom.kernel.Occasion;

/** Moments as days of the programme's calendar, for sentences. */
final class Days {
  private Days() {}

  static LocalDate of(Instant moment) {
    return LocalDate.ofInstant(moment, Occasion.PROGRAMME_ZONE);
  }
}
