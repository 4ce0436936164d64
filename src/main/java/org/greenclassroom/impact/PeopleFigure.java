package org.greenclassroom.impact;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.past.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The figures that speak of persons. Their names and definitions are words: {@code
 * impact.people.name.<id>} and {@code impact.people.definition.<id>}.
 */
enum PeopleFigure {
  LEARNERS(Group.LEARNERS, Measure.PERSONS, true),
  LEARNERS_OVER_THE_LOAN(Group.LEARNERS, Measure.PERSONS, false),
  LEARNER_YEARS(Group.LEARNERS, Measure.YEARS, false),
  LEARNERS_PER_COMPUTER(Group.COMPUTERS, Measure.PER_COMPUTER, false),
  COMPUTERS_PER_HUNDRED(Group.COMPUTERS, Measure.PER_HUNDRED, false),
  HOURS_PLANNED(Group.HOURS, Measure.HOURS, true),
  HOURS_LOGGED(Group.HOURS, Measure.HOURS, true),
  LEARNER_HOURS(Group.HOURS, Measure.HOURS, true),
  TRAINING_SEATS(Group.TEACHERS, Measure.PERSONS, false),
  TEACHERS_ATTENDED(Group.TEACHERS, Measure.PERSONS, false),
  TEACHERS_COMPLETED(Group.TEACHERS, Measure.PERSONS, false),
  TEACHERS_TEACHING(Group.TEACHERS, Measure.PERSONS, false),
  /** Declared only: whoever is named in several years or documents is in it several times. */
  TEACHERS_DECLARED(Group.TEACHERS, Measure.PERSONS, false),
  VOLUNTEERS(Group.VOLUNTEERS, Measure.PERSONS, false),
  VOLUNTEER_HOURS_PAID(Group.VOLUNTEERS, Measure.HOURS, false),
  VOLUNTEER_HOURS_OWN(Group.VOLUNTEERS, Measure.HOURS, false),
  /** Declared only, likewise. */
  VOLUNTEERS_DECLARED(Group.VOLUNTEERS, Measure.PERSONS, false),
  SCHOOLS(Group.SCHOOLS, Measure.SCHOOLS, false);

  /** What is shown together. */
  enum Group {
    LEARNERS,
    COMPUTERS,
    HOURS,
    TEACHERS,
    VOLUNTEERS,
    SCHOOLS
  }

  /** In what it is told. Rows carry whole numbers; hours are kept in minutes. */
  enum Measure {
    PERSONS,
    YEARS,
    PER_COMPUTER,
    PER_HUNDRED,
    HOURS,
    SCHOOLS
  }

  private static final BigDecimal MINUTES = BigDecimal.valueOf(60);

  final Group group;
  final Measure measure;
  private final boolean yearly;

  PeopleFigure(Group group, Measure measure, boolean yearly) {
    this.group = group;
    this.measure = measure;
    this.yearly = yearly;
  }

  /** Its name in addresses and in the API: {@code learners-over-the-loan}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Counted per school year; the years are never added. */
  public boolean isYearly() {
    return yearly;
  }

  /** The kind of declarations that it has no rows beside; null: it is counted here. */
  @Nullable Kind declaredOnly() {
    return switch (this) {
      case TEACHERS_DECLARED -> Kind.TEACHER;
      case VOLUNTEERS_DECLARED -> Kind.VOLUNTEER;
      default -> null;
    };
  }

  boolean isRatio() {
    return group == Group.COMPUTERS;
  }

  /**
   * The figure as it is told.
   *
   * @param amount persons, minutes or schools
   * @param computers of a ratio; null: of none
   * @return null: it cannot be told, since there is no computer or no learner
   */
  @Nullable BigDecimal told(long amount, @Nullable Long computers) {
    long pieces = computers == null ? 0 : computers;
    return switch (measure) {
      case PERSONS, YEARS, SCHOOLS -> BigDecimal.valueOf(amount);
      case HOURS -> BigDecimal.valueOf(amount).divide(MINUTES, 1, RoundingMode.HALF_UP);
      case PER_COMPUTER ->
          pieces == 0
              ? null
              : BigDecimal.valueOf(amount)
                  .divide(BigDecimal.valueOf(pieces), 2, RoundingMode.HALF_UP);
      case PER_HUNDRED ->
          amount == 0
              ? null
              : BigDecimal.valueOf(100 * pieces)
                  .divide(BigDecimal.valueOf(amount), 2, RoundingMode.HALF_UP);
    };
  }

  static PeopleFigure named(String id) {
    return all().stream()
        .filter(figure -> figure.id().equals(id))
        .findFirst()
        .orElseThrow(() -> Refusal.notFound(id));
  }

  /** Those that are counted here. */
  static List<PeopleFigure> all() {
    return Arrays.stream(values()).filter(figure -> figure.declaredOnly() == null).toList();
  }
}
