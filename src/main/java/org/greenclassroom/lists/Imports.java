package org.greenclassroom.lists;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The tables {@code lists.import} and {@code lists.import_row}. */
@Component
class Imports {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int BUFFER = 256 * 1024;

  private final JdbcClient jdbc;
  private final DataSource dataSource;

  Imports(JdbcClient jdbc, DataSource dataSource) {
    this.jdbc = jdbc;
    this.dataSource = dataSource;
  }

  private static final String SELECT =
      """
      select import, donor, sha256, name, format, charset, delimiter, unused, kinds_given, accepted,
             warned, refused, state, previewed_at, committed_at, lot
        from lists.import
      """;

  Optional<Import> of(long id) {
    return jdbc.sql(SELECT + " where import = ?").param(id).query(Imports::read).optional();
  }

  /** The same, and nobody else commits it meanwhile. */
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
      UUID key, long donor, String sha256, String name, AssetList list, Instant at, long by) {
    return jdbc.sql(
            """
            insert into lists.import (key, donor, sha256, name, format, charset, delimiter, unused,
                   kinds_given, accepted, warned, refused, state, previewed_at, previewed_by)
            values (:key, :donor, :sha256, :name, :format, :charset, :delimiter, :unused,
                   :kinds, 0, 0, 0, 'PREVIEWED', :at, :by)
            returning import
            """)
        .param("key", key)
        .param("donor", donor)
        .param("sha256", sha256)
        .param("name", name)
        .param("format", list.format.name())
        .param("charset", list.encoding == null ? null : list.encoding.label())
        .param("delimiter", list.delimiter == null ? null : list.delimiter.toString())
        .param("unused", list.heading.unused().toArray(String[]::new))
        .param("kinds", list.heading.has(Column.KIND))
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .query(Long.class)
        .single();
  }

  /**
   * Streams the rows of a list into the staging table, in the caller's transaction. Only one buffer
   * of them is in memory at a time.
   */
  void stage(long id, AssetList list) throws IOException {
    var connection = DataSourceUtils.getConnection(dataSource);
    try {
      var copy =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn(
                  """
                  copy lists.import_row (import, line, verdict, remarks, written, donors_tag, kind,
                       maker, model, serial, serial_match, maker_match, cpu, memory_mb, drives,
                       said_state, said_donor, grams)
                  from stdin
                  """);
      try {
        write(copy, id, list);
        copy.endCopy();
      } finally {
        if (copy.isActive()) copy.cancelCopy();
      }
    } catch (SQLException e) {
      throw new IOException("staging of import " + id + " failed", e);
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
  }

  private static void write(CopyIn copy, long id, AssetList list) throws SQLException {
    var buffer = new ByteArrayOutputStream(BUFFER + 4096);
    var line = new StringBuilder(512);
    while (list.hasNext()) {
      var row = list.next();
      line.setLength(0);
      line.append(id).append('\t').append(row.line());
      append(line, row.verdict().name());
      append(line, row.remarks().isEmpty() ? "[]" : JSON.writeValueAsString(row.remarks()));
      append(line, row.written());
      append(line, row.assetNumber());
      append(line, row.kind().name());
      append(line, row.maker());
      append(line, row.model());
      append(line, row.serial());
      append(line, row.serialMatch());
      append(line, row.makerMatch());
      append(line, row.cpu());
      append(line, row.memory());
      append(line, row.drives().isEmpty() ? null : JSON.writeValueAsString(row.drives()));
      append(line, row.state());
      append(line, row.donor());
      append(line, row.grams());
      line.append('\n');
      buffer.writeBytes(line.toString().getBytes(StandardCharsets.UTF_8));
      if (buffer.size() >= BUFFER) {
        copy.writeToCopy(buffer.toByteArray(), 0, buffer.size());
        buffer.reset();
      }
    }
    copy.writeToCopy(buffer.toByteArray(), 0, buffer.size());
  }

  /** One field in PostgreSQL's text format. */
  private static void append(StringBuilder line, @Nullable Object value) {
    line.append('\t');
    if (value == null) {
      line.append("\\N");
      return;
    }
    var text = value.toString();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> line.append("\\\\");
        case '\t' -> line.append("\\t");
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        default -> line.append(c);
      }
    }
  }

  /** Warns of serial numbers that stand twice in the list, each row naming the other. */
  void warnOfTwins(long id) {
    // The rows were staged a moment ago and have no statistics yet: the planner takes them for a
    // handful and joins each with each, minutes for a hundred thousand.
    jdbc.sql("set local enable_nestloop = off").update();
    jdbc.sql(
            """
            with serial as (
              select line, serial,
                     coalesce(lag(line) over same, lead(line) over same) as other
                from lists.import_row
               where import = :import and serial_match is not null and verdict <> 'REFUSED'
              window same as (partition by serial_match order by line)
            )
            update lists.import_row r
               set verdict = 'WARNED',
                   remarks = r.remarks || jsonb_build_array(jsonb_build_object(
                     'flaw', 'SERIAL_TWICE', 'details', jsonb_build_array(s.serial, s.other::text)))
              from serial s
             where r.import = :import and r.line = s.line and s.other is not null
            """)
        .param("import", id)
        .update();
    jdbc.sql("set local enable_nestloop = on").update();
  }

  /** A row whose serial number the book already knows. */
  record Known(
      long line, @Nullable String makerMatch, String serial, String tag, @Nullable String maker) {}

  List<Known> known(long id) {
    return jdbc.sql(
            """
            select r.line, r.maker_match, r.serial, d.tag, d.maker
              from lists.import_row r
              join custody.devices d on lower(d.serial) = lower(r.serial_match)
             where r.import = ? and r.verdict <> 'REFUSED'
             order by r.line, d.device
            """)
        .param(id)
        .query((row, _) ->
            new Known(
                row.getLong("line"),
                row.getString("maker_match"),
                row.getString("serial"),
                row.getString("tag"),
                row.getString("maker")))
        .list();
  }

  void warnOfKnown(long id, List<Known> known) {
    if (known.isEmpty()) return;
    jdbc.sql(
            """
            update lists.import_row r
               set verdict = 'WARNED',
                   remarks = r.remarks || jsonb_build_array(jsonb_build_object(
                     'flaw', 'SERIAL_KNOWN', 'details', jsonb_build_array(k.serial, k.tag)))
              from unnest(?::bigint[], ?::text[], ?::text[]) as k(line, serial, tag)
             where r.import = ? and r.line = k.line
            """)
        .params(
            known.stream().map(Known::line).toArray(Long[]::new),
            known.stream().map(Known::serial).toArray(String[]::new),
            known.stream().map(each -> new Tag(each.tag()).printed()).toArray(String[]::new),
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

  /** Rows in the order of the file; all verdicts when none is asked for. */
  List<Row> rows(long id, @Nullable Verdict only, long afterLine, int limit) {
    return jdbc.sql(
            """
            select line, verdict, remarks, written, donors_tag, kind, maker, model, serial
              from lists.import_row
             where import = :import and line > :after
               and (:all or verdict = :verdict)
             order by line limit :limit
            """)
        .param("import", id)
        .param("after", afterLine)
        .param("all", only == null)
        .param("verdict", only == null ? "" : only.name())
        .param("limit", limit)
        .query(Imports::row)
        .list();
  }

  /** Lists that wait for somebody to say yes; of one donor, or of all. */
  List<Import> waiting(int limit) {
    return jdbc.sql(SELECT + " where state = 'PREVIEWED' order by import desc limit ?")
        .param(limit)
        .query(Imports::read)
        .list();
  }

  private static Import read(ResultSet row, int index) throws SQLException {
    var committed = row.getTimestamp("committed_at");
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
        row.getObject("lot", Long.class));
  }

  private static Row row(ResultSet row, int index) throws SQLException {
    return new Row(
        row.getLong("line"),
        Verdict.valueOf(row.getString("verdict")),
        List.of(JSON.readValue(row.getString("remarks"), Remark[].class)),
        row.getString("written"),
        row.getString("donors_tag"),
        DeviceKind.valueOf(row.getString("kind")),
        row.getString("maker"),
        row.getString("model"),
        row.getString("serial"));
  }
}
