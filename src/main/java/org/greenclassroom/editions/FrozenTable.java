package org.greenclassroom.editions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Figures and the lines behind them: {@code editions.figure}, {@code editions.line} and {@code
 * editions.total}. Lines go from the views below into the table without passing through here, a
 * million as one.
 */
@Component
class FrozenTable {
  private final JdbcClient jdbc;

  FrozenTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The parts that a statement's rows have. */
  List<String> parts(Figured figured, Asked asked) {
    return asked(
            jdbc.sql("select part from (" + figured.sql() + ") r group by part order by part"),
            asked)
        .query(String.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  long insert(long edition, int nth, String chapter, String part, Figured figured) {
    return jdbc.sql(
            """
            insert into editions.figure (edition, nth, chapter, code, part, unit, basis, columns, sums, listed, charted,
                   low, high)
            values (?, ?, ?, ?, ?, ?, ?, ?::text[], ?, ?, ?, ?, ?) returning figure
            """)
        .params(
            Arrays.asList(
                edition,
                nth,
                chapter,
                figured.code(),
                part,
                figured.unit().name(),
                figured.basis().name(),
                figured.columns().toArray(String[]::new),
                figured.sums(),
                figured.listed(),
                figured.charted(),
                figured.low(),
                figured.high()))
        .query(Long.class)
        .single();
  }

  void freeze(long figure, String part, Figured figured, Asked asked) {
    asked(
            jdbc.sql(
                """
                insert into editions.line (figure, position, tag, amount, cells, hash)
                select :figure, n.position, n.tag, n.amount, n.cells,
                       sha256(convert_to(concat_ws(E'\\x1f', n.position, coalesce(n.tag, ''), n.amount,
                                                   array_to_string(n.cells, E'\\x1e', E'\\x1d')), 'UTF8'))
                  from (select row_number() over (order by r.key, r.nth) as position, r.tag, r.amount, r.cells
                          from (
                """
                    + figured.sql()
                    + ") r where r.part = :part) n"),
            asked)
        .param("figure", figure)
        .param("part", part)
        .update();
    jdbc.sql(
            """
            insert into editions.total (figure, amount, lines, sha256)
            select :figure, coalesce(sum(amount), 0), count(*),
                   encode(sha256(coalesce(string_agg(hash, ''::bytea order by position), ''::bytea)), 'hex')
              from editions.line where figure = :figure
            """)
        .param("figure", figure)
        .update();
  }

  private static final String FIGURES =
      """
      select f.figure, f.nth, f.chapter, f.code, f.part, f.unit, f.basis, f.columns, f.sums, f.listed, f.charted,
             f.low, f.high, t.amount, t.lines, t.sha256
        from editions.figure f join editions.total t using (figure)
      """;

  List<Frozen> figures(long edition) {
    return jdbc.sql(FIGURES + " where f.edition = ? order by f.nth")
        .param(edition)
        .query((row, _) -> frozen(row))
        .list();
  }

  Optional<Frozen> figure(long edition, int nth) {
    return jdbc.sql(FIGURES + " where f.edition = ? and f.nth = ?")
        .params(edition, nth)
        .query((row, _) -> frozen(row))
        .optional();
  }

  List<Line> lines(long figure, long after, int limit) {
    return jdbc.sql(
            """
            select position, tag, amount, cells from editions.line
             where figure = ? and position > ? order by position limit ?
            """)
        .params(figure, after, limit)
        .query((row, _) -> line(row))
        .list();
  }

  /**
   * Figures whose lines do not give their sum and hash any more, reckoned from each line's content.
   */
  List<Integer> broken(long edition) {
    return jdbc
        .sql(
            """
            select f.nth
              from editions.figure f
              join editions.total t using (figure)
              left join lateral (
                select sum(l.amount) as amount, count(*) as lines,
                       string_agg(sha256(convert_to(concat_ws(E'\\x1f', l.position, coalesce(l.tag, ''), l.amount,
                                                    array_to_string(l.cells, E'\\x1e', E'\\x1d')), 'UTF8')), ''::bytea
                                  order by l.position) as hashes
                  from editions.line l where l.figure = f.figure) x on true
             where f.edition = ?
               and (coalesce(x.amount, 0), x.lines, encode(sha256(coalesce(x.hashes, ''::bytea)), 'hex'))
                   is distinct from (t.amount, t.lines, t.sha256)
             order by f.nth
            """)
        .param(edition)
        .query(Integer.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  private static JdbcClient.StatementSpec asked(JdbcClient.StatementSpec sql, Asked asked) {
    return sql.param("donor", asked.donor())
        .param("sponsor", asked.sponsor())
        .param("lot", asked.lot())
        .param("classroom", asked.classroom())
        .param("since", asked.since())
        .param("until", asked.until())
        .param("at", asked.at().atOffset(ZoneOffset.UTC));
  }

  private static Frozen frozen(ResultSet row) throws SQLException {
    return new Frozen(
        row.getLong("figure"),
        row.getInt("nth"),
        row.getString("chapter"),
        row.getString("code"),
        row.getString("part"),
        Unit.valueOf(row.getString("unit")),
        Basis.valueOf(row.getString("basis")),
        List.of((String[]) row.getArray("columns").getArray()),
        row.getBoolean("sums"),
        row.getBoolean("listed"),
        row.getBoolean("charted"),
        row.getObject("low", Long.class),
        row.getObject("high", Long.class),
        row.getLong("amount"),
        row.getLong("lines"),
        row.getString("sha256"));
  }

  private static Line line(ResultSet row) throws SQLException {
    @Nullable String[] cells = (String[]) row.getArray("cells").getArray();
    return new Line(
        row.getLong("position"), row.getString("tag"), row.getLong("amount"), Arrays.asList(cells));
  }
}
