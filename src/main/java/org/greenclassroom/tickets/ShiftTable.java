package org.greenclassroom.tickets;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code tickets.shift}: how a changed calendar moved what a ticket is due by. */
@Component
class ShiftTable {
  private final JdbcClient jdbc;

  ShiftTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * By when it is due, and to be read by.
   *
   * @param due null: its time stands still
   */
  record Times(@Nullable Instant due, Instant read) {}

  /** One change. */
  record Shift(Times before, Times after, Instant at) {
    public boolean moved() {
      return before.due != null && after.due != null && !before.due.equals(after.due);
    }
  }

  void insert(long ticket, Times before, Times after, Instant now) {
    jdbc.sql(
            """
            insert into tickets.shift (ticket, due_before, due_after, read_before, read_after, shifted_at)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            Arrays.asList(
                ticket,
                at(before.due),
                at(after.due),
                at(before.read),
                at(after.read),
                now.atOffset(ZoneOffset.UTC)))
        .update();
    jdbc.sql("update tickets.ticket set acknowledge_by = ? where ticket = ?")
        .params(after.read.atOffset(ZoneOffset.UTC), ticket)
        .update();
  }

  List<Shift> of(long ticket) {
    return jdbc.sql(
            """
            select due_before, due_after, read_before, read_after, shifted_at
              from tickets.shift where ticket = ? order by shift
            """)
        .param(ticket)
        .query((row, _) ->
            new Shift(
                new Times(moment(row.getTimestamp(1)), row.getTimestamp(3).toInstant()),
                new Times(moment(row.getTimestamp(2)), row.getTimestamp(4).toInstant()),
                row.getTimestamp(5).toInstant()))
        .list();
  }

  /** By what rule it was opened. */
  record Start(long policy, Severity severity, Instant at) {}

  Start start(long ticket) {
    return jdbc.sql(
            """
            select policy, severity, at from tickets.event where ticket = ? and kind = 'START'
            """)
        .param(ticket)
        .query((row, _) ->
            new Start(
                row.getLong(1),
                Severity.valueOf(row.getString(2)),
                row.getTimestamp(3).toInstant()))
        .single();
  }

  /** The number of the last thing that was said of days; 0: nothing was. */
  long lastOfCalendar() {
    return jdbc.sql("select coalesce(max(change), 0) from calendar.changes")
        .query(Long.class)
        .single();
  }

  /** The same as it was then. */
  long lastOfCalendar(Instant then) {
    return jdbc.sql("select coalesce(max(change), 0) from calendar.changes where changed_at < ?")
        .param(then.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }

  private static @Nullable Instant moment(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }

  private static java.time.@Nullable OffsetDateTime at(@Nullable Instant moment) {
    return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
  }
}
