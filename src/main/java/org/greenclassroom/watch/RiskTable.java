package org.greenclassroom.watch;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tables {@code watch.snapshot} (never changed) and {@code watch.risk} (the latest of each).
 */
@Component
class RiskTable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<List<Reason>> REASONS = new TypeReference<>() {};
  private static final int BATCH = 500;
  private final JdbcClient jdbc;

  RiskTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A row of the list: a room with its latest score. */
  public record Row(
      long classroom,
      String room,
      long school,
      String schoolName,
      LocalDate day,
      int score,
      Band band,
      List<Reason> reasons) {
    String key() {
      return score + "." + classroom;
    }
  }

  /** One day of a room. */
  public record Past(LocalDate day, Instant takenAt, int score, Band band, List<Reason> reasons) {}

  /** How many rooms in each band. */
  public record Count(Band band, long rooms) {}

  /**
   * Keeps one snapshot of every room, in one statement; where a day was reckoned before, only what
   * has changed since is kept beside it.
   */
  int keep(List<Risk> risks, LocalDate day, Instant now) {
    int kept =
        jdbc.sql(
                """
                insert into watch.snapshot (classroom, day, taken_at, score, band, reasons)
                select n.classroom, :day, :now, n.score, n.band, n.reasons::jsonb
                  from unnest(:classrooms::bigint[], :scores::int[], :bands::text[], :reasons::text[])
                         as n (classroom, score, band, reasons)
                 where not exists (
                   select from (select s.score, s.reasons from watch.snapshot s
                                 where s.classroom = n.classroom and s.day = :day
                                 order by s.snapshot desc limit 1) last
                    where last.score = n.score and last.reasons = n.reasons::jsonb)
                """)
            .param("day", day)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("classrooms", risks.stream().map(Risk::classroom).toArray(Long[]::new))
            .param("scores", risks.stream().map(Risk::score).toArray(Integer[]::new))
            .param("bands", risks.stream().map(risk -> risk.band().name()).toArray(String[]::new))
            .param(
                "reasons",
                risks.stream()
                    .map(risk -> JSON.writeValueAsString(risk.reasons()))
                    .toArray(String[]::new))
            .update();
    jdbc.sql("delete from watch.risk").update();
    jdbc.sql(
            """
            insert into watch.risk (classroom, snapshot, day, score, band, reasons)
            select r.classroom, s.snapshot, s.day, s.score, s.band, s.reasons
              from watch.room r
              join lateral (select * from watch.snapshot s where s.classroom = r.classroom and s.day = :day
                             order by s.snapshot desc limit 1) s on true
            """)
        .param("day", day)
        .update();
    return kept;
  }

  /** The highest first. */
  List<Row> page(
      @Nullable Band band,
      String q,
      @Nullable Set<Long> schools,
      @Nullable String after,
      int size) {
    var place = after == null ? new String[] {"101", "0"} : after.split("\\.");
    return jdbc.sql(
            """
            select r.classroom, c.name as room, c.school, p.name as school_name, r.day, r.score, r.band, r.reasons
              from watch.risk r
              join classrooms.classrooms c on c.classroom = r.classroom
              join partners.partners p on p.partner = c.school
             where (-r.score, r.classroom) > (:score, :classroom)
               and (:band::text is null or r.band = :band)
               and (:q = '' or p.name ilike '%' || :q || '%')
               and (:all or c.school = any (:schools))
             order by -r.score, r.classroom limit :size
            """)
        .param("score", -Integer.parseInt(place[0]))
        .param("classroom", Long.parseLong(place[1]))
        .param("band", band == null ? null : band.name())
        .param("q", q)
        .param("all", schools == null)
        .param("schools", schools == null ? new Long[0] : schools.toArray(Long[]::new))
        .param("size", size)
        .query((row, _) ->
            new Row(
                row.getLong("classroom"),
                row.getString("room"),
                row.getLong("school"),
                row.getString("school_name"),
                row.getObject("day", LocalDate.class),
                row.getInt("score"),
                Band.valueOf(row.getString("band")),
                reasons(row.getString("reasons"))))
        .list();
  }

  void each(@Nullable Band band, String q, @Nullable Set<Long> schools, Consumer<Row> taker) {
    String after = null;
    while (true) {
      var rows = page(band, q, schools, after, BATCH);
      rows.forEach(taker);
      if (rows.size() < BATCH) return;
      after = rows.getLast().key();
    }
  }

  /** A room's days, the newest first; of a day that was reckoned twice the later one. */
  List<Past> history(long classroom, int days) {
    return jdbc.sql(
            """
            select distinct on (day) day, taken_at, score, band, reasons from watch.snapshot
             where classroom = ? order by day desc, snapshot desc limit ?
            """)
        .params(classroom, days)
        .query((row, _) ->
            new Past(
                row.getObject("day", LocalDate.class),
                row.getTimestamp("taken_at").toInstant(),
                row.getInt("score"),
                Band.valueOf(row.getString("band")),
                reasons(row.getString("reasons"))))
        .list();
  }

  Optional<Band> band(long classroom) {
    return jdbc.sql("select band from watch.risk where classroom = ?")
        .param(classroom)
        .query(String.class)
        .optional()
        .map(Band::valueOf);
  }

  List<Count> counts() {
    return jdbc.sql("select band, count(*) from watch.risk group by band")
        .query((row, _) -> new Count(Band.valueOf(row.getString(1)), row.getLong(2)))
        .list();
  }

  private static List<Reason> reasons(String json) {
    return JSON.readValue(json, REASONS);
  }
}
