package org.greenclassroom.usage;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Hours that teachers wrote down. */
@Repository
class ManualTable {
  private final JdbcClient jdbc;

  ManualTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What stands of a week.
   *
   * @param minutes that the room was in use
   * @param computers how many were used
   */
  record Week(LocalDate week, int minutes, int computers, Instant saidAt) {}

  /** Writes a week down, once for each key; the room has given a sign on that day. */
  void insert(
      UUID key,
      long classroom,
      LocalDate week,
      int minutes,
      int computers,
      LocalDate sign,
      Instant now,
      long by) {
    jdbc.sql(
            """
            insert into usage.manual (key, classroom, week, minutes, computers, said_at, said_by)
            values (?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing
            """)
        .params(key, classroom, week, minutes, computers, Timestamp.from(now), by)
        .update();
    jdbc.sql(
            """
            insert into usage.room as r (classroom, manual_day) values (?, ?)
            on conflict (classroom) do update set manual_day = greatest(r.manual_day, excluded.manual_day)
            """)
        .params(classroom, sign)
        .update();
  }

  /** The weeks of a room since that day, oldest first. */
  List<Week> weeks(long classroom, LocalDate since) {
    return jdbc.sql(
            """
            select week, minutes, computers, said_at from usage.manuals
             where classroom = ? and week >= ? order by week
            """)
        .params(classroom, since)
        .query((row, _) ->
            new Week(
                row.getObject("week", LocalDate.class),
                row.getInt("minutes"),
                row.getInt("computers"),
                row.getTimestamp("said_at").toInstant()))
        .list();
  }
}
