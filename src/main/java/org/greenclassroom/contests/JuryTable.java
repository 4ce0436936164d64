package org.greenclassroom.contests;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code contests.juror}, {@code contests.conflict} and {@code contests.score}. */
@Component
class JuryTable {
  private static final String SELECT =
      """
      select j.juror, j.edition, j.name, j.email, j.language, j.company, p.name as company_name,
             j.declared_at, j.ended_at, j.forgotten_at,
             (select count(*) from contests.conflict c where c.juror = j.juror)::int as conflicts,
             (select count(distinct entry) from contests.score s where s.juror = j.juror)::int as scored
        from contests.juror j left join partners.partners p on p.partner = j.company
      """;

  /**
   * Of which entries a juror stays away: of a school named, and of those a named company pays for.
   */
  static final String STAYS_AWAY =
      """
      exists (select from contests.conflict x
               where x.juror = j.juror
                 and (x.partner = b.school
                      or exists (select from classrooms.classrooms r
                                  where r.school = b.school and r.sponsor = x.partner)
                      or exists (select from classrooms.funders f
                                   join classrooms.classrooms r using (classroom)
                                  where r.school = b.school and f.partner = x.partner)))
      """;

  private static final String FACING =
      """
      select e.entry, e.code, c.name as category, g.from_grade, g.to_grade, e.title, e.medium,
             e.description, w.kind,
             exists (select from contests.score s where s.juror = j.juror and s.entry = e.entry) as scored
        from contests.juror j
        join contests.batch b on b.edition = j.edition
        join contests.entry e on e.batch = b.batch and e.withdrawn_at is null
        join contests.category c using (category)
        join contests.band g using (band)
        join contests.work w on w.entry = e.entry and w.bytes is not null
       where j.juror = ? and not
      """
          + STAYS_AWAY;

  private final JdbcClient jdbc;

  JuryTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Somebody a juror may have to do with. */
  public record Near(long partner, String name, boolean school, boolean declared) {}

  Optional<Long> insert(Invited said, String secret, Instant now, long by) {
    return jdbc.sql(
            """
            insert into contests.juror
              (edition, name, email, language, company, secret, invited_at, invited_by)
            values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (edition, email) do nothing returning juror
            """)
        .params(
            Arrays.asList(
                said.edition(),
                said.name(),
                said.email(),
                said.language(),
                said.company(),
                secret,
                Timestamp.from(now),
                by))
        .query(Long.class)
        .optional();
  }

  record Invited(
      long edition, String name, String email, String language, @Nullable Long company) {}

  Optional<Juror> juror(long juror) {
    return jdbc.sql(SELECT + " where j.juror = ?")
        .param(juror)
        .query(DataClassRowMapper.newInstance(Juror.class))
        .optional();
  }

  Optional<Juror> behind(String secret) {
    return jdbc.sql(SELECT + " where j.secret = ? and j.ended_at is null")
        .param(secret)
        .query(DataClassRowMapper.newInstance(Juror.class))
        .optional();
  }

  List<Juror> of(long edition) {
    return jdbc.sql(SELECT + " where j.edition = ? order by j.juror")
        .param(edition)
        .query(DataClassRowMapper.newInstance(Juror.class))
        .list();
  }

  void relink(long juror, String secret) {
    jdbc.sql("update contests.juror set secret = ?, ended_at = null where juror = ?")
        .params(secret, juror)
        .update();
  }

  void end(long juror, Instant now) {
    jdbc.sql("update contests.juror set ended_at = ? where juror = ? and ended_at is null")
        .params(Timestamp.from(now), juror)
        .update();
  }

  /** Who judged is forgotten with the works, on the same day; how many scored what stays. */
  int forget(Instant now, LocalDate today) {
    return jdbc.sql(
            """
            update contests.juror j
               set name = '–', email = j.juror::text, ended_at = coalesce(j.ended_at, :now),
                   forgotten_at = :now
              from contests.edition e
             where e.edition = j.edition and e.delete_on <= :today and j.forgotten_at is null
            """)
        .param("now", Timestamp.from(now))
        .param("today", today)
        .update();
  }

  /** Schools that hand in, and the companies behind their rooms. */
  List<Near> near(long juror) {
    return jdbc.sql(
            """
            with schools as (
              select b.school from contests.batch b join contests.juror j using (edition)
               where j.juror = :juror),
            near as (
              select school as partner, true as school from schools
              union
              select r.sponsor, false from classrooms.classrooms r join schools using (school)
               where r.sponsor is not null
              union
              select f.partner, false from classrooms.funders f
                join classrooms.classrooms r using (classroom) join schools using (school))
            select n.partner, p.name, bool_or(n.school) as school,
                   exists (select from contests.conflict c
                            where c.juror = :juror and c.partner = n.partner) as declared
              from near n join partners.partners p on p.partner = n.partner
             group by n.partner, p.name order by 3 desc, p.name
            """)
        .param("juror", juror)
        .query(DataClassRowMapper.newInstance(Near.class))
        .list();
  }

  /** What was declared stays: nobody un-knows a school. */
  void declare(long juror, Long[] partners, Instant now) {
    jdbc.sql(
            """
            insert into contests.conflict (juror, partner, declared_at)
            select ?, p, ? from unnest(?::bigint[]) as p on conflict do nothing
            """)
        .params(juror, Timestamp.from(now), partners)
        .update();
  }

  void declared(long juror, Instant now) {
    jdbc.sql("update contests.juror set declared_at = ? where juror = ?")
        .params(Timestamp.from(now), juror)
        .update();
  }

  List<Facing> facing(long juror, String after, int size) {
    return jdbc.sql(FACING + " and e.code > ? order by e.code limit ?")
        .params(juror, after, size)
        .query(DataClassRowMapper.newInstance(Facing.class))
        .list();
  }

  Optional<Facing> facing(long juror, long entry) {
    return jdbc.sql(FACING + " and e.entry = ?")
        .params(juror, entry)
        .query(DataClassRowMapper.newInstance(Facing.class))
        .optional();
  }

  /** The first that is not scored yet, those after a code before those ahead of it. */
  Optional<Facing> unscored(long juror, String after) {
    return jdbc.sql(
            FACING
                + """
                 and not exists (select from contests.score s
                                  where s.juror = j.juror and s.entry = e.entry)
                 order by e.code <= ?, e.code limit 1
                """)
        .params(juror, after)
        .query(DataClassRowMapper.newInstance(Facing.class))
        .optional();
  }

  /** How many there are to score, and how many are. */
  record Done(int all, int scored) {}

  Done done(long juror) {
    return jdbc.sql(
            "select count(*)::int as all, count(*) filter (where scored)::int as scored from ("
                + FACING
                + ") f")
        .param(juror)
        .query(DataClassRowMapper.newInstance(Done.class))
        .single();
  }

  Map<Long, Integer> scores(long juror, long entry) {
    var points = new TreeMap<Long, Integer>();
    jdbc.sql("select criterion, points from contests.score where juror = ? and entry = ?")
        .params(juror, entry)
        .query((row, _) -> points.put(row.getLong(1), row.getInt(2)))
        .list();
    return points;
  }

  void score(long juror, long entry, Long[] criteria, Short[] points, Instant now) {
    jdbc.sql(
            """
            insert into contests.score (juror, entry, criterion, points, scored_at)
            select ?, ?, c, p, ? from unnest(?::bigint[], ?::smallint[]) as n (c, p)
            on conflict (juror, entry, criterion)
            do update set points = excluded.points, scored_at = excluded.scored_at
            """)
        .params(juror, entry, Timestamp.from(now), criteria, points)
        .update();
  }
}
