package org.greenclassroom.tickets;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.greenclassroom.calendar.Counting;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code tickets.event}: what happened to the time of a ticket, written only. */
@Component
class EventTable {
  private final JdbcClient jdbc;

  EventTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** An event with who wrote it and what was said. */
  record Written(
      TicketClock.Event event,
      @Nullable Severity severity,
      @Nullable String words,
      Instant recordedAt,
      @Nullable String by) {}

  List<Written> of(long ticket) {
    return jdbc.sql(
            """
            select e.kind, e.at, e.reason, e.target_seconds, e.counting, e.severity, e.words, e.recorded_at,
                   a.name as by
              from tickets.event e left join people.accounts a on a.account = e.recorded_by
             where e.ticket = ? order by e.at
            """)
        .param(ticket)
        .query((row, _) -> {
          var reason = row.getString("reason");
          var counting = row.getString("counting");
          var severity = row.getString("severity");
          return new Written(
              new TicketClock.Event(
                  TicketClock.Kind.valueOf(row.getString("kind")),
                  row.getTimestamp("at").toInstant(),
                  reason == null ? null : Waiting.valueOf(reason),
                  counting == null
                      ? null
                      : new TicketClock.Target(
                          row.getLong("target_seconds"), Counting.valueOf(counting))),
              severity == null ? null : Severity.valueOf(severity),
              row.getString("words"),
              row.getTimestamp("recorded_at").toInstant(),
              row.getString("by"));
        })
        .list();
  }

  boolean keyed(UUID key) {
    return jdbc.sql("select 1 from tickets.event where key = ?")
        .param(key)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  void insert(
      long ticket,
      TicketClock.Event event,
      @Nullable Long policy,
      @Nullable Severity severity,
      @Nullable String words,
      Instant now,
      long by,
      UUID key) {
    var target = event.target();
    jdbc.sql(
            """
            insert into tickets.event (ticket, nth, kind, at, reason, target_seconds, counting, policy,
                                       severity, words, recorded_at, recorded_by, key)
            select ?, coalesce(max(nth), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
              from tickets.event where ticket = ?
            """)
        .params(
            Arrays.asList(
                ticket,
                event.kind().name(),
                event.at().atOffset(ZoneOffset.UTC),
                event.waiting() == null ? null : event.waiting().name(),
                target == null ? null : target.seconds(),
                target == null ? null : target.counting().name(),
                policy,
                severity == null ? null : severity.name(),
                words == null || words.isBlank() ? null : words.strip(),
                now.atOffset(ZoneOffset.UTC),
                by,
                key,
                ticket))
        .update();
  }
}
