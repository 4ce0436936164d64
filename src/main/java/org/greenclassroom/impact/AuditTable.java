package org.greenclassroom.impact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code impact.audit}: that the audit about minors ran, once each year. */
@Component
class AuditTable {
  private final JdbcClient jdbc;

  AuditTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One year's audit.
   *
   * @param broken empty: every rule held
   */
  record Audit(int year, Instant at, int tables, int columns, List<String> broken) {
    public boolean holds() {
      return broken.isEmpty();
    }
  }

  boolean ran(int year) {
    return jdbc.sql("select exists (select from impact.audit where year = ?)")
        .param(year)
        .query(Boolean.class)
        .single();
  }

  /** Of two at once the first counts. */
  void insert(Audit audit) {
    jdbc.sql(
            """
            insert into impact.audit (year, at, tables, columns, broken) values (?, ?, ?, ?, ?)
            on conflict (year) do nothing
            """)
        .params(
            audit.year(),
            audit.at().atOffset(ZoneOffset.UTC),
            audit.tables(),
            audit.columns(),
            audit.broken().toArray(String[]::new))
        .update();
  }

  List<Audit> all() {
    return jdbc.sql("select year, at, tables, columns, broken from impact.audit order by year desc")
        .query(AuditTable::audit)
        .list();
  }

  private static Audit audit(ResultSet row, int index) throws SQLException {
    return new Audit(
        row.getInt(1),
        row.getTimestamp(2).toInstant(),
        row.getInt(3),
        row.getInt(4),
        List.of((String[]) row.getArray(5).getArray()));
  }
}
