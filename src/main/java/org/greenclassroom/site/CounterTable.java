package org.greenclassroom.site;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.greenclassroom.impact.Impact;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code site.figure}. */
@Component
class CounterTable {
  private final JdbcClient jdbc;

  CounterTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One reading at a time: two machines would each empty and fill. */
  void lock() {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('site.figure'))::text")
        .query(String.class)
        .list();
  }

  void empty() {
    jdbc.sql("delete from site.figure").update();
  }

  void insert(Impact.Told told, int position, Instant at) {
    jdbc.sql(
            """
            insert into site.figure (figure, school_year, value, unit, rows, position, read_at, declared)
            values (:figure, :year, :value, :unit, :rows, :position, :at, :declared)
            """)
        .param("figure", told.figure())
        .param("year", told.year() == null ? "" : told.year())
        .param("value", told.value())
        .param("unit", told.unit())
        .param("rows", told.rows())
        .param("position", position)
        .param("at", Timestamp.from(at))
        .param("declared", told.declared())
        .update();
  }

  List<Counter> all() {
    return jdbc.sql(
            """
            select figure, school_year, value, unit, rows, read_at, declared from site.figure order by position
            """)
        .query(DataClassRowMapper.newInstance(Counter.class))
        .list();
  }
}
