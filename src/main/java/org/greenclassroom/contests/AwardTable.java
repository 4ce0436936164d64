package org.greenclassroom.contests;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code contests.award}, and what the scores add up to. */
@Component
class AwardTable {
  /** The scores of a juror who declared a conflict afterwards do not count. */
  private static final String RANKED =
      """
      with sums as (
        select s.entry, s.juror, sum(s.points) as points
          from contests.score s
          join contests.juror j using (juror)
          join contests.entry n on n.entry = s.entry
          join contests.batch b on b.batch = n.batch
         where j.edition = :edition and not
      """
          + JuryTable.STAYS_AWAY
          + """
             group by s.entry, s.juror),
          fared as (
            select entry, count(*)::int as jurors, avg(points) as mean, stddev_pop(points) as spread,
                   min(points) as least, max(points) as most
              from sums group by entry),
          placed as (
            select e.entry, e.code, c.nth, c.name as category, g.from_grade, g.to_grade, e.title,
                   coalesce(f.jurors, 0) as jurors, round(f.mean * 100)::int as mean,
                   round(f.spread * 100)::int as spread, (f.least * 100)::int as least,
                   (f.most * 100)::int as most,
                   case when f.mean is not null then
                     rank() over (partition by e.category, e.band order by f.mean desc nulls last)::int
                   end as place
              from contests.entry e
              join contests.batch b using (batch)
              join contests.category c using (category)
              join contests.band g using (band)
              left join fared f using (entry)
             where b.edition = :edition and e.withdrawn_at is null)
          select p.*, case when place is null then 0 else
                        count(*) over (partition by nth, from_grade, place) end::int as tied
            from placed p
           order by nth, from_grade, place nulls last, code
          """;

  private final JdbcClient jdbc;

  AwardTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** An award with what must be known to decide it. */
  record Known(long award, long edition, String code, long proposedBy, boolean decided) {}

  /** Every entry that takes part, the best of each category and band first, one at a time. */
  void ranked(long edition, long reader, Consumer<Ranked> each) {
    var awards = awards(edition, reader);
    jdbc.sql(RANKED)
        .param("edition", edition)
        .withFetchSize(500)
        .query(row -> {
          each.accept(ranked(row, awards));
        });
  }

  /** Some of the same. */
  List<Ranked> ranked(long edition, long reader, int from, int size) {
    var awards = awards(edition, reader);
    return jdbc
        .sql(RANKED + " offset :from limit :size")
        .param("edition", edition)
        .param("from", from)
        .param("size", size)
        .query((row, _) -> ranked(row, awards))
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  private static Ranked ranked(ResultSet row, Map<Long, List<Ranked.Award>> awards)
      throws SQLException {
    long entry = row.getLong("entry");
    return new Ranked(
        entry,
        row.getString("code"),
        row.getString("category"),
        row.getInt("from_grade"),
        row.getInt("to_grade"),
        row.getString("title"),
        row.getInt("jurors"),
        number(row, "mean"),
        number(row, "spread"),
        number(row, "least"),
        number(row, "most"),
        number(row, "place"),
        row.getInt("tied"),
        List.copyOf(awards.getOrDefault(entry, List.of())));
  }

  private static @Nullable Integer number(ResultSet row, String column) throws SQLException {
    int number = row.getInt(column);
    return row.wasNull() ? null : number;
  }

  private Map<Long, List<Ranked.Award>> awards(long edition, long reader) {
    var all = new HashMap<Long, List<Ranked.Award>>();
    jdbc.sql(
            """
            select a.entry, a.award, l.name, l.special, a.decided_at is not null as decided,
                   a.proposed_by
              from contests.award a join contests.level l using (level)
             where l.edition = ? and a.dropped_at is null order by l.nth
            """)
        .param(edition)
        .query(row -> {
          all.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
              .add(
                  new Ranked.Award(
                      row.getLong(2),
                      row.getString(3),
                      row.getBoolean(4),
                      row.getBoolean(5),
                      row.getLong(6) == reader));
        });
    return all;
  }

  boolean any(long edition) {
    return jdbc.sql(
            """
            select exists (select from contests.award a join contests.level l using (level)
                            where l.edition = ? and a.dropped_at is null)
            """)
        .param(edition)
        .query(Boolean.class)
        .single();
  }

  int undecided(long edition) {
    return jdbc.sql(
            """
            select count(*) from contests.award a join contests.level l using (level)
             where l.edition = ? and a.dropped_at is null and a.decided_at is null
            """)
        .param(edition)
        .query(Integer.class)
        .single();
  }

  /** How many of this level are taken where this entry competes; of a special one, in all. */
  int taken(long entry, Level level) {
    return jdbc.sql(
            """
            select count(*) from contests.award a
              join contests.entry o on o.entry = a.entry
              join contests.entry e on e.entry = ?
             where a.level = ? and a.dropped_at is null and o.withdrawn_at is null
               and (? or (o.category = e.category and o.band = e.band))
            """)
        .params(entry, level.level(), level.special())
        .query(Integer.class)
        .single();
  }

  /** What an entry already has or is proposed for that is no special award. */
  Optional<String> has(long entry) {
    return jdbc.sql(
            """
            select l.name from contests.award a join contests.level l using (level)
             where a.entry = ? and a.dropped_at is null and not l.special limit 1
            """)
        .param(entry)
        .query(String.class)
        .optional();
  }

  void propose(long entry, long level, Instant now, long by) {
    jdbc.sql(
            """
            insert into contests.award (entry, level, proposed_at, proposed_by) values (?, ?, ?, ?)
            on conflict (entry, level) where dropped_at is null do nothing
            """)
        .params(entry, level, Timestamp.from(now), by)
        .update();
  }

  Optional<Known> known(long award) {
    return jdbc.sql(
            """
            select a.award, l.edition, e.code, a.proposed_by, a.decided_at is not null as decided
              from contests.award a join contests.level l using (level)
              join contests.entry e using (entry)
             where a.award = ? and a.dropped_at is null
            """)
        .param(award)
        .query(DataClassRowMapper.newInstance(Known.class))
        .optional();
  }

  void decide(long award, Instant now, long by) {
    jdbc.sql(
            """
            update contests.award set decided_at = ?, decided_by = ?
             where award = ? and decided_at is null and dropped_at is null
            """)
        .params(Timestamp.from(now), by, award)
        .update();
  }

  void drop(long award, Instant now) {
    jdbc.sql("update contests.award set dropped_at = ? where award = ? and dropped_at is null")
        .params(Timestamp.from(now), award)
        .update();
  }

  void dropOf(long entry, Instant now) {
    jdbc.sql("update contests.award set dropped_at = ? where entry = ? and dropped_at is null")
        .params(Timestamp.from(now), entry)
        .update();
  }
}
