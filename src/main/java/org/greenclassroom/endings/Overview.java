package org.greenclassroom.endings;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.schools.Schools;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What there is of endings: all of it for the programme, their own for a school and a sponsor. */
@Service
@Transactional(readOnly = true)
class Overview {
  /** How far the timeline looks. */
  static final int MONTHS = 36;

  private final OverviewTable table;
  private final Schools schools;

  Overview(OverviewTable table, Schools schools) {
    this.table = table;
    this.schools = schools;
  }

  Slice<OverviewTable.Row> page(
      Actor actor,
      @Nullable State state,
      @Nullable Decision decision,
      String part,
      String after,
      int size) {
    var filter =
        new OverviewTable.Filter(
            schoolsOf(actor), sponsorsOf(actor), state, decision, part.strip());
    return Slice.of(table.page(filter, after, size + 1), size, OverviewTable.Row::sort);
  }

  Slice<OverviewTable.Late> lates(Actor actor, @Nullable Why reason, String after, int size) {
    return Slice.of(
        table.lates(schoolsOf(actor), reason, after, size + 1), size, OverviewTable.Late::sort);
  }

  void eachLate(Actor actor, @Nullable Why reason, Consumer<OverviewTable.Late> to) {
    table.eachLate(schoolsOf(actor), reason, to);
  }

  List<OverviewTable.Counted> counted() {
    return table.counted();
  }

  List<OverviewTable.Remark> remarks(long classroom) {
    return table.remarks(classroom);
  }

  /** What ends when, from what is late already on. */
  List<OverviewTable.Month> months(Actor actor, LocalDate today) {
    return table.months(
        schoolsOf(actor), sponsorsOf(actor), today.withDayOfMonth(1).plusMonths(MONTHS));
  }

  OverviewTable.Waiting waiting(Occasion occasion) {
    return table.waiting(occasion.today());
  }

  /** Endings to which this person's school or company owes a word. */
  long owedBy(Actor actor) {
    return table.owedBy(
        actor.is(Role.SCHOOL) ? orNone(schools.own(actor)) : Set.of(),
        actor.partnersAs(Role.DONOR));
  }

  /** Null: all. */
  private @Nullable Collection<Long> schoolsOf(Actor actor) {
    if (actor.seesAll()) return schools.own(actor);
    return actor.is(Role.SCHOOL) ? orNone(schools.own(actor)) : Set.of();
  }

  private static @Nullable Collection<Long> sponsorsOf(Actor actor) {
    return actor.seesAll() ? null : actor.partnersAs(Role.DONOR);
  }

  private static Collection<Long> orNone(@Nullable Set<Long> known) {
    return known == null ? Set.of() : known;
  }
}
