package org.greenclassroom.usage;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What must be looked at. Once a day is often enough to say it. */
@Repository
class FlagTable {
  private final JdbcClient jdbc;

  FlagTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One flag of one computer. */
  record Flag(long device, String flag, LocalDate day) {}

  void raise(Collection<Flag> flags, Instant now) {
    if (flags.isEmpty()) return;
    jdbc.sql(
            """
            insert into usage.flag (device, flag, day, raised_at)
            select distinct f.device, f.flag, f.day::date, ?::timestamptz
              from unnest(?::bigint[], ?::text[], ?::text[]) f(device, flag, day)
             order by 1, 2, 3
            on conflict do nothing
            """)
        .params(
            Timestamp.from(now),
            flags.stream().map(Flag::device).toArray(Long[]::new),
            flags.stream().map(Flag::flag).toArray(String[]::new),
            flags.stream().map(one -> one.day().toString()).toArray(String[]::new))
        .update();
  }

  /**
   * Days on which the count of starts fell: it only ever rises, so two computers speak under one
   * name. Looks a week to both sides of what was just written.
   */
  List<Flag> fallen(Collection<Long> devices, LocalDate first, LocalDate last) {
    return jdbc.sql(
            """
            select device, 'INTERLEAVED' as flag, day
              from (select device, day, start_no,
                           max(start_no) over (partition by device order by day, shift
                                               rows between unbounded preceding and 1 preceding) as before
                      from usage.day
                     where device = any(?::bigint[]) and day between ? and ?
                       and shift = 0 and start_no > 0 and quality = 'GOOD') d
             where start_no < before
            """)
        .params(devices.toArray(Long[]::new), first.minusDays(7), last.plusDays(7))
        .query((row, _) ->
            new Flag(
                row.getLong("device"),
                row.getString("flag"),
                row.getObject("day", LocalDate.class)))
        .list();
  }
}
