package org.greenclassroom.checkins;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sums over the views {@code checkins.rates} and {@code checkins.counts}. */
@Component
class RateTable {
  private final JdbcClient jdbc;

  RateTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A school or a county.
   *
   * @param place its number or code; null: nobody entered a county
   */
  record Rate(@Nullable String place, String name, int expected, int received, int timely) {}

  /** Schools after this name, with what was expected of them and what came. */
  List<Rate> schools(
      @Nullable Set<Long> schools,
      ReportKind kind,
      LocalDate from,
      LocalDate to,
      String after,
      int most) {
    var own = schools == null ? null : schools.toArray(Long[]::new);
    return jdbc.sql(
            """
            select r.school::text as place, p.name, sum(r.expected)::int as expected,
                   sum(r.received)::int as received, sum(r.timely)::int as timely
              from checkins.rates r
              join partners.partners p on p.partner = r.school
             where r.kind = ? and r.period between ? and ?
               and (?::bigint[] is null or r.school = any (?::bigint[]))
             group by r.school, p.name
            having (p.name || ' ' || r.school) collate "C" > ?
             order by (p.name || ' ' || r.school) collate "C" limit ?
            """)
        .params(
            Arrays.asList(kind.name(), Date.valueOf(from), Date.valueOf(to), own, own, after, most))
        .query(DataClassRowMapper.newInstance(Rate.class))
        .list();
  }

  /** By county, the first six digits of a division's code. */
  List<Rate> counties(ReportKind kind, LocalDate from, LocalDate to) {
    return jdbc.sql(
            """
            select s.division as place, coalesce(max(s.division_path), '') as name,
                   sum(r.expected)::int as expected, sum(r.received)::int as received,
                   sum(r.timely)::int as timely
              from checkins.rates r
              left join schools.schools s on s.school = r.school
             where r.kind = ? and r.period between ? and ?
             group by s.division
             order by s.division nulls last
            """)
        .params(kind.name(), Date.valueOf(from), Date.valueOf(to))
        .query(DataClassRowMapper.newInstance(Rate.class))
        .list();
  }

  /** One room and period. */
  record Line(
      long classroom,
      long school,
      String schoolName,
      @Nullable String division,
      LocalDate period,
      int received,
      int timely,
      @Nullable LocalDate firstOn) {}

  /** Row by row, however many there are. */
  void each(
      @Nullable Set<Long> schools,
      ReportKind kind,
      LocalDate from,
      LocalDate to,
      Consumer<Line> row) {
    var own = schools == null ? null : schools.toArray(Long[]::new);
    try (var lines =
        jdbc
            .sql(
                """
                select r.classroom, r.school, p.name as school_name, s.division, r.period, r.received,
                       r.timely, r.first_on
                  from checkins.rates r
                  join partners.partners p on p.partner = r.school
                  left join schools.schools s on s.school = r.school
                 where r.kind = ? and r.period between ? and ?
                   and (?::bigint[] is null or r.school = any (?::bigint[]))
                 order by r.period, r.classroom
                """)
            .params(Arrays.asList(kind.name(), Date.valueOf(from), Date.valueOf(to), own, own))
            .query(DataClassRowMapper.newInstance(Line.class))
            .stream()) {
      lines.forEach(row);
    }
  }

  /** A room of which a report is expected in this period and has not come. */
  record Owing(long classroom, String room, String schoolName, @Nullable LocalDate lastPeriod) {}

  List<Owing> owing(
      @Nullable Set<Long> schools, ReportKind kind, LocalDate period, long after, int most) {
    var own = schools == null ? null : schools.toArray(Long[]::new);
    return jdbc.sql(
            """
            select r.classroom, c.name as room, p.name as school_name,
                   (select max(x.period) from checkins.reports x
                     where x.classroom = r.classroom and x.kind = r.kind) as last_period
              from checkins.rates r
              join classrooms.classrooms c using (classroom)
              join partners.partners p on p.partner = c.school
             where r.kind = ? and r.period = ? and r.received = 0 and c.ended_on is null
               and r.classroom > ?
               and (?::bigint[] is null or c.school = any (?::bigint[]))
             order by r.classroom limit ?
            """)
        .params(Arrays.asList(kind.name(), Date.valueOf(period), after, own, own, most))
        .query(DataClassRowMapper.newInstance(Owing.class))
        .list();
  }

  /** Expected, received, on time in this period. */
  int[] sums(ReportKind kind, LocalDate from, LocalDate to) {
    return jdbc.sql(
            """
            select coalesce(sum(expected), 0), coalesce(sum(received), 0), coalesce(sum(timely), 0)
              from checkins.rates where kind = ? and period between ? and ?
            """)
        .params(kind.name(), Date.valueOf(from), Date.valueOf(to))
        .query((row, _) -> new int[] {row.getInt(1), row.getInt(2), row.getInt(3)})
        .single();
  }

  /**
   * How often an answer was given.
   *
   * @param total null: too few answered to show it
   */
  record Count(String item, String code, int answers, int n, @Nullable Integer total) {}

  List<Count> counts(ReportKind kind, int year, String scope, String place) {
    return jdbc.sql(
            """
            select item, code, answers, n, total from checkins.counts
             where kind = ? and year = ? and scope = ? and place = ?
             order by item, code
            """)
        .params(kind.name(), year, scope, place)
        .query(DataClassRowMapper.newInstance(Count.class))
        .list();
  }
}
