package org.greenclassroom.operations;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.operations.Catalogue.Partition;
import org.greenclassroom.operations.Catalogue.Reference;
import org.greenclassroom.operations.Catalogue.Table;

/** Asks the catalogue of a database what there is. */
final class Surveyor {
  /** Sessions end with a restore; which migrations ran is written by running them. */
  private static final String NOT_KEPT =
      "'frame.session', 'frame.session_attributes', 'frame.flyway_schema_history'";

  private Surveyor() {}

  /** Of this connection's moment. */
  static Catalogue of(Connection connection) throws SQLException {
    return new Catalogue(
        migrations(connection),
        inOrder(tables(connection), references(connection)),
        partitions(connection),
        sequences(connection));
  }

  private static List<String> migrations(Connection connection) throws SQLException {
    return texts(
        connection,
        """
        select version from frame.migrations order by nth
        """);
  }

  private static List<Table> tables(Connection connection) throws SQLException {
    var tables = new ArrayList<Table>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select format('%I.%I', n.nspname, c.relname) as name,
                       array(select quote_ident(a.attname) from pg_attribute a
                              where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                                and a.attgenerated = '' order by a.attnum) as columns
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence = 'p'
                   and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')
                   and n.nspname || '.' || c.relname not in (%s)
                 order by 1
                """
                    .replace("%s", NOT_KEPT))) {
      while (rows.next())
        tables.add(new Table(rows.getString(1), List.of((String[]) rows.getArray(2).getArray())));
    }
    return tables;
  }

  /** What points at another table. */
  static List<Reference> references(Connection connection) throws SQLException {
    var references = new ArrayList<Reference>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select quote_ident(k.conname), format('%I.%I', n.nspname, c.relname),
                       format('%I.%I', m.nspname, d.relname),
                       case when not k.condeferrable then 'not deferrable'
                            when k.condeferred then 'deferrable initially deferred'
                            else 'deferrable initially immediate' end
                  from pg_constraint k
                  join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
                  join pg_class d on d.oid = k.confrelid join pg_namespace m on m.oid = d.relnamespace
                 where k.contype = 'f' and k.conrelid <> k.confrelid and k.conparentid = 0
                 order by 2, 1
                """)) {
      while (rows.next())
        references.add(
            new Reference(
                rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
    }
    return references;
  }

  /** What others point at comes first; where some point at each other, one of them must. */
  private static List<Table> inOrder(List<Table> tables, List<Reference> references) {
    var left = new LinkedHashMap<String, Table>();
    for (var table : tables) left.put(table.name(), table);
    var ordered = new ArrayList<Table>();
    while (!left.isEmpty()) {
      var free =
          left.values().stream().filter(table -> waits(table, references, left) == 0).toList();
      if (free.isEmpty())
        free =
            List.of(
                Collections.min(
                    left.values(),
                    Comparator.comparingLong(table -> waits(table, references, left))));
      for (var table : free) left.remove(table.name());
      ordered.addAll(free);
    }
    return ordered;
  }

  private static long waits(Table table, List<Reference> references, Map<String, Table> left) {
    return references.stream()
        .filter(each -> each.from().equals(table.name()) && left.containsKey(each.to()))
        .count();
  }

  static List<Partition> partitions(Connection connection) throws SQLException {
    var partitions = new ArrayList<Partition>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select format('%I.%I', n.nspname, c.relname), format('%I.%I', m.nspname, p.relname),
                       pg_get_expr(c.relpartbound, c.oid)
                  from pg_inherits i
                  join pg_class c on c.oid = i.inhrelid join pg_namespace n on n.oid = c.relnamespace
                  join pg_class p on p.oid = i.inhparent join pg_namespace m on m.oid = p.relnamespace
                 where c.relkind = 'r' order by 1
                """)) {
      while (rows.next())
        partitions.add(new Partition(rows.getString(1), rows.getString(2), rows.getString(3)));
    }
    return partitions;
  }

  /** Each with the last number it gave; those that never gave one are left out. */
  private static Map<String, Long> sequences(Connection connection) throws SQLException {
    var sequences = new LinkedHashMap<String, Long>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select format('%I.%I', schemaname, sequencename), last_value
                  from pg_sequences where last_value is not null order by 1
                """)) {
      while (rows.next()) sequences.put(rows.getString(1), rows.getLong(2));
    }
    return sequences;
  }

  private static List<String> texts(Connection connection, String sql) throws SQLException {
    var texts = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) texts.add(rows.getString(1));
    }
    return texts;
  }
}
