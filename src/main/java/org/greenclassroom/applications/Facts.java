package org.greenclassroom.applications;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.greenclassroom.schools.School;
import org.jspecify.annotations.Nullable;

/** All that is known of an application, criterion by criterion, each from the best source. Pure. */
final class Facts {
  /** For how long a loan runs; of a shorter lease the months are counted. */
  private static final int MONTHS_KNOWN = 600;

  private final Map<Criterion, Fact> known = new EnumMap<>(Criterion.class);

  /**
   * What the application itself says.
   *
   * @param on the day it was sent: a lease is counted from then
   */
  static Facts of(Told told, LocalDate on) {
    var facts = new Facts();
    facts.perComputer(told.allPupils(), told.computers(), Source.APPLICATION);
    var age = told.computersAge();
    // where there is none, none is too young
    if (Integer.valueOf(0).equals(told.computers())) age = Integer.valueOf(Criterion.FOR_EVER);
    facts.say(Criterion.COMPUTERS_AGE, age);
    facts.say(Criterion.DISTANCE, told.distanceKm());
    facts.say(Criterion.KINDS, told.kinds().size());
    facts.say(Criterion.SOCKETS, yes(told.power()));
    facts.say(Criterion.INTERNET, yes(told.internet()));
    facts.say(Criterion.DOOR, yes(told.secure()));
    facts.say(Criterion.FURNITURE, yes(told.furniture()));
    facts.say(Criterion.MANAGER, yes(told.manager()));
    facts.say(Criterion.TEACHER_HOURS, told.teacherHours());
    facts.say(Criterion.DEPUTY_HOURS, told.deputyHours());
    facts.say(Criterion.LESSONS, tenths(told.lessons()));
    facts.say(Criterion.OPEN_HOURS, told.openHours());
    facts.say(Criterion.TENURE, months(told, on));
    facts.say(Criterion.CLOSURE, yes(told.closure()));
    return facts;
  }

  /** Another source speaks: what it knows stands in the place of what a lesser one said. */
  void learn(Criterion criterion, @Nullable Integer value, Source source) {
    if (value == null) return;
    var before = known.get(criterion);
    if (before == null || before.source().compareTo(source) <= 0)
      known.put(criterion, new Fact(value, source));
  }

  void perComputer(int pupils, @Nullable Integer computers, Source source) {
    if (pupils == 0 || computers == null) return;
    learn(
        Criterion.PUPILS_PER_COMPUTER,
        computers == 0
            ? Criterion.NO_COMPUTER
            : Math.min(Criterion.NO_COMPUTER - 1, Math.round(pupils * 10f / computers)),
        source);
  }

  /** What the register of schools knows better than a form. */
  void register(Told told, School school) {
    if (!school.kinds().isEmpty()) learn(Criterion.KINDS, school.kinds().size(), Source.REGISTER);
    var pupils = school.pupils();
    if (pupils != null) perComputer(pupils, told.computers(), Source.REGISTER);
  }

  Optional<Fact> of(Criterion criterion) {
    return Optional.ofNullable(known.get(criterion));
  }

  private void say(Criterion criterion, @Nullable Integer value) {
    learn(criterion, value, Source.APPLICATION);
  }

  static @Nullable Integer yes(Known known) {
    return switch (known) {
      case YES -> 1;
      case NO -> 0;
      case UNKNOWN -> null;
    };
  }

  static @Nullable Integer tenths(@Nullable BigDecimal number) {
    return number == null ? null : number.movePointRight(1).intValue();
  }

  private static @Nullable Integer months(Told told, LocalDate on) {
    return switch (told.tenure()) {
      case OWNED -> Criterion.FOR_EVER;
      case LEASED -> months(told.leaseUntil(), on);
      case UNKNOWN -> null;
    };
  }

  static @Nullable Integer months(@Nullable LocalDate until, LocalDate on) {
    return until == null
        ? null
        : (int) Math.clamp(ChronoUnit.MONTHS.between(on, until), 0, MONTHS_KNOWN);
  }
}
