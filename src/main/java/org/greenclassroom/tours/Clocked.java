package org.greenclassroom.tours;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;

/** Times as they stand on a tour's pages: 09:45, and 3:05 for three hours and five minutes. */
final class Clocked {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm").withZone(Occasion.PROGRAMME_ZONE);

  private Clocked() {}

  /** A day that can be meant: whoever types the year 20266 is told so. */
  static LocalDate near(LocalDate day) {
    if (day.getYear() < 2000 || day.getYear() > 2100) throw new Refusal("tours.refusal.far", day);
    return day;
  }

  static String at(Instant moment) {
    return TIME.format(moment);
  }

  static String span(long seconds) {
    long minutes = Math.round(seconds / 60.0);
    return "%d:%02d".formatted(minutes / 60, minutes % 60);
  }
}
