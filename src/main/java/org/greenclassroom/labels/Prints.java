package org.greenclassroom.labels;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code labels.print}: who printed what, when, and how many. */
@Component
class Prints {
  private static final String SELECT =
      """
      select p.print, p.batch, p.sheet, s.name as sheet_name, p.form, p.dots, p.begins, p.copies,
             p.kit, p.first_tag, p.devices, p.labels, p.printed_at, a.name as person, b.source,
             b.what
        from labels.print p
        join labels.sheet s using (sheet)
        join labels.batch b using (batch)
        left join people.accounts a on a.account = p.printed_by
      """;

  private final JdbcClient jdbc;

  Prints(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One line of the log. */
  record Line(
      long print,
      long batch,
      long sheet,
      String sheetName,
      Printing.Form form,
      @Nullable Integer dots,
      int begins,
      int copies,
      boolean kit,
      int first,
      int devices,
      int labels,
      Instant printedAt,
      @Nullable String person,
      Batch.Source source,
      String what) {}

  long insert(UUID key, long batch, Printing how, int devices, Instant at, long by) {
    return jdbc.sql(
            """
            insert into labels.print (key, batch, sheet, form, dots, begins, copies, kit, first_tag,
                                      devices, labels, printed_at, printed_by)
            values (:key, :batch, :sheet, :form, :dots, :begins, :copies, :kit, :first, :devices,
                    :labels, :at, :by)
            returning print
            """)
        .param("key", key)
        .param("batch", batch)
        .param("sheet", how.sheet().sheet())
        .param("form", how.form().name())
        .param("dots", how.dots())
        .param("begins", how.begins())
        .param("copies", how.copies())
        .param("kit", how.kit())
        .param("first", how.first())
        .param("devices", devices)
        .param("labels", devices * how.ofEach())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .query((row, _) -> row.getLong(1))
        .single();
  }

  Optional<Long> keyed(UUID key) {
    return jdbc.sql("select print from labels.print where key = ?")
        .param(key)
        .query((row, _) -> row.getLong(1))
        .optional();
  }

  Optional<Line> print(long print) {
    return jdbc.sql(SELECT + " where p.print = ?").param(print).query(Prints::line).optional();
  }

  List<Line> ofBatch(long batch) {
    return jdbc.sql(SELECT + " where p.batch = ? order by p.print desc limit 100")
        .param(batch)
        .query(Prints::line)
        .list();
  }

  List<Line> newest(int limit) {
    return jdbc.sql(SELECT + " order by p.printed_at desc, p.print desc limit ?")
        .param(limit)
        .query(Prints::line)
        .list();
  }

  /** The sheet this person used last. */
  Optional<Long> lastSheet(long account) {
    return jdbc.sql(
            "select sheet from labels.print where printed_by = ? order by printed_at desc limit 1")
        .param(account)
        .query((row, _) -> row.getLong(1))
        .optional();
  }

  private static Line line(ResultSet row, int index) throws SQLException {
    return new Line(
        row.getLong("print"),
        row.getLong("batch"),
        row.getLong("sheet"),
        row.getString("sheet_name"),
        Printing.Form.valueOf(row.getString("form")),
        row.getObject("dots", Integer.class),
        row.getInt("begins"),
        row.getInt("copies"),
        row.getBoolean("kit"),
        row.getInt("first_tag"),
        row.getInt("devices"),
        row.getInt("labels"),
        row.getTimestamp("printed_at").toInstant(),
        row.getString("person"),
        Batch.Source.valueOf(row.getString("source")),
        row.getString("what"));
  }
}
