package org.greenclassroom.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.greenclassroom.calendar.Calendars;
import org.greenclassroom.classrooms.Rooms;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Of any loan, however often it is made longer or shorter: the plan keeps to it. */
class PlanOverTermsTest extends Rooms {
  private static final List<Integer> FIRST = List.of(1, 3, 6, 12, 18, 24, 30, 36);

  @Autowired Plan plan;
  @Autowired Calendars calendars;

  @Test
  void no_visit_is_planned_in_the_past_or_outside_the_loan_and_the_cadence_is_kept() {
    var random = new Random(20261128);
    var lent = lent(visitor(Role.OFFICER), 1, today());
    for (int nth = 0; nth < 40; nth++) {
      var start = today().minusDays(random.nextInt(1_400));
      var due = start.plusMonths(6 + random.nextInt(42));
      long room = room(lent.room(), start, due);
      plan.began(house(), room, start, due);
      var day = today();
      for (int change = 0; change < 5; change++) {
        if (change > 0) day = day.plusDays(random.nextInt(200));
        var before = plan.of(room);
        var former = due;
        due =
            random.nextInt(5) < 2
                ? former.minusMonths(1 + random.nextInt(9))
                : former.plusMonths(1 + random.nextInt(24));
        if (!due.isAfter(start)) due = former;
        jdbc.sql("update classrooms.classroom set due_on = ? where classroom = ?")
            .params(due, room)
            .update();
        plan.dueChanged(on(day), room, former, due);
        keeps(lent.school(), room, day, start, former, due, before);
      }
    }
  }

  private void keeps(
      long school,
      long room,
      LocalDate day,
      LocalDate start,
      LocalDate former,
      LocalDate due,
      List<Task> before) {
    var open = plan.open(room);
    var last = due;
    assertThat(open).allMatch(one -> !one.dueOn().isAfter(last) && one.dueOn().isAfter(start));
    Predicate<Task> known = one -> before.stream().anyMatch(other -> other.task() == one.task());
    var made = plan.of(room).stream().filter(known.negate()).toList();
    assertThat(made)
        .allMatch(one -> one.wantedOn().isAfter(former))
        .allMatch(one -> !one.dueOn().isBefore(day));
    assertThat(open)
        .as("what is taken up again is not late by that")
        .filteredOn(one -> before.stream().noneMatch(was -> was.task() == one.task() && was.open()))
        .allMatch(one -> !one.dueOn().isBefore(day));
    var wished =
        Stream.concat(FIRST.stream(), IntStream.iterate(42, month -> month + 6).limit(30).boxed())
            .map(start::plusMonths)
            .toList();
    var visits = open.stream().filter(one -> one.kind() == TaskKind.VISIT).toList();
    assertThat(visits).allMatch(one -> wished.contains(one.wantedOn()));
    assertThat(visits)
        .as("no visit is for another season than the one it was wanted in")
        .allMatch(one ->
            Math.abs(ChronoUnit.DAYS.between(one.wantedOn(), one.dueOn()))
                <= Calendars.FARTHEST_VISIT);
    for (var one : open) {
      var moves = plan.moves(one.task());
      assertThat(moves.isEmpty() ? one.firstDueOn() : moves.getLast().toOn())
          .as("the days it had")
          .isEqualTo(one.dueOn());
    }
    assertThat(visits.stream().map(Task::wantedOn))
        .containsAll(
            wished.stream()
                .filter(wish -> wish.isAfter(former) && !wish.isAfter(last) && !wish.isBefore(day))
                .toList());
    for (var one : made)
      if (one.kind() == TaskKind.VISIT)
        assertThat(one.dueOn())
            .isEqualTo(
                calendars.nextVisitDay(
                    school, one.wantedOn(), 10, day.isAfter(start) ? day : start.plusDays(1), due));
  }

  private long room(long like, LocalDate start, LocalDate due) {
    return jdbc.sql(
            """
            insert into classrooms.classroom (school, site, name, seats, kind, special_needs, agreement,
                   accepted_on, due_on, planned_at, key)
            select school, site, :name, seats, kind, false, agreement, :from, :due, planned_at,
                   gen_random_uuid()
              from classrooms.classroom where classroom = :room
            returning classroom
            """)
        .param("room", like)
        .param("name", unique("机房"))
        .param("from", start)
        .param("due", due)
        .query(Long.class)
        .single();
  }

  private Occasion on(LocalDate day) {
    return Occasion.of(
        Actor.HOUSE, clock.instant().plus(ChronoUnit.DAYS.between(today(), day), ChronoUnit.DAYS));
  }

  private Occasion house() {
    return Occasion.of(Actor.HOUSE, clock.instant());
  }
}
