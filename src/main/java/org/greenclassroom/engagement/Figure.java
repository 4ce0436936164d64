package org.greenclassroom.engagement;

import java.util.Arrays;
import java.util.Locale;
import org.greenclassroom.kernel.Refusal;

/** What a company is told, each with its rows. */
enum Figure {
  DAYS(Unit.PIECES),
  /** Different people; one who came three times is one. */
  PEOPLE(Unit.PIECES),
  /** Each time somebody came. */
  ATTENDANCES(Unit.PIECES),
  HOURS_CONFIRMED(Unit.MINUTES),
  /** Written down and not confirmed: told apart, never added. */
  HOURS_LOGGED(Unit.MINUTES),
  SCHOOLS(Unit.PIECES),
  CLASSROOMS(Unit.PIECES),
  /** Only those released for a donor's report now (VO-20). */
  PHOTOGRAPHS(Unit.PIECES),
  KILOGRAMS_MEASURED(Unit.GRAMS),
  KILOGRAMS_ESTIMATED(Unit.GRAMS),
  /** Sheets of a survey, only of days from which at least five came back. */
  ANSWERS(Unit.PIECES);

  /** In what it is summed. */
  enum Unit {
    PIECES,
    MINUTES,
    GRAMS
  }

  final Unit unit;

  Figure(Unit unit) {
    this.unit = unit;
  }

  public Unit unit() {
    return unit;
  }

  /** As it stands in addresses and words. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Figure named(String id) {
    return Arrays.stream(values())
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(() -> Refusal.notFound(id));
  }
}
