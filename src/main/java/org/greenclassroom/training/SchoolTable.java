package org.greenclassroom.training;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the views {@code training.schools} and {@code training.cascades} say. */
@Component
class SchoolTable {
  private final JdbcClient jdbc;

  SchoolTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Where a school stands.
   *
   * @param trained how many who are there
   * @param since null: from the beginning
   */
  record Line(
      long school,
      String name,
      Standing status,
      Reason reason,
      int trained,
      @Nullable LocalDate since) {}

  /** Schools with a classroom or a teacher of ours, by name. */
  List<Line> page(@Nullable Standing status, @Nullable Set<Long> schools, String after, int most) {
    var own = schools == null ? null : schools.toArray(Long[]::new);
    return jdbc.sql(
            """
            select s.school, p.name, s.status, s.reason, s.trained, s.since
              from training.schools s
              join partners.partners p on p.partner = s.school
             where (?::text is null or s.status = ?)
               and (?::bigint[] is null or s.school = any (?::bigint[]))
               and (s.status <> 'NONE'
                    or exists (select from classrooms.classrooms c where c.school = s.school and c.ended_on is null)
                    or exists (select from training.teacher t where t.school = s.school))
               and (p.name || ' ' || s.school) collate "C" > ?
             order by (p.name || ' ' || s.school) collate "C" limit ?
            """)
        .params(
            Arrays.asList(
                status == null ? null : status.name(),
                status == null ? null : status.name(),
                own,
                own,
                after,
                most))
        .query(DataClassRowMapper.newInstance(Line.class))
        .list();
  }

  /** The same, row by row, however many there are. */
  void each(@Nullable Standing status, @Nullable Set<Long> schools, Consumer<Line> row) {
    var own = schools == null ? null : schools.toArray(Long[]::new);
    try (var lines =
        jdbc
            .sql(
                """
                select s.school, p.name, s.status, s.reason, s.trained, s.since
                  from training.schools s
                  join partners.partners p on p.partner = s.school
                 where (?::text is null or s.status = ?)
                   and (?::bigint[] is null or s.school = any (?::bigint[]))
                   and (s.status <> 'NONE'
                        or exists (select from classrooms.classrooms c
                                    where c.school = s.school and c.ended_on is null)
                        or exists (select from training.teacher t where t.school = s.school))
                 order by s.school
                """)
            .params(
                Arrays.asList(
                    status == null ? null : status.name(),
                    status == null ? null : status.name(),
                    own,
                    own))
            .withFetchSize(500)
            .query(DataClassRowMapper.newInstance(Line.class))
            .stream()) {
      lines.forEach(row);
    }
  }

  Line school(long school) {
    return jdbc.sql(
            """
            select s.school, p.name, s.status, s.reason, s.trained, s.since
              from training.schools s join partners.partners p on p.partner = s.school
             where s.school = ?
            """)
        .param(school)
        .query(DataClassRowMapper.newInstance(Line.class))
        .single();
  }

  /** A standing and how many schools have it. */
  record Sum(Standing status, int schools) {}

  List<Sum> sums() {
    return jdbc.sql(
            """
            select s.status, count(*)::int as schools from training.schools s
             where s.status <> 'NONE'
                or exists (select from classrooms.classrooms c where c.school = s.school and c.ended_on is null)
                or exists (select from training.teacher t where t.school = s.school)
             group by s.status
            """)
        .query(DataClassRowMapper.newInstance(Sum.class))
        .list();
  }

  /** Schools that lost what they had, and what waits for an answer. */
  List<Line> of(Set<Long> schools) {
    return jdbc.sql(
            """
            select s.school, p.name, s.status, s.reason, s.trained, s.since
              from training.schools s join partners.partners p on p.partner = s.school
             where s.school = any (?::bigint[]) order by s.school
            """)
        .param(schools.toArray(Long[]::new))
        .query(DataClassRowMapper.newInstance(Line.class))
        .list();
  }

  // ---- who taught whom ----

  /**
   * Somebody who was taught.
   *
   * @param trainedBy null: the programme
   * @param answered follow-ups done, of those that were due
   */
  record Link(
      long teacher,
      @Nullable String name,
      String schoolName,
      @Nullable Long trainedBy,
      @Nullable String trainer,
      int generation,
      int sittings,
      LocalDate lastOn,
      int answered,
      int due) {
    public String called() {
      return name == null ? "№ " + teacher : name;
    }

    public boolean tooDeep() {
      return generation > Session.DEEPEST;
    }
  }

  List<Link> links(@Nullable Set<Long> schools, long after, long afterTrainer, int most) {
    var own = schools == null ? null : schools.toArray(Long[]::new);
    return jdbc.sql(
            """
            select c.teacher, t.name, p.name as school_name, c.trained_by,
                   coalesce(r.name, '№ ' || c.trained_by) as trainer, c.generation, c.sittings, c.last_on,
                   (select count(*) from training.followups f
                     where f.teacher = c.teacher and f.done_on is not null)::int as answered,
                   (select count(*) from training.followups f
                     where f.teacher = c.teacher and (f.done_on is not null or f.late))::int as due
              from training.cascades c
              join training.teacher t using (teacher)
              join partners.partners p on p.partner = t.school
              left join training.teacher r on r.teacher = c.trained_by
             where (c.teacher, coalesce(c.trained_by, 0)) > (?, ?)
               and (?::bigint[] is null or t.school = any (?::bigint[]))
             order by c.teacher, coalesce(c.trained_by, 0) limit ?
            """)
        .params(Arrays.asList(after, afterTrainer, own, own, most))
        .query(DataClassRowMapper.newInstance(Link.class))
        .list();
  }

  /**
   * Somebody who teaches others, and how much.
   *
   * @param trainer null: the programme's own
   * @param taughtBy who taught the trainer; null: the programme
   * @param generation of the trainer; 0: the programme's own
   * @param recent minutes within the last year
   */
  record Load(
      @Nullable Long trainer,
      String name,
      @Nullable String schoolName,
      @Nullable Long taughtBy,
      int generation,
      int sittings,
      int teachers,
      int minutes,
      int recent) {}

  /** The busiest first. */
  List<Load> loads(@Nullable Set<Long> schools, int most) {
    var own = schools == null ? null : schools.toArray(Long[]::new);
    return jdbc.sql(
            """
            with held as (
              select s.session, s.trainer, coalesce(s.trainer_name, t.name, '№ ' || s.trainer) as name,
                     t.school, s.minutes, s.day
                from training.session s
                left join training.teacher t on t.teacher = s.trainer
               where s.state = 'HELD'),
            taught as (
              select h.trainer, h.name, count(distinct a.teacher)::int as teachers
                from held h join training.attendances a using (session) group by h.trainer, h.name),
            given as (
              select trainer, name, school, count(*)::int as sittings, sum(minutes)::int as minutes,
                     coalesce(sum(minutes) filter (
                       where day > (now() at time zone 'Asia/Shanghai')::date - 365), 0)::int as recent
                from held group by trainer, name, school)
            select g.trainer, g.name, p.name as school_name,
                   (select c.trained_by from training.cascades c
                     where c.teacher = g.trainer order by c.trained_by nulls first limit 1) as taught_by,
                   case when g.trainer is null then 0
                        else coalesce((select min(a.generation) from training.attendances a
                                        where a.teacher = g.trainer), 1) end as generation,
                   g.sittings, coalesce(t.teachers, 0) as teachers, g.minutes, g.recent
              from given g
              left join taught t on t.name = g.name and t.trainer is not distinct from g.trainer
              left join partners.partners p on p.partner = g.school
             where ?::bigint[] is null or g.school is null or g.school = any (?::bigint[])
             order by coalesce(t.teachers, 0) desc, g.name limit ?
            """)
        .params(Arrays.asList(own, own, most))
        .query(DataClassRowMapper.newInstance(Load.class))
        .list();
  }

  /** Sittings below the second generation. */
  int tooDeep() {
    return jdbc.sql(
            "select count(*) from training.session where generation > 2 and state <> 'CANCELLED'")
        .query(Integer.class)
        .single();
  }
}
