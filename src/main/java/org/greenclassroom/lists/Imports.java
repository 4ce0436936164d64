package org.greenclassroom.lists;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code lists.import}. */
@Component
class Imports {
  private final JdbcClient jdbc;

  Imports(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static final String SELECT =
      """
      select import, donor, sha256, name, format, charset, delimiter, unused, kinds_given, accepted,
             warned, refused, state, previewed_at, committed_at, lot, into_lot, undone_at
        from lists.import
      """;

  Optional<Import> of(long id) {
    return jdbc.sql(SELECT + " where import = ?").param(id).query(Imports::read).optional();
  }

  /** The same, and nobody else decides on it meanwhile. */
  Optional<Import> locked(long id) {
    return jdbc.sql(SELECT + " where import = ? for update")
        .param(id)
        .query(Imports::read)
        .optional();
  }

  Optional<Import> keyed(UUID key) {
    return jdbc.sql(SELECT + " where key = ?").param(key).query(Imports::read).optional();
  }

  /** The same bytes of the same donor that already became a lot. */
  Optional<Long> earlierLot(long donor, String sha256, long but) {
    return jdbc.sql(
            """
            select min(lot) from lists.import
             where donor = ? and sha256 = ? and state = 'COMMITTED' and import <> ?
            """)
        .params(donor, sha256, but)
        .query(Long.class)
        .optional();
  }

  long insert(
      UUID key,
      long donor,
      String sha256,
      String name,
      Opened file,
      @Nullable Long into,
      Instant at,
      long by) {
    return jdbc.sql(
            """
            insert into lists.import (key, donor, sha256, name, format, charset, delimiter, unused,
                   kinds_given, accepted, warned, refused, state, into_lot, previewed_at, previewed_by)
            values (:key, :donor, :sha256, :name, :format, :charset, :delimiter, '{}',
                   true, 0, 0, 0, 'MAPPING', :into, :at, :by)
            returning import
            """)
        .param("key", key)
        .param("donor", donor)
        .param("sha256", sha256)
        .param("name", name)
        .param("format", file.format().name())
        .param("charset", file.encoding() == null ? null : file.encoding().label())
        .param("delimiter", file.delimiter() == null ? null : file.delimiter().toString())
        .param("into", into)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .query(Long.class)
        .single();
  }

  /** Its rows are judged. */
  void previewed(long id, Heading heading, Map<Verdict, Integer> verdicts, Instant at, long by) {
    jdbc.sql(
            """
            update lists.import
               set state = 'PREVIEWED', unused = ?, kinds_given = ?, accepted = ?, warned = ?,
                   refused = ?, previewed_at = ?, previewed_by = ?
             where import = ?
            """)
        .params(
            heading.unused().toArray(String[]::new),
            heading.has(Column.KIND),
            verdicts.getOrDefault(Verdict.ACCEPTED, 0),
            verdicts.getOrDefault(Verdict.WARNED, 0),
            verdicts.getOrDefault(Verdict.REFUSED, 0),
            at.atOffset(ZoneOffset.UTC),
            by,
            id)
        .update();
  }

  void count(long id) {
    jdbc.sql(
            """
            update lists.import i
               set accepted = c.accepted, warned = c.warned, refused = c.refused
              from (select count(*) filter (where verdict = 'ACCEPTED') as accepted,
                           count(*) filter (where verdict = 'WARNED') as warned,
                           count(*) filter (where verdict = 'REFUSED') as refused
                      from lists.import_row where import = :import) c
             where i.import = :import
            """)
        .param("import", id)
        .update();
  }

  void commit(long id, long lot, Instant at, long by) {
    jdbc.sql(
            """
            update lists.import
               set state = 'COMMITTED', lot = ?, committed_at = ?, committed_by = ?
             where import = ? and state = 'PREVIEWED'
            """)
        .params(lot, at.atOffset(ZoneOffset.UTC), by, id)
        .update();
  }

  void undo(long id, Instant at, long by) {
    jdbc.sql(
            """
            update lists.import set state = 'UNDONE', undone_at = ?, undone_by = ?
             where import = ? and state = 'COMMITTED'
            """)
        .params(at.atOffset(ZoneOffset.UTC), by, id)
        .update();
  }

  void delete(long id) {
    jdbc.sql("delete from lists.import where import = ?").param(id).update();
  }

  /** Lists that wait for somebody to say yes. */
  List<Import> waiting(int limit) {
    return jdbc.sql(
            SELECT + " where state in ('MAPPING', 'PREVIEWED') order by import desc limit ?")
        .param(limit)
        .query(Imports::read)
        .list();
  }

  /** Lists that became part of this lot, or were and are undone; the newest first. */
  List<Import> ofLot(long lot) {
    return jdbc.sql(SELECT + " where lot = ? order by import desc")
        .param(lot)
        .query(Imports::read)
        .list();
  }

  private static Import read(ResultSet row, int index) throws SQLException {
    var committed = row.getTimestamp("committed_at");
    var undone = row.getTimestamp("undone_at");
    return new Import(
        row.getLong("import"),
        row.getLong("donor"),
        row.getString("sha256"),
        row.getString("name"),
        Format.valueOf(row.getString("format")),
        row.getString("charset"),
        row.getString("delimiter"),
        Arrays.asList((String[]) row.getArray("unused").getArray()),
        row.getBoolean("kinds_given"),
        row.getInt("accepted"),
        row.getInt("warned"),
        row.getInt("refused"),
        Import.State.valueOf(row.getString("state")),
        row.getTimestamp("previewed_at").toInstant(),
        committed == null ? null : committed.toInstant(),
        row.getObject("lot", Long.class),
        row.getObject("into_lot", Long.class),
        undone == null ? null : undone.toInstant());
  }
}
