package org.greenclassroom.method;

import java.util.List;

/**
 * How pupils are counted, and never otherwise: learner-years are no pupils, and a second room in a
 * school doubles nobody (IRIS PI2389 and PI4060, UIS ED4). Counts only; nobody has a name here.
 *
 * @param years of the loan, in their order
 */
public record Learners(List<Year> years) {
  /**
   * A school year.
   *
   * @param learners in the grades with lessons in the room, each once
   * @param newcomers of these that were not there the year before; in the first year all of them
   */
  public record Year(long learners, long newcomers) {
    public Year {
      Range.within("newcomers", newcomers, 0, learners);
    }
  }

  public Learners {
    years = List.copyOf(years);
  }

  /** Pupils who were ever there, each once. */
  public long unique() {
    return years.stream().mapToLong(Year::newcomers).sum();
  }

  /** One pupil for three years is three of these. */
  public long learnerYears() {
    return years.stream().mapToLong(Year::learners).sum();
  }

  /** Pupils to a working computer; of many schools the ratio of the sums, never the mean. */
  public static double perComputer(long learners, long computers) {
    return (double) learners / computers;
  }

  /** Chinese schools report it the other way round. */
  public static double computersPerHundred(long learners, long computers) {
    return 100.0 * computers / learners;
  }

  /** Hours of computers, or of learners: two series that are never added. */
  public static double hours(long sessions, double hours, long each) {
    return sessions * hours * each;
  }
}
