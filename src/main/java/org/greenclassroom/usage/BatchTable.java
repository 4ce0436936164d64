package org.greenclassroom.usage;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  /** Keeps the answer for the stick; the first stays. */
  long answer(String id, String answer) {
    return jdbc.sql(
            """
            update usage.batch set answer = coalesce(answer, ?) where sha256 = ? returning batch
            """)
        .params(answer, id)
        .query(Long.class)
        .single();
  }

  /**
   * A piece that somebody brought as a file.
   *
   * @param answer what its collector reads back
   */
  record Brought(
      long batch,
      @Nullable String collector,
      @Nullable Integer sequence,
      Instant receivedAt,
      int rows,
      int accepted,
      int duplicates,
      int superseded,
      int rejected,
      String answer) {}

  /**
   * Pieces that were brought as files, the latest first.
   *
   * @param by whose; null: everybody's
   */
  List<Brought> brought(@Nullable Long by, long below, int most) {
    return jdbc.sql(
            """
            select batch, collector, sequence, received_at, rows, accepted, duplicates, superseded,
                   rejected, answer
              from usage.batch
             where answer is not null and batch < ? and (?::bigint is null or received_by = ?)
             order by batch desc limit ?
            """)
        .params(Arrays.asList(below, by, by, most))
        .query((row, _) ->
            new Brought(
                row.getLong("batch"),
                row.getString("collector"),
                row.getObject("sequence", Integer.class),
                row.getTimestamp("received_at").toInstant(),
                row.getInt("rows"),
                row.getInt("accepted"),
                row.getInt("duplicates"),
                row.getInt("superseded"),
                row.getInt("rejected"),
                row.getString("answer")))
        .list();
  }

  /** A collector of whose pieces some never came: how many. */
  record Gap(String collector, long classroom, String school, String room, int missing, int last) {}

  /**
   * @param schools whose; null: everybody's
   */
  List<Gap> gaps(@Nullable Set<Long> schools) {
    return jdbc.sql(
            """
            select b.collector, k.classroom, p.name as school, c.name as room,
                   (b.last - b.came)::int as missing, b.last
              from (select collector, max(sequence) as last, count(distinct sequence) as came
                      from usage.batch where collector is not null group by collector) b
              join agents.collectors k on k.name = b.collector
              join classrooms.classrooms c on c.classroom = k.classroom
              join partners.partners p on p.partner = c.school
             where b.last > b.came and k.retired_at is null and (? or c.school = any(?::bigint[]))
             order by missing desc, b.collector limit 200
            """)
        .params(schools == null, schools == null ? new Long[0] : schools.toArray(Long[]::new))
        .query((row, _) ->
            new Gap(
                row.getString("collector"),
                row.getLong("classroom"),
                row.getString("school"),
                row.getString("room"),
                row.getInt("missing"),
                row.getInt("last")))
        .list();
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
        .query((row, _) -> row.getInt(1))
        .list();
  }
}
