package org.greenclassroom.tickets;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code tickets.ticket}: what is wrong, and where it stands. */
@Component
class TicketTable {
  private static final String COLUMNS =
      """
      select ticket, classroom, device, source, source_ref, category, part, severity, words, opened_at,
             opened_by, policy, state, paused_for, target_seconds, counting, running_seconds,
             running_since, due_at, promised_on, acknowledge_by, acknowledged_at, solved_at, closed_at,
             reopened, at_visit, assigned_to
        from tickets.ticket
      """;

  private final JdbcClient jdbc;

  TicketTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Long> said(Source source, String ref) {
    return jdbc.sql("select ticket from tickets.ticket where source = ? and source_ref = ?")
        .params(source.name(), ref)
        .query(Long.class)
        .optional();
  }

  /** Empty: somebody said the same a moment before. */
  Optional<Long> insert(
      Opening opening,
      long policy,
      TicketClock.Target target,
      Instant acknowledgeBy,
      Instant at,
      long by,
      UUID key) {
    return jdbc.sql(
            """
            insert into tickets.ticket (classroom, device, source, source_ref, category, severity, part,
                   words, policy, target_seconds, counting, acknowledge_by, opened_at, opened_by, key)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning ticket
            """)
        .params(
            Arrays.asList(
                opening.classroom(),
                opening.device(),
                opening.source().name(),
                opening.sourceRef(),
                opening.category().name(),
                opening.severity().name(),
                opening.part() == null ? null : opening.part().name(),
                opening.words().strip(),
                policy,
                target.seconds(),
                target.counting().name(),
                acknowledgeBy.atOffset(ZoneOffset.UTC),
                at.atOffset(ZoneOffset.UTC),
                by,
                key))
        .query(Long.class)
        .optional();
  }

  Optional<Ticket> ticket(long ticket) {
    return jdbc.sql(COLUMNS + " where ticket = ?")
        .param(ticket)
        .query(DataClassRowMapper.newInstance(Ticket.class))
        .optional();
  }

  Optional<Ticket> lock(long ticket) {
    return jdbc.sql(COLUMNS + " where ticket = ? for update")
        .param(ticket)
        .query(DataClassRowMapper.newInstance(Ticket.class))
        .optional();
  }

  /** All that are not solved, a thousand after another. */
  List<Long> open(long after) {
    return jdbc.sql(
            """
            select ticket from tickets.ticket where state = 'OPEN' and ticket > ? order by ticket limit 1000
            """)
        .param(after)
        .query((row, _) -> row.getLong(1))
        .list();
  }

  /**
   * Of these the ones whose school follows a calendar, or one above it, that changed since then.
   */
  List<Long> openBelow(long change, long after) {
    return jdbc.sql(
            """
            with recursive touched as (
              select calendar from calendar.changes where change > ?
              union
              select c.calendar from calendar.calendars c join touched t on c.parent = t.calendar)
            select t.ticket from tickets.ticket t
              join classrooms.classrooms r using (classroom)
              join calendar.schools s on s.school = r.school
             where t.state = 'OPEN' and t.ticket > ?
               and s.calendar in (select calendar from touched)
             order by t.ticket limit 1000
            """)
        .params(change, after)
        .query((row, _) -> row.getLong(1))
        .list();
  }

  /** Where it stands, as its clock says. Of a day that did not move nobody is reminded again. */
  void settle(
      long ticket,
      Ticket.State state,
      TicketClock.Interval present,
      long runningSeconds,
      @Nullable Instant due,
      @Nullable Instant acknowledged,
      @Nullable Long acknowledgedIn,
      @Nullable Instant solved,
      @Nullable Instant closed,
      int reopened) {
    jdbc.sql(
            """
            update tickets.ticket
               set state = ?, paused_for = ?, target_seconds = ?, counting = ?, running_seconds = ?,
                   running_since = ?, due_at = ?, acknowledged_at = ?, acknowledged_in = ?, solved_at = ?, closed_at = ?,
                   reopened = ?,
                   reminded_at = case when state = 'OPEN' and (promised_on is not null or due_at is not distinct from ?)
                                      then reminded_at end
             where ticket = ?
            """)
        .params(
            Arrays.asList(
                state.name(),
                present.waiting() == null ? null : present.waiting().name(),
                present.target().seconds(),
                present.target().counting().name(),
                runningSeconds,
                present.state() == TicketClock.State.RUNNING ? at(present.from()) : null,
                at(due),
                at(acknowledged),
                acknowledgedIn,
                at(solved),
                at(closed),
                reopened,
                at(due),
                ticket))
        .update();
  }

  /** Solved so long ago that nobody will open it again, a thousand after another. */
  List<Long> settled(Instant before, long after) {
    return jdbc.sql(
            """
            select ticket from tickets.ticket where state = 'SOLVED' and solved_at < ? and ticket > ?
             order by ticket limit 1000
            """)
        .params(before.atOffset(ZoneOffset.UTC), after)
        .query((row, _) -> row.getLong(1))
        .list();
  }

  void grade(long ticket, Category category, @Nullable Piece part, Severity severity, long policy) {
    jdbc.sql(
            """
            update tickets.ticket set category = ?, part = ?, severity = ?, policy = ? where ticket = ?
            """)
        .params(
            Arrays.asList(
                category.name(),
                part == null ? null : part.name(),
                severity.name(),
                policy,
                ticket))
        .update();
  }

  void promise(long ticket, @Nullable LocalDate day) {
    jdbc.sql("update tickets.ticket set promised_on = ?, reminded_at = null where ticket = ?")
        .params(Arrays.asList(day, ticket))
        .update();
  }

  void assign(long ticket, @Nullable Long account) {
    jdbc.sql("update tickets.ticket set assigned_to = ? where ticket = ?")
        .params(Arrays.asList(account, ticket))
        .update();
  }

  void atVisit(long ticket, boolean yes) {
    jdbc.sql("update tickets.ticket set at_visit = ? where ticket = ?")
        .params(yes, ticket)
        .update();
  }

  private static java.time.@Nullable OffsetDateTime at(@Nullable Instant moment) {
    return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
  }
}
