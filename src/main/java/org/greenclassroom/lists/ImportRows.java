package org.greenclassroom.lists;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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

/** The table {@code lists.import_row}: every row of a list as it was judged. */
@Component
class ImportRows {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient jdbc;
  private final DataSource dataSource;

  ImportRows(JdbcClient jdbc, DataSource dataSource) {
    this.jdbc = jdbc;
    this.dataSource = dataSource;
  }

  /** What was seen of a whole list while its rows passed. */
  static final class Passed {
    final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    final Twins twins = new Twins();
    final Profile serials = new Profile();
    final Profile assetNumbers = new Profile();

    private void add(Announced row) {
      verdicts.merge(row.verdict(), 1, Integer::sum);
      if (row.verdict() == Verdict.REFUSED) return;
      twins.add(row.serialMatch());
      serials.add(row.serialMatch());
      assetNumbers.add(row.assetNumber());
    }
  }

  /** Streams the rows of a list into the table, in the caller's transaction. */
  Passed stage(long id, AssetList list) throws IOException {
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
        var passed = write(copy, id, list);
        copy.endCopy();
        return passed;
      } finally {
        if (copy.isActive()) copy.cancelCopy();
      }
    } catch (SQLException e) {
      throw new IOException("staging of import " + id + " failed", e);
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
  }

  private static Passed write(CopyIn copy, long id, AssetList list) throws SQLException {
    var passed = new Passed();
    var line = new CopyLine(copy);
    while (list.hasNext()) {
      var row = list.next();
      passed.add(row);
      line.add(id)
          .add(row.line())
          .add(row.verdict().name())
          .add(row.remarks().isEmpty() ? "[]" : JSON.writeValueAsString(row.remarks()))
          .add(row.written())
          .add(row.assetNumber())
          .add(row.kind().name())
          .add(row.maker())
          .add(row.model())
          .add(row.serial())
          .add(row.serialMatch())
          .add(row.makerMatch())
          .add(row.cpu())
          .add(row.memory())
          .add(row.drives().isEmpty() ? null : JSON.writeValueAsString(row.drives()))
          .add(row.state())
          .add(row.donor())
          .add(row.grams())
          .end();
    }
    line.flush();
    return passed;
  }

  void clear(long id) {
    jdbc.sql("delete from lists.import_row where import = ?").param(id).update();
  }

  /**
   * Rows that were staged a moment ago have no statistics: the planner takes them for a handful and
   * joins each with each, minutes for a hundred thousand.
   */
  void withoutNestedLoops(Runnable statements) {
    jdbc.sql("set local enable_nestloop = off").update();
    statements.run();
    jdbc.sql("set local enable_nestloop = on").update();
  }

  /** Warns of serial numbers that stand twice in the list, each row naming the other. */
  void warnOfTwins(long id) {
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
  }

  /** Numbers that are shorter than their neighbours, which all begin with zeros. */
  void warnOfLostSerialZeros(long id, String heading, int length) {
    jdbc.sql(
            """
            update lists.import_row
               set verdict = 'WARNED',
                   remarks = remarks || jsonb_build_array(jsonb_build_object('flaw', 'LOST_ZEROS',
                     'details', jsonb_build_array(:heading::text, serial, :length::text)))
             where import = :import and verdict <> 'REFUSED'
               and serial_match ~ '^[1-9]\\d*$' and length(serial_match) < :length
            """)
        .param("heading", heading)
        .param("length", length)
        .param("import", id)
        .update();
  }

  void warnOfLostTagZeros(long id, String heading, int length) {
    jdbc.sql(
            """
            update lists.import_row
               set verdict = 'WARNED',
                   remarks = remarks || jsonb_build_array(jsonb_build_object('flaw', 'LOST_ZEROS',
                     'details', jsonb_build_array(:heading::text, donors_tag, :length::text)))
             where import = :import and verdict <> 'REFUSED'
               and donors_tag ~ '^[1-9]\\d*$' and length(donors_tag) < :length
            """)
        .param("heading", heading)
        .param("length", length)
        .param("import", id)
        .update();
  }

  /** Excel's fifteen digits and then zeros: the number is not taken, for its end is invented. */
  void takeNoRoundedSerials(long id, String heading) {
    jdbc.sql(
            """
            update lists.import_row
               set verdict = 'WARNED', serial = null, serial_match = null,
                   remarks = remarks || jsonb_build_array(jsonb_build_object('flaw', 'ROUNDED',
                     'details', jsonb_build_array(:heading::text, serial)))
             where import = :import and verdict <> 'REFUSED' and serial_match ~ '^\\d{15}0+$'
            """)
        .param("heading", heading)
        .param("import", id)
        .update();
  }

  void takeNoRoundedTags(long id, String heading) {
    jdbc.sql(
            """
            update lists.import_row
               set verdict = 'WARNED', donors_tag = null,
                   remarks = remarks || jsonb_build_array(jsonb_build_object('flaw', 'ROUNDED',
                     'details', jsonb_build_array(:heading::text, donors_tag)))
             where import = :import and verdict <> 'REFUSED' and donors_tag ~ '^\\d{15}0+$'
            """)
        .param("heading", heading)
        .param("import", id)
        .update();
  }

  /** A bare number where the others have letters, in the range of Excel's days: "1-MAR" it was. */
  void warnOfDays(long id, String heading) {
    jdbc.sql(
            """
            update lists.import_row
               set verdict = 'WARNED',
                   remarks = remarks || jsonb_build_array(jsonb_build_object('flaw', 'MAYBE_DATE',
                     'details', jsonb_build_array(:heading::text, serial,
                       (date '1899-12-30' + serial_match::int)::text)))
             where import = :import and verdict <> 'REFUSED' and serial_match ~ :day
            """)
        .param("heading", heading)
        .param("import", id)
        .param("day", Profile.DAY)
        .update();
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

  /** Leaves these rows out, or takes them in again; how many changed. */
  int leaveOut(long id, Collection<Long> lines, boolean out) {
    return jdbc.sql(
            """
            update lists.import_row set left_out = ?
             where import = ? and line = any(?) and verdict <> 'REFUSED' and left_out <> ?
            """)
        .params(out, id, lines.toArray(Long[]::new), out)
        .update();
  }

  /** The same for all rows of a verdict; of every verdict that can come in when it is null. */
  int leaveOut(long id, @Nullable Verdict only, boolean out) {
    return jdbc.sql(
            """
            update lists.import_row set left_out = :out
             where import = :import and verdict <> 'REFUSED' and left_out <> :out
               and (:all or verdict = :verdict)
            """)
        .param("out", out)
        .param("import", id)
        .param("all", only == null)
        .param("verdict", only == null ? "" : only.name())
        .update();
  }

  int leftOut(long id) {
    return jdbc.sql("select count(*) from lists.import_row where import = ? and left_out")
        .param(id)
        .query(Integer.class)
        .single();
  }

  private static final String SELECT =
      """
      select line, verdict, remarks, written, donors_tag, kind, maker, model, serial, cpu, memory_mb,
             drives, grams, left_out
        from lists.import_row
      """;

  /** Rows in the order of the file; all verdicts when none is asked for. */
  List<Row> rows(long id, @Nullable Verdict only, long afterLine, int limit) {
    return jdbc.sql(
            SELECT
                + """
                 where import = :import and line > :after
                   and (:all or verdict = :verdict)
                 order by line limit :limit
                """)
        .param("import", id)
        .param("after", afterLine)
        .param("all", only == null)
        .param("verdict", only == null ? "" : only.name())
        .param("limit", limit)
        .query(ImportRows::row)
        .list();
  }

  List<Row> rows(long id, Collection<Long> lines) {
    return jdbc.sql(SELECT + " where import = ? and line = any(?) order by line")
        .params(id, lines.toArray(Long[]::new))
        .query(ImportRows::row)
        .list();
  }

  /** Every row that is refused or warned of, streamed. */
  void told(long id, Consumer<Row> each) {
    jdbc
        .sql(SELECT + " where import = ? and verdict <> 'ACCEPTED' order by line")
        .withFetchSize(500)
        .param(id)
        .query(ImportRows::row)
        .stream()
        .forEach(each);
  }

  private static Row row(ResultSet row, int index) throws SQLException {
    var drives = row.getString("drives");
    return new Row(
        row.getLong("line"),
        Verdict.valueOf(row.getString("verdict")),
        List.of(JSON.readValue(row.getString("remarks"), Remark[].class)),
        row.getString("written"),
        row.getString("donors_tag"),
        DeviceKind.valueOf(row.getString("kind")),
        row.getString("maker"),
        row.getString("model"),
        row.getString("serial"),
        row.getString("cpu"),
        row.getObject("memory_mb", Integer.class),
        drives == null
            ? List.of()
            : java.util.Arrays.asList(JSON.readValue(drives, String[].class)),
        row.getObject("grams", Long.class),
        row.getBoolean("left_out"));
  }
}
