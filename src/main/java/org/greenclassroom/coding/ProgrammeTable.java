package org.greenclassroom.coding;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code coding.programme}, {@code coding.goal} and {@code coding.helper}. */
@Component
class ProgrammeTable {
  private static final String SELECT =
      """
      select p.programme, p.title, p.tool, p.course_version, p.partner, n.name as partner_name,
             p.starts_on, p.ends_on,
             (select count(*) from coding.helper h
               where h.programme = p.programme and h.until is null)::int as helpers,
             c.cohorts, c.pupils, c.lessons, c.projects
        from coding.programme p
        join partners.partners n on n.partner = p.partner
        cross join lateral (
          select count(*)::int as cohorts, coalesce(sum(o.pupils), 0)::int as pupils,
                 coalesce(sum(o.lessons), 0)::int as lessons,
                 coalesce(sum((select count(*) from coding.project j
                                where j.cohort = o.cohort and j.withdrawn_at is null)), 0)::int as projects
            from coding.cohort o
           where o.programme = p.programme
             and o.starts_on between :from and :to) c
      """;
  private static final LocalDate EVER_FROM = LocalDate.of(1900, 1, 1);
  private static final LocalDate EVER_TO = LocalDate.of(9999, 1, 1);

  private final JdbcClient jdbc;

  ProgrammeTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Somebody of the partner who helps. */
  public record Aide(long volunteer, String name, LocalDate since, @Nullable LocalDate until) {}

  /** Pupils by tool. */
  record Sum(Tool tool, int pupils, int cohorts) {}

  Optional<Long> keyed(UUID key) {
    return jdbc.sql("select programme from coding.programme where key = ?")
        .param(key)
        .query(Long.class)
        .optional();
  }

  long insert(UUID key, Coding.Plan plan, Instant now, long by) {
    return jdbc.sql(
            """
            insert into coding.programme
              (key, title, tool, course_version, partner, starts_on, ends_on, made_at, made_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning programme
            """)
        .params(
            Arrays.asList(
                key,
                plan.title(),
                plan.tool().name(),
                plan.courseVersion(),
                plan.partner(),
                plan.startsOn(),
                plan.endsOn(),
                Timestamp.from(now),
                by))
        .query(Long.class)
        .single();
  }

  void insertGoals(long programme, List<String> names) {
    jdbc.sql(
            """
            insert into coding.goal (programme, nth, name)
            select ?, nth, name from unnest(?::text[]) with ordinality as n (name, nth)
            """)
        .params(programme, names.toArray(String[]::new))
        .update();
  }

  Optional<Programme> programme(long programme) {
    return jdbc.sql(SELECT + " where p.programme = :programme")
        .param("from", EVER_FROM)
        .param("to", EVER_TO)
        .param("programme", programme)
        .query(DataClassRowMapper.newInstance(Programme.class))
        .optional();
  }

  /** The newest first; of some partners, or of all. */
  List<Programme> page(Long @Nullable [] partners, long before, int size) {
    return jdbc.sql(
            SELECT
                + """
                 where p.programme < :before
                   and (:all or p.partner = any(:partners::bigint[]))
                 order by p.programme desc limit :size
                """)
        .param("from", EVER_FROM)
        .param("to", EVER_TO)
        .param("before", before)
        .param("all", partners == null)
        .param("partners", partners == null ? new Long[0] : partners)
        .param("size", size)
        .query(DataClassRowMapper.newInstance(Programme.class))
        .list();
  }

  /** What a partner’s programmes did within those days, with the groups that began in them. */
  List<Programme> within(long partner, LocalDate from, LocalDate to) {
    return jdbc.sql(
            SELECT
                + """
                 where p.partner = :partner
                   and (p.starts_on <= :to and coalesce(p.ends_on, date '9999-12-31') >= :from
                        or c.cohorts > 0)
                 order by p.starts_on, p.programme
                """)
        .param("from", from)
        .param("to", to)
        .param("partner", partner)
        .query(DataClassRowMapper.newInstance(Programme.class))
        .list();
  }

  /** Partners with the years in which a programme of theirs went on, the latest first. */
  List<Coding.Reported> reports(Long[] partners, LocalDate today) {
    return jdbc
        .sql(
            """
            select distinct p.partner, n.name as partner_name, y.year
              from coding.programme p
              join partners.partners n on n.partner = p.partner
              cross join lateral generate_series(
                extract(year from p.starts_on)::int,
                extract(year from least(p.ends_on, cast(:today as date)))::int) y (year)
             where p.partner = any(:partners::bigint[])
             order by y.year desc, n.name, p.partner
            """)
        .param("partners", partners)
        .param("today", today)
        .query(DataClassRowMapper.newInstance(Coding.Reported.class))
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  List<Goal> goals(long programme) {
    return jdbc.sql(
            """
            select g.goal, g.name, coalesce(sum(r.pupils), 0)::int as reached
              from coding.goal g left join coding.reached r using (goal)
             where g.programme = ? group by g.goal, g.name, g.nth order by g.nth
            """)
        .param(programme)
        .query(DataClassRowMapper.newInstance(Goal.class))
        .list();
  }

  List<Sum> sums(Long @Nullable [] partners) {
    return jdbc.sql(
            """
            select p.tool, coalesce(sum(c.pupils), 0)::int as pupils, count(c.cohort)::int as cohorts
              from coding.programme p left join coding.cohort c using (programme)
             where :all or p.partner = any(:partners::bigint[])
             group by p.tool order by 2 desc, 1
            """)
        .param("all", partners == null)
        .param("partners", partners == null ? new Long[0] : partners)
        .query(DataClassRowMapper.newInstance(Sum.class))
        .list();
  }

  List<Aide> helpers(long programme) {
    return jdbc.sql(
            """
            select h.volunteer, coalesce(v.name, '') as name, h.since, h.until
              from coding.helper h join volunteers.volunteers v using (volunteer)
             where h.programme = ? order by h.until is not null, h.since, h.volunteer
            """)
        .param(programme)
        .query(DataClassRowMapper.newInstance(Aide.class))
        .list();
  }

  /** Who may be named: volunteers of that partner who do not help yet. */
  List<Aide> free(long programme, LocalDate today) {
    return jdbc.sql(
            """
            select v.volunteer, v.name, cast(:today as date) as since, null::date as until
              from volunteers.volunteers v join coding.programme p on p.partner = v.partner
             where p.programme = :programme and not v.erased
               and not exists (select from coding.helper h
                                where h.programme = p.programme and h.volunteer = v.volunteer
                                  and h.until is null)
             order by v.name
            """)
        .param("today", today)
        .param("programme", programme)
        .query(DataClassRowMapper.newInstance(Aide.class))
        .list();
  }

  void help(long programme, long volunteer, LocalDate since) {
    jdbc.sql(
            """
            insert into coding.helper (programme, volunteer, since) values (?, ?, ?)
            on conflict (programme, volunteer) do update set until = null
            """)
        .params(programme, volunteer, since)
        .update();
  }

  void leave(long programme, long volunteer, LocalDate until) {
    jdbc.sql(
            """
            update coding.helper set until = greatest(since, ?)
             where programme = ? and volunteer = ? and until is null
            """)
        .params(until, programme, volunteer)
        .update();
  }
}
