package org.greenclassroom.usage;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code usage.wanderer}: the last day on which a computer ran outside of every room. */
@Repository
class WandererTable {
  private final JdbcClient jdbc;

  WandererTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The latest day of each stays, in whatever order they come.
   *
   * @param days by computer
   */
  void ran(Map<Long, LocalDate> days, Instant now) {
    if (days.isEmpty()) return;
    var devices = days.keySet().stream().sorted().toList();
    jdbc.sql(
            """
            insert into usage.wanderer as w (device, last_day, told_at)
            select d.device, s.day::date, ?
              from unnest(?::bigint[], ?::text[]) s(device, day) join custody.devices d using (device)
             order by d.device
            on conflict (device) do update set last_day = excluded.last_day, told_at = excluded.told_at
             where excluded.last_day > w.last_day
            """)
        .params(
            Timestamp.from(now),
            devices.toArray(Long[]::new),
            devices.stream().map(device -> String.valueOf(days.get(device))).toArray(String[]::new))
        .update();
  }
}
