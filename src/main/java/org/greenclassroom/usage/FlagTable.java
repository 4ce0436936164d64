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

  /** From when to when days of one computer were just written. */
  record Written(long device, LocalDate first, LocalDate last) {
    static Written of(Day day) {
      return new Written(day.device(), day.placing().day(), day.placing().day());
    }

    Written and(Written other) {
      return new Written(
          device,
          first.isBefore(other.first) ? first : other.first,
          last.isAfter(other.last) ? last : other.last);
    }
  }

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
   * name. Looks a week to both sides of what was just written of each computer.
   */
  List<Flag> fallen(Collection<Written> written) {
    var first = written.stream().map(Written::first).min(LocalDate::compareTo).orElseThrow();
    var last = written.stream().map(Written::last).max(LocalDate::compareTo).orElseThrow();
    return jdbc.sql(
            """
            select device, 'INTERLEAVED' as flag, day
              from (select d.device, d.day, d.start_no,
                           max(d.start_no) over (partition by d.device order by d.day, d.shift
                                                 rows between unbounded preceding and 1 preceding) as before
                      from unnest(?::bigint[], ?::text[]::date[], ?::text[]::date[]) s(device, first, last)
                      cross join lateral (
                        select device, day, shift, start_no from usage.day
                         where device = s.device and day between s.first - 7 and s.last + 7
                           and day between ? and ?
                           and shift = 0 and start_no > 0 and quality = 'GOOD'
                        offset 0) d) d
             where start_no < before
            """)
        .params(
            written.stream().map(Written::device).toArray(Long[]::new),
            written.stream().map(one -> one.first().toString()).toArray(String[]::new),
            written.stream().map(one -> one.last().toString()).toArray(String[]::new),
            first.minusDays(7),
            last.plusDays(7))
        .query((row, _) ->
            new Flag(
                row.getLong("device"),
                row.getString("flag"),
                row.getObject("day", LocalDate.class)))
        .list();
  }
}
