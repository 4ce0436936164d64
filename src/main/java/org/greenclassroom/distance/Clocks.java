package org.greenclassroom.distance;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One moment on two clocks: the school's and the viewer's. Shanghai never changes its clock, Paris
 * does twice a year, so that a lesson at three in the afternoon moves by an hour for who teaches
 * it. All of it comes from the rules of {@code java.time}, never from a fixed difference.
 */
record Clocks(Instant begins, int minutes, City school, City viewer) {

  /** One clock. */
  public record Clock(City city, ZonedDateTime from, ZonedDateTime until) {
    public LocalDate day() {
      return from.toLocalDate();
    }

    public String hours() {
      return time(from) + "–" + time(until);
    }

    /** How far from Greenwich, as +02:00. */
    public String offset() {
      var id = from.getOffset().getId();
      return id.equals("Z") ? "+00:00" : id;
    }

    private static String time(ZonedDateTime moment) {
      return moment.format(DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT));
    }
  }

  public Clock atSchool() {
    return on(school);
  }

  public Clock atViewer() {
    return on(viewer);
  }

  /** Whether one clock says it all. */
  public boolean isAlike() {
    return school
        .zone()
        .getRules()
        .getOffset(begins)
        .equals(viewer.zone().getRules().getOffset(begins));
  }

  public boolean isAnotherDay() {
    return !atSchool().day().equals(atViewer().day());
  }

  private Clock on(City city) {
    var from = begins.atZone(city.zone());
    return new Clock(city, from, begins.plus(Duration.ofMinutes(minutes)).atZone(city.zone()));
  }

  /** How much earlier or later the viewer's clock stands than the school's, in minutes. */
  long apart() {
    return apart(begins, school.zone(), viewer.zone());
  }

  private static long apart(Instant at, ZoneId school, ZoneId viewer) {
    return (viewer.getRules().getOffset(at).getTotalSeconds()
            - school.getRules().getOffset(at).getTotalSeconds())
        / 60;
  }

  /**
   * From which sessions of a series on the viewer's clock says another hour than before.
   *
   * @param series in the order of their days
   */
  static List<Clocks> shifts(List<Clocks> series) {
    var shifted = new ArrayList<Clocks>();
    for (int i = 1; i < series.size(); i++)
      if (series.get(i).apart() != series.get(i - 1).apart()) shifted.add(series.get(i));
    return shifted;
  }
}
