package org.greenclassroom.collection;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import org.greenclassroom.kernel.Occasion;

/** Days and times as orders and refusals say them: in the programme's calendar. */
final class Moments {
  private static final DateTimeFormatter PLAIN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(Occasion.PROGRAMME_ZONE);

  private Moments() {}

  static String said(Instant moment) {
    return PLAIN.format(moment);
  }

  static Instant of(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(Occasion.PROGRAMME_ZONE).toInstant();
  }

  static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, Occasion.PROGRAMME_ZONE);
  }

  static LocalTime time(Instant moment) {
    return LocalTime.ofInstant(moment, Occasion.PROGRAMME_ZONE);
  }
}
