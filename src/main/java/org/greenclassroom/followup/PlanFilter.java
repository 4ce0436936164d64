package org.greenclassroom.followup;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Set;
import org.greenclassroom.kernel.Actor;
import org.jspecify.annotations.Nullable;

/**
 * What narrows the plan.
 *
 * @param from null: from the beginning, so that what is overdue comes first
 * @param until the last day shown; null: without end
 * @param kind null: all
 * @param state null: whatever its state
 * @param engineer null: anybody's; 0: nobody's
 * @param school null: of all schools
 * @param q part of the name of a school or room
 * @param own the schools of which whoever asks may know; null: all
 */
record PlanFilter(
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    @Nullable TaskKind kind,
    @Nullable TaskState state,
    @Nullable Long engineer,
    @Nullable Long school,
    String q,
    @Nullable Set<Long> own) {

  /**
   * As it stands in an address.
   *
   * @param whose "mine", "nobody", an account, or empty
   */
  static PlanFilter of(
      String month,
      String kind,
      String state,
      String whose,
      @Nullable Long school,
      String q,
      Actor actor,
      @Nullable Set<Long> own) {
    var chosen = month(month);
    return new PlanFilter(
        chosen == null ? null : chosen.atDay(1),
        chosen == null ? null : chosen.atEndOfMonth(),
        constant(TaskKind.class, kind),
        state.isBlank() ? TaskState.OPEN : constant(TaskState.class, state),
        switch (whose) {
          case "mine" -> (Long) actor.account();
          case "nobody" -> (Long) 0L;
          default -> whose.matches("\\d{1,18}") ? (Long) Long.parseLong(whose) : null;
        },
        school,
        q.strip(),
        own);
  }

  static @Nullable YearMonth month(String typed) {
    try {
      return typed.isBlank() ? null : YearMonth.parse(typed.strip());
    } catch (DateTimeParseException other) {
      return null; // an address somebody typed: all months are shown
    }
  }

  private static <E extends Enum<E>> @Nullable E constant(Class<E> type, String typed) {
    for (var one : type.getEnumConstants())
      if (one.name().equals(typed.strip().toUpperCase(Locale.ROOT))) return one;
    return null;
  }
}
