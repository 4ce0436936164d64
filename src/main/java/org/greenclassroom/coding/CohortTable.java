package org.greenclassroom.coding;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code coding.cohort}, {@code coding.reached} and {@code coding.result}. */
@Component
class CohortTable {
  private static final String SELECT =
      """
      select c.cohort, c.programme, p.title as programme_title, p.tool, n.name as partner_name,
             c.classroom, r.name as room_name, r.school, s.name as school_name, c.grade, c.pupils,
             c.girls, c.boys, c.starts_on, c.ends_on, c.lessons, c.reason,
             (select count(*) from coding.project j
               where j.cohort = c.cohort and j.withdrawn_at is null)::int as projects
        from coding.cohort c
        join coding.programme p using (programme)
        join partners.partners n on n.partner = p.partner
        join classrooms.classrooms r using (classroom)
        join partners.partners s on s.partner = r.school
      """;

  private final JdbcClient jdbc;

  CohortTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Room> rooms(@Nullable Set<Long> schools) {
    return jdbc.sql(
            """
            select r.classroom, p.name || ' · ' || r.name as name
              from classrooms.classrooms r join partners.partners p on p.partner = r.school
             where r.ended_on is null and (:all or r.school = any (:schools))
             order by p.name, r.name, r.classroom
            """)
        .param("all", schools == null)
        .param("schools", schools == null ? new Long[0] : schools.toArray(Long[]::new))
        .query(DataClassRowMapper.newInstance(Room.class))
        .list();
  }

  Optional<Long> keyed(UUID key) {
    return jdbc.sql("select cohort from coding.cohort where key = ?")
        .param(key)
        .query(Long.class)
        .optional();
  }

  /** Empty: the same form came at the same moment. */
  Optional<Long> insert(
      UUID key,
      long programme,
      Cohorts.Group group,
      @Nullable String reason,
      Instant now,
      long by) {
    return jdbc.sql(
            """
            insert into coding.cohort (key, programme, classroom, grade, pupils, girls, boys,
                                       starts_on, reason, made_at, made_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing returning cohort
            """)
        .params(
            Arrays.asList(
                key,
                programme,
                group.classroom(),
                group.grade(),
                group.pupils(),
                group.girls(),
                group.boys(),
                group.startsOn(),
                reason,
                Timestamp.from(now),
                by))
        .query(Long.class)
        .optional();
  }

  Optional<Cohort> cohort(long cohort) {
    return jdbc.sql(SELECT + " where c.cohort = ?")
        .param(cohort)
        .query(DataClassRowMapper.newInstance(Cohort.class))
        .optional();
  }

  List<Cohort> of(@Nullable Set<Long> schools, long programme, long before, int size) {
    return jdbc.sql(
            SELECT
                + """
                 where c.programme = :programme and c.cohort < :before
                   and (:all or r.school = any (:schools))
                 order by c.cohort desc limit :size
                """)
        .param("programme", programme)
        .param("before", before)
        .param("all", schools == null)
        .param("schools", schools == null ? new Long[0] : schools.toArray(Long[]::new))
        .param("size", size)
        .query(DataClassRowMapper.newInstance(Cohort.class))
        .list();
  }

  List<Cohort> ofSchools(List<Long> schools, long before, int size) {
    return jdbc.sql(
            SELECT
                + " where r.school = any(?::bigint[]) and c.cohort < ? order by c.cohort desc limit ?")
        .params(schools.toArray(Long[]::new), before, size)
        .query(DataClassRowMapper.newInstance(Cohort.class))
        .list();
  }

  /** Groups of a partner’s programmes that began within those days. */
  List<Cohort> within(long partner, LocalDate from, LocalDate to) {
    return jdbc.sql(
            SELECT
                + """
                 where p.partner = ? and c.starts_on between ? and ?
                 order by c.programme, c.starts_on, c.cohort
                """)
        .params(partner, from, to)
        .query(DataClassRowMapper.newInstance(Cohort.class))
        .list();
  }

  /** Every group, one at a time. */
  void each(@Nullable Set<Long> schools, Consumer<Cohort> each) {
    var mapper = DataClassRowMapper.newInstance(Cohort.class);
    jdbc.sql(SELECT + " where :all or r.school = any (:schools) order by c.cohort")
        .param("all", schools == null)
        .param("schools", schools == null ? new Long[0] : schools.toArray(Long[]::new))
        .withFetchSize(500)
        .query(row -> {
          each.accept(mapper.mapRow(row, 0));
        });
  }

  void progress(long cohort, int lessons, @Nullable LocalDate endsOn) {
    jdbc.sql("update coding.cohort set lessons = ?, ends_on = ? where cohort = ?")
        .params(Arrays.asList(lessons, endsOn, cohort))
        .update();
  }

  void reached(long cohort, Long[] goals, Integer[] pupils) {
    jdbc.sql(
            """
            insert into coding.reached (cohort, goal, pupils)
            select ?, g, n from unnest(?::bigint[], ?::integer[]) as t (g, n)
            on conflict (cohort, goal) do update set pupils = excluded.pupils
            """)
        .params(cohort, goals, pupils)
        .update();
  }

  Map<Long, Integer> reached(long cohort) {
    var all = new TreeMap<Long, Integer>();
    jdbc.sql("select goal, pupils from coding.reached where cohort = ?")
        .param(cohort)
        .query((row, _) -> all.put(row.getLong(1), row.getInt(2)))
        .list();
    return all;
  }

  void tell(long cohort, Result result, Instant now, long by) {
    jdbc.sql(
            """
            insert into coding.result (cohort, phase, tested, mean, quarters, told_at, told_by)
            values (?, ?, ?, ?, ?::integer[], ?, ?)
            on conflict (cohort, phase) do update
               set tested = excluded.tested, mean = excluded.mean, quarters = excluded.quarters,
                   told_at = excluded.told_at, told_by = excluded.told_by
            """)
        .params(
            cohort,
            result.phase().name(),
            result.tested(),
            result.mean(),
            result.quarters().toArray(Integer[]::new),
            Timestamp.from(now),
            by)
        .update();
  }

  List<Result> results(long cohort) {
    return jdbc.sql(
            """
            select phase, tested, mean, quarters from coding.result
             where cohort = ? order by phase desc
            """)
        .param(cohort)
        .query((row, _) ->
            new Result(
                Result.Phase.valueOf(row.getString(1)),
                row.getInt(2),
                row.getInt(3),
                List.of((Integer[]) row.getArray(4).getArray())))
        .list();
  }
}
