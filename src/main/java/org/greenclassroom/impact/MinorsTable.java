package org.greenclassroom.impact;

import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the catalogue of the database says of itself, and the keys of the newest facts. */
@Component
class MinorsTable {
  private final JdbcClient jdbc;

  MinorsTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Every column of every table and view, also of those that the application may not read. */
  List<Column> columns() {
    return jdbc.sql(
            """
            select n.nspname || '.' || c.relname as relation, a.attname as name,
                   format_type(a.atttypid, null) as type, c.relkind in ('r', 'p') as stored
              from pg_catalog.pg_class c
              join pg_catalog.pg_namespace n on n.oid = c.relnamespace
              join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
             where c.relkind in ('r', 'p', 'v', 'm') and n.nspname not like 'pg\\_%'
               and n.nspname <> 'information_schema'
             order by 1, a.attnum
            """)
        .query((row, _) ->
            new Column(
                row.getString("relation"),
                row.getString("name"),
                row.getString("type"),
                row.getBoolean("stored")))
        .list();
  }

  /** The keys in the details of the newest facts of the book. */
  List<String> keysOfFacts(int newest) {
    return jdbc
        .sql(
            """
            select distinct k
              from (select f.detail from custody.facts f order by f.number desc limit :newest) f,
                   json_object_keys(f.detail) as k
             where json_typeof(f.detail) = 'object' order by k
            """)
        .param("newest", newest)
        .query(String.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }
}
