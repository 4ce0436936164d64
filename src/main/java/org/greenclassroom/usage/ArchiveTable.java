package org.greenclassroom.usage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The days of a month as a whole, and which months went. */
@Repository
class ArchiveTable {
  private static final int AT_ONCE = 5_000;
  private final JdbcClient jdbc;
  private final JdbcTemplate cursor;

  ArchiveTable(JdbcClient jdbc, javax.sql.DataSource source) {
    this.jdbc = jdbc;
    this.cursor = new JdbcTemplate(source);
    cursor.setFetchSize(AT_ONCE);
  }

  /** Within a transaction: whoever archives too waits for its end, and sees what went. */
  void holdOthers() {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('usage archive'))").query((row, _) -> 0).list();
  }

  /** The oldest month that has a place here, be there days in it or not. */
  Optional<YearMonth> oldest() {
    return jdbc.sql(
            """
            select min(to_date(right(c.relname, 6), 'YYYYMM'))
              from pg_inherits i join pg_class c on c.oid = i.inhrelid
             where i.inhparent = to_regclass('usage.' || 'day')
            """)
        .query(LocalDate.class)
        .optional()
        .map(YearMonth::from);
  }

  /** Days before this one are not here any more; the least of all days while all are. */
  LocalDate keptFrom() {
    return jdbc.sql("select max(month) from usage.archive")
        .query(LocalDate.class)
        .optional()
        .map(last -> last.plusMonths(1))
        .orElse(LocalDate.MIN);
  }

  /** Within a transaction: reads with a cursor, in the order of computers. */
  void each(YearMonth month, Consumer<ArchivedDay> taker) {
    cursor.query(
        """
        select device, classroom, day, revision, shift, on_min, active_min, starts, sessions, sees_use,
               quality, source, disk, version
          from usage.day where day >= ? and day < ? order by device, day, shift
        """,
        row -> {
          taker.accept(
              new ArchivedDay(
                  row.getLong("device"),
                  row.getLong("classroom"),
                  Objects.requireNonNull(row.getObject("day", LocalDate.class)),
                  row.getInt("revision"),
                  row.getInt("shift"),
                  row.getInt("on_min"),
                  row.getInt("active_min"),
                  row.getInt("starts"),
                  row.getInt("sessions"),
                  row.getBoolean("sees_use"),
                  row.getString("quality"),
                  row.getString("source"),
                  row.getString("disk"),
                  row.getString("version")));
        },
        month.atDay(1),
        month.plusMonths(1).atDay(1));
  }

  /** Refused by the database when the days are no longer those of the file. */
  void drop(YearMonth month, Archived held) {
    jdbc.sql("select usage.drop_month(?, ?, ?, ?)")
        .params(month.atDay(1), held.rows(), held.onMinutes(), held.activeMinutes())
        .query((row, _) -> 0)
        .list();
  }

  void note(YearMonth month, String file, String sha256, long bytes, Archived held, Instant at) {
    jdbc.sql(
            """
            insert into usage.archive (month, file, sha256, bytes, rows, on_min, active_min, archived_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            month.atDay(1),
            file,
            sha256,
            bytes,
            held.rows(),
            held.onMinutes(),
            held.activeMinutes(),
            at.atOffset(ZoneOffset.UTC))
        .update();
  }
}
