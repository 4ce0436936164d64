package org.greenclassroom.usage;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The pieces that came, each with what became of its rows. */
@Repository
class BatchTable {
  private final JdbcClient jdbc;

  BatchTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What became of the rows of a piece.
   *
   * @param outcomes a letter for each
   * @param reasons one for each that was rejected
   */
  record Known(String outcomes, List<String> reasons) {}

  Optional<Known> known(String id) {
    return jdbc.sql("select outcomes, reasons from usage.batch where sha256 = ?")
        .param(id)
        .query((row, _) ->
            new Known(
                row.getString("outcomes"), List.of((String[]) row.getArray("reasons").getArray())))
        .optional();
  }

  /** Begins a piece; empty: it is known by now. Whoever sends it at the same time waits here. */
  Optional<Long> begin(
      String id,
      Source source,
      String via,
      @Nullable String collector,
      @Nullable Integer sequence,
      @Nullable String previous,
      Instant now,
      long by) {
    return jdbc.sql(
            """
            insert into usage.batch
                   (sha256, source, via, collector, sequence, previous, received_at, received_by,
                    rows, accepted, duplicates, superseded, rejected, outcomes, reasons)
            values (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, '', '{}')
            on conflict (sha256) do nothing
            returning batch
            """)
        .params(
            Arrays.asList(
                id, source.name(), via, collector, sequence, previous, Timestamp.from(now), by))
        .query(Long.class)
        .optional();
  }

  void finish(long batch, List<Receipt.Row> rows) {
    var letters = new StringBuilder(rows.size());
    for (var row : rows) letters.append(row.outcome().letter());
    var reasons =
        rows.stream()
            .filter(row -> row.outcome() == Outcome.REJECTED)
            .map(Receipt.Row::said)
            .toArray(String[]::new);
    jdbc.sql(
            """
            update usage.batch
               set rows = ?, accepted = ?, duplicates = ?, superseded = ?, rejected = ?, outcomes = ?,
                   reasons = ?
             where batch = ?
            """)
        .params(
            rows.size(),
            count(rows, Outcome.ACCEPTED),
            count(rows, Outcome.DUPLICATE),
            count(rows, Outcome.SUPERSEDED),
            count(rows, Outcome.REJECTED),
            letters.toString(),
            reasons,
            batch)
        .update();
  }

  private static long count(List<Receipt.Row> rows, Outcome outcome) {
    return rows.stream().filter(row -> row.outcome() == outcome).count();
  }

  /** Numbers of a collector, below this one, that never came: the latest few. */
  List<Integer> missing(String collector, int below, int most) {
    return jdbc.sql(
            """
            select n from generate_series(greatest(1, ? - 400), ? - 1) n
             where not exists (select from usage.batch b where b.collector = ? and b.sequence = n)
             order by n desc limit ?
            """)
        .params(below, below, collector, most)
        .query(Integer.class)
        .list();
  }
}
