package org.greenclassroom.method;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code method.set} and {@code method.coefficient}: written once, never changed. */
@Component
class SetTable {
  private final JdbcClient jdbc;

  SetTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A set without its coefficients.
   *
   * @param supersededAt null: it is the one that holds
   * @param coefficients how many
   * @param carried whether it came with the product, else somebody loaded it
   */
  record Known(
      long set,
      String version,
      String hash,
      Instant since,
      @Nullable Instant supersededAt,
      int coefficients,
      boolean carried) {}

  List<Known> sets() {
    return jdbc.sql(
            """
            select s.set, s.version, s.hash, s.since, v.superseded_at, s.coefficients, s.loaded_by = 0 as carried
              from method.set s join method.sets v using (set)
             order by s.set desc
            """)
        .query((row, _) -> known(row))
        .list();
  }

  Optional<Known> newest() {
    return jdbc.sql(
            """
            select s.set, s.version, s.hash, s.since, null::timestamptz as superseded_at, s.coefficients,
                   s.loaded_by = 0 as carried
              from method.set s order by s.set desc limit 1
            """)
        .query((row, _) -> known(row))
        .optional();
  }

  Optional<Long> byHash(String hash) {
    return jdbc.sql("select set from method.set where hash = ?")
        .param(hash)
        .query(Long.class)
        .optional();
  }

  boolean isTaken(String version) {
    return jdbc.sql("select exists (select from method.set where version = ?)")
        .param(version)
        .query(Boolean.class)
        .single();
  }

  /** Two loads at the same time follow each other, so that one supersedes the other. */
  void alone() {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('method.set'))").query((row, _) -> 1).list();
  }

  long insert(Occasion occasion, String version, String hash, int coefficients) {
    return jdbc.sql(
            """
            insert into method.set (version, hash, since, loaded_by, coefficients)
            values (?, ?, ?, ?, ?) returning set
            """)
        .params(
            version,
            hash,
            occasion.now().atOffset(ZoneOffset.UTC),
            occasion.actor().account(),
            coefficients)
        .query(Long.class)
        .single();
  }

  void insert(long set, Collection<Coefficient> coefficients) {
    for (var one : coefficients)
      jdbc.sql(
              """
              insert into method.coefficient
                (set, id, class, term, low, central, high, unit, source, year, region, licence, note)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              """)
          .params(
              set,
              one.id(),
              one.subject(),
              one.term().name(),
              one.low(),
              one.central(),
              one.high(),
              one.unit(),
              one.source(),
              one.year(),
              one.region(),
              one.licence(),
              one.note())
          .update();
  }

  Optional<String> version(long set) {
    return jdbc.sql("select version from method.set where set = ?")
        .param(set)
        .query(String.class)
        .optional();
  }

  List<Coefficient> coefficients(long set) {
    return jdbc.sql(
            """
            select id, class, term, low, central, high, unit, source, year, region, licence, note
              from method.coefficient where set = ?
            """)
        .param(set)
        .query((row, _) ->
            new Coefficient(
                row.getString("id"),
                row.getString("class"),
                Term.valueOf(row.getString("term")),
                row.getBigDecimal("low"),
                row.getBigDecimal("central"),
                row.getBigDecimal("high"),
                row.getString("unit"),
                row.getString("source"),
                row.getInt("year"),
                row.getString("region"),
                row.getString("licence"),
                row.getString("note")))
        .list();
  }

  private static Known known(ResultSet row) throws SQLException {
    var superseded = row.getTimestamp("superseded_at");
    return new Known(
        row.getLong("set"),
        row.getString("version"),
        row.getString("hash"),
        row.getTimestamp("since").toInstant(),
        superseded == null ? null : superseded.toInstant(),
        row.getInt("coefficients"),
        row.getBoolean("carried"));
  }
}
