package org.greenclassroom.usage;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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

  /** What became of those of these that are known, by id. */
  Map<String, Known> known(Collection<String> ids) {
    var known = new HashMap<String, Known>();
    jdbc.sql("select sha256, outcomes, reasons from usage.batch where sha256 = any(?)")
        .param(ids.toArray(String[]::new))
        .query((row, _) ->
            known.put(
                row.getString("sha256"),
                new Known(
                    row.getString("outcomes"),
                    List.of((String[]) row.getArray("reasons").getArray()))))
        .list();
    return known;
  }

  /**
   * Begins pieces: the number of each, by its id. One that is not among them is known by now;
   * whoever sends the same at the same time waits here.
   */
  Map<String, Long> begin(List<Coming> all) {
    var begun = new HashMap<String, Long>();
    var sorted = all.stream().sorted(Comparator.comparing(Coming::id)).toList();
    jdbc.sql(
            """
            insert into usage.batch
                   (sha256, source, via, collector, sequence, previous, received_at, received_by,
                    rows, accepted, duplicates, superseded, rejected, outcomes, reasons)
            select s.sha256, s.source, s.via, s.collector, s.sequence, s.previous,
                   timestamptz 'epoch' + s.received_us * interval '1 microsecond', s.received_by,
                   0, 0, 0, 0, 0, '', '{}'
              from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::text[], ?::bigint[], ?::bigint[])
                   s(sha256, source, via, collector, sequence, previous, received_us, received_by)
            on conflict (sha256) do nothing
            returning sha256, batch
            """)
        .params(
            texts(sorted, Coming::id),
            texts(sorted, one -> one.piece().source().name()),
            texts(sorted, one -> one.file() ? "FILE" : "LINE"),
            texts(sorted, one -> one.piece().collector()),
            sorted.stream().map(one -> one.piece().sequence()).toArray(Integer[]::new),
            texts(sorted, one -> one.piece().previous()),
            sorted.stream()
                .map(one -> ChronoUnit.MICROS.between(Instant.EPOCH, one.occasion().now()))
                .toArray(Long[]::new),
            sorted.stream().map(one -> one.occasion().actor().account()).toArray(Long[]::new))
        .query((row, _) -> begun.put(row.getString("sha256"), row.getLong("batch")))
        .list();
    return begun;
  }

  /** Keeps what became of the rows of each piece. */
  void finish(Map<Long, List<Receipt.Row>> all) {
    var pieces = List.copyOf(all.entrySet());
    jdbc.sql(
            """
            update usage.batch b
               set rows = length(s.outcomes), accepted = s.accepted, duplicates = s.duplicates,
                   superseded = s.superseded, rejected = s.rejected, outcomes = s.outcomes,
                   reasons = string_to_array(s.reasons, chr(10))
              from unnest(?::bigint[], ?::int[], ?::int[], ?::int[], ?::int[], ?::text[], ?::text[])
                   s(batch, accepted, duplicates, superseded, rejected, outcomes, reasons)
             where b.batch = s.batch
            """)
        .params(
            pieces.stream().map(Map.Entry::getKey).toArray(Long[]::new),
            counts(pieces, Outcome.ACCEPTED),
            counts(pieces, Outcome.DUPLICATE),
            counts(pieces, Outcome.SUPERSEDED),
            counts(pieces, Outcome.REJECTED),
            pieces.stream().map(one -> letters(one.getValue())).toArray(String[]::new),
            pieces.stream().map(one -> reasons(one.getValue())).toArray(String[]::new))
        .update();
  }

  private static String letters(List<Receipt.Row> rows) {
    var letters = new StringBuilder(rows.size());
    for (var row : rows) letters.append(row.outcome().letter());
    return letters.toString();
  }

  /** One a line; neither a reason nor a field's name ever holds a line break. */
  private static String reasons(List<Receipt.Row> rows) {
    return rows.stream()
        .filter(row -> row.outcome() == Outcome.REJECTED)
        .map(row -> String.valueOf(row.said()).replaceAll("\\R", " "))
        .collect(Collectors.joining("\n"));
  }

  private static Integer[] counts(
      List<Map.Entry<Long, List<Receipt.Row>>> pieces, Outcome outcome) {
    return pieces.stream().map(one -> (int) count(one.getValue(), outcome)).toArray(Integer[]::new);
  }

  private static String[] texts(List<Coming> all, Function<Coming, @Nullable String> of) {
    return all.stream().map(of).toArray(String[]::new);
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
   * Those of whose pieces the most are missing first.
   *
   * @param schools whose; null: everybody's
   * @param missing with the collector below, after which row
   * @param most how many rows
   */
  List<Gap> gaps(@Nullable Set<Long> schools, int missing, String collector, int most) {
    return jdbc.sql(
            """
            select k.name as collector, k.classroom, p.name as school, c.name as room,
                   (b.last - b.came)::int as missing, b.last
              from agents.collectors k
              join classrooms.classrooms c on c.classroom = k.classroom
              join partners.partners p on p.partner = c.school
              cross join lateral (
                select max(sequence) as last, count(distinct sequence) as came
                  from usage.batch where collector = k.name) b
             where b.last > b.came and k.retired_at is null and (? or c.school = any(?::bigint[]))
               and (-(b.last - b.came), k.name) > (-?, ?)
             order by -(b.last - b.came), k.name limit ?
            """)
        .params(
            schools == null,
            schools == null ? new Long[0] : schools.toArray(Long[]::new),
            missing,
            collector,
            most)
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
    return missing(Map.of(collector, below), most).getOrDefault(collector, List.of());
  }

  /**
   * The same for several collectors at once.
   *
   * @param below by collector
   * @return by collector; one of which nothing is missing is left out
   */
  Map<String, List<Integer>> missing(Map<String, Integer> below, int most) {
    var names = below.keySet().toArray(String[]::new);
    var missing = new HashMap<String, List<Integer>>();
    jdbc.sql(
            """
            select c.collector, m.n
              from unnest(?::text[], ?::int[]) c(collector, below)
              cross join lateral (
                select n from generate_series(greatest(1, c.below - 400), c.below - 1) n
                 where not exists (select from usage.batch b where b.collector = c.collector and b.sequence = n)
                 order by n desc limit ?) m
            """)
        .params(names, Arrays.stream(names).map(below::get).toArray(Integer[]::new), most)
        .query((row, _) ->
            missing
                .computeIfAbsent(row.getString("collector"), _ -> new ArrayList<>())
                .add(row.getInt("n")))
        .list();
    return missing;
  }
}
