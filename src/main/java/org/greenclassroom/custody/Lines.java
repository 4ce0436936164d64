package org.greenclassroom.custody;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lines of many devices at once, out of {@code custody.fact}. */
@Component
class Lines {
  private final JdbcClient jdbc;

  Lines(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Each device's whole line, oldest first. */
  Map<Long, List<Life.Line>> of(Collection<Long> devices) {
    var lines = new HashMap<Long, List<Life.Line>>();
    jdbc.sql(
            """
            select device, number, nth, kind, occurred_at, recorded_at, slip, holder, place, voids,
                   detail, hash
              from custody.fact where device = any(?) order by device, nth
            """)
        .param(devices.toArray(Long[]::new))
        .query(row -> {
          lines
              .computeIfAbsent(row.getLong("device"), _ -> new ArrayList<>())
              .add(
                  new Life.Line(
                      row.getLong("number"),
                      row.getInt("nth"),
                      Book.entry(row),
                      row.getTimestamp("recorded_at").toInstant(),
                      row.getString("hash")));
        });
    return lines;
  }
}
