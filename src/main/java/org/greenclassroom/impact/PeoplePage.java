package org.greenclassroom.impact;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All figures about persons, as they are read.
 *
 * @param donor whose, as it stands in the address; null: everybody's
 * @param query what links carry on
 * @param declaredYears learners that earlier years declare, each by itself
 * @param teachersDeclared teachers whom earlier years declare, attendances of each by itself; like
 *     volunteersDeclared
 * @param special null: not of the whole programme
 * @param audits may open the audit pack about minors
 */
record PeoplePage(
    Instant at,
    @Nullable Long donor,
    @Nullable String donorName,
    String query,
    List<Sums.Donor> donors,
    List<Line> learners,
    List<Line> declaredYears,
    String learnersChart,
    List<Line> overTheLoan,
    List<Line> computers,
    List<Hours> hours,
    String hoursChart,
    List<Line> teachers,
    List<Line> teachersDeclared,
    List<Line> volunteers,
    List<Line> volunteersDeclared,
    @Nullable Special special,
    List<Line> gri,
    List<String> languages,
    boolean audits) {
  /**
   * One figure.
   *
   * @param period a school year or a declared year; null: of no single year
   * @param value from rows of this house
   * @param declared of earlier years
   * @param path to the rows behind it; null: there are none
   */
  record Line(
      String id,
      @Nullable String period,
      String value,
      String declared,
      boolean estimated,
      @Nullable String path) {}

  /**
   * The three series of a school year, side by side.
   *
   * @param lines planned, logged, learners'; a series of which nothing is known has no path
   */
  record Hours(String period, List<Line> lines) {}

  /**
   * Rooms for special needs, of the whole programme.
   *
   * @param disabilities kind and pupils
   */
  record Special(
      long rooms, long computers, long reading, long instructed, List<Kind> disabilities) {}

  /** Pupils with a kind of disability. */
  record Kind(String kind, String pupils) {}
}
