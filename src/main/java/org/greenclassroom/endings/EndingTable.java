package org.greenclassroom.endings;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code endings.ending} and {@code endings.consequence}. */
@Component
class EndingTable {
  /**
   * The days of an ending, by the calendar of its school: asked on the first school day, letters
   * and plan by the last one before their months. Where a calendar knows no school day within
   * eleven weeks, the day itself.
   */
  private static final String DAYS =
      """
      left join calendar.schools s on s.school = c.school
      left join lateral (
        select min(d.day) as day from calendar.days d
         where d.calendar = s.calendar and d.teaching and d.kind <> 'EXAM'
           and d.day between :today and :today::date + 77) ask on true
      left join lateral (
        select max(d.day) as day from calendar.days d
         where d.calendar = s.calendar and d.teaching and d.kind <> 'EXAM'
           and d.day between (%1$s - interval '6 months')::date - 77
                         and (%1$s - interval '6 months')::date) letters on true
      left join lateral (
        select max(d.day) as day from calendar.days d
         where d.calendar = s.calendar and d.teaching and d.kind <> 'EXAM'
           and d.day between (%1$s - interval '3 months')::date - 77
                         and (%1$s - interval '3 months')::date) plan on true
      """;

  private final JdbcClient jdbc;

  EndingTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Begins the ending of every loan that is due within nine months and has none, in one statement.
   *
   * @param room only this one; null: all
   * @param early also where more than nine months are left
   * @return how many
   */
  int begin(@Nullable Long room, boolean early, LocalDate today, Instant now) {
    return jdbc.sql(
            """
            insert into endings.ending (classroom, school, due_on, began_on, ask_on, letters_on, plan_on,
                                        state, turned_at)
            select c.classroom, c.school, c.due_on, :today, coalesce(ask.day, :today),
                   coalesce(letters.day, (c.due_on - interval '6 months')::date),
                   coalesce(plan.day, (c.due_on - interval '3 months')::date), 'OPEN', :now
              from classrooms.classrooms c
            """
                + DAYS.formatted("c.due_on")
                + """
                 where c.accepted_on is not null and c.ended_on is null
                   and (:room::bigint is null or c.classroom = :room)
                   and (:early or (c.due_on - interval '9 months')::date <= :today)
                   and not exists (select from endings.ending e
                                    where e.classroom = c.classroom and e.settled_at is null)
                on conflict do nothing
                """)
        .param("room", room)
        .param("early", early)
        .param("today", today)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** The loan is due on another day: letters and plan follow it. */
  void due(long classroom, LocalDate due, LocalDate today) {
    jdbc.sql(
            """
            update endings.ending e
               set due_on = :due, letters_on = n.letters_on, plan_on = n.plan_on
              from (select c.classroom, coalesce(letters.day, (:due::date - interval '6 months')::date) as letters_on,
                           coalesce(plan.day, (:due::date - interval '3 months')::date) as plan_on
                      from classrooms.classrooms c
            """
                + DAYS.formatted(":due::date")
                + """
                     where c.classroom = :classroom) n
                 where e.classroom = n.classroom and e.settled_at is null
                """)
        .param("classroom", classroom)
        .param("due", due)
        .param("today", today)
        .update();
  }

  Optional<Ending> openOf(long classroom) {
    return jdbc.sql(SELECT + " where classroom = ? and settled_at is null")
        .param(classroom)
        .query(Ending.class)
        .optional();
  }

  Optional<Ending> ending(long ending) {
    return jdbc.sql(SELECT + " where ending = ?").param(ending).query(Ending.class).optional();
  }

  /** The same, and nobody else changes it until the transaction ends; rows may point at it. */
  Optional<Ending> lock(long ending) {
    return jdbc.sql(SELECT + " where ending = ? for no key update")
        .param(ending)
        .query(Ending.class)
        .optional();
  }

  /** All of a room, the newest first. */
  List<Ending> of(long classroom) {
    return jdbc
        .sql(SELECT + " where classroom = ? order by ending desc")
        .param(classroom)
        .query(Ending.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  void turn(long ending, State state, Instant now) {
    jdbc.sql("update endings.ending set state = ?, turned_at = ? where ending = ?")
        .params(state.name(), now.atOffset(ZoneOffset.UTC), ending)
        .update();
  }

  void decide(long ending, Decision decision, Instant now) {
    jdbc.sql(
            """
            update endings.ending set state = 'DECIDED', turned_at = :now, decision = :decision, decided_at = :now
             where ending = :ending
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("decision", decision.name())
        .param("ending", ending)
        .update();
  }

  /** Everything is open again: what was decided cannot be had. */
  void reopen(long ending, Instant now) {
    jdbc.sql(
            """
            update endings.ending
               set state = 'OPEN', turned_at = ?, decision = null, decided_at = null, carried_at = null
             where ending = ?
            """)
        .params(now.atOffset(ZoneOffset.UTC), ending)
        .update();
  }

  void carried(long ending, Instant now) {
    jdbc.sql(
            """
            update endings.ending set state = 'CARRIED', turned_at = :now, carried_at = :now
             where ending = :ending and state = 'DECIDED'
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("ending", ending)
        .update();
  }

  void lettersWent(long ending, Instant now) {
    jdbc.sql("update endings.ending set letters_at = ? where ending = ? and letters_at is null")
        .params(now.atOffset(ZoneOffset.UTC), ending)
        .update();
  }

  void plan(long ending, LocalDate day, String words, Instant now) {
    jdbc.sql(
            """
            update endings.ending set plan_at = ?, collect_on = ?, plan_words = ? where ending = ?
            """)
        .params(now.atOffset(ZoneOffset.UTC), day, words, ending)
        .update();
  }

  /** The open ending of a room is over. */
  int settle(long classroom, Outcome outcome, Instant now) {
    return jdbc.sql(
            """
            update endings.ending
               set state = 'SETTLED', turned_at = :now, settled_at = :now, outcome = :outcome
             where classroom = :classroom and settled_at is null
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("outcome", outcome.name())
        .param("classroom", classroom)
        .update();
  }

  /** Rooms that went to another school since, in one statement: it is asked anew. */
  int handedOn(Instant now) {
    return jdbc.sql(
            """
            update endings.ending e
               set state = 'SETTLED', turned_at = :now, settled_at = :now, outcome = 'HANDED_ON'
              from classrooms.classrooms c
             where c.classroom = e.classroom and c.school <> e.school and e.settled_at is null
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Decided, and something of it is still to be set going. */
  List<Long> toCarry() {
    return jdbc
        .sql("select ending from endings.ending where state = 'DECIDED' order by ending")
        .query(Long.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  void note(long proposal, Consequence.What what, long ref, Instant now) {
    jdbc.sql("insert into endings.consequence (proposal, what, ref, at) values (?, ?, ?, ?)")
        .params(proposal, what.name(), ref, now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** What one proposal set going; nothing while it is not agreed to. */
  List<Consequence> consequences(long proposal) {
    return jdbc
        .sql("select what, ref, at from endings.consequence where proposal = ? order by at, what")
        .param(proposal)
        .query(Consequence.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  /** The room that follows this one by a renewal. */
  Optional<Long> renewal(long classroom) {
    return jdbc.sql(
            "select classroom from classrooms.successions where before = ? and how = 'RENEWAL'")
        .param(classroom)
        .query(Long.class)
        .optional();
  }

  private static final String SELECT =
      """
      select ending, classroom, school, due_on, began_on, ask_on, letters_on, plan_on, state, turned_at,
             decision, decided_at, carried_at, letters_at, plan_at, collect_on, plan_words, settled_at,
             outcome
        from endings.ending
      """;
}
