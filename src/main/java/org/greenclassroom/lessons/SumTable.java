package org.greenclassroom.lessons;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What lessons add up to: by week, by room, by class. Reads views, writes nothing. */
@Component
class SumTable {
  private final JdbcClient jdbc;

  SumTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  // what is summed is bounded by days inside: the view lessons.weeks reckons all that ever was
  private static final String WEEKS =
      """
      select d::date as week, coalesce(w.expected, 0) as expected, coalesce(w.held, 0) as held,
             coalesce(w.cancelled, 0) as cancelled, coalesce(w.silent, 0) as silent, coalesce(w.extra, 0) as extra
        from generate_series(date_trunc('week', :from::date), :to::date, interval '1 week') d
        left join (
          select date_trunc('week', l.day)::date as week,
                 count(*) filter (where l.entry is not null and (l.state <> 'EXPECTED' or l.day < t.today))::int as expected,
                 count(*) filter (where l.entry is not null and l.state = 'HELD')::int as held,
                 count(*) filter (where l.state = 'CANCELLED')::int as cancelled,
                 count(*) filter (where l.state = 'EXPECTED' and l.day < t.today)::int as silent,
                 count(*) filter (where l.entry is null and l.state = 'HELD')::int as extra
            from lessons.lessons l
           cross join (select (now() at time zone 'Asia/Shanghai')::date as today) t
           where l.day >= date_trunc('week', :from::date)::date and l.day <= :to
      """;

  /** A week of some rooms; weeks in which nothing was expected or held are there as zeros. */
  List<Week> weeks(Long[] rooms, LocalDate from, LocalDate to) {
    return jdbc
        .sql(
            WEEKS
                + """
                   and l.classroom = any(:rooms) group by date_trunc('week', l.day)) w on w.week = d::date
                 order by d
                """)
        .param("from", from)
        .param("to", to)
        .param("rooms", rooms)
        .query(Week.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  /** The same over all rooms. */
  List<Week> weeks(LocalDate from, LocalDate to) {
    return jdbc
        .sql(WEEKS + " group by date_trunc('week', l.day)) w on w.week = d::date order by d")
        .param("from", from)
        .param("to", to)
        .query(Week.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  /**
   * Rooms with a timetable or a lesson in these days, those of which most is silent first.
   *
   * @param schools whose rooms; null: all
   */
  List<Sum> rooms(
      Long @Nullable [] schools,
      LocalDate from,
      LocalDate to,
      String q,
      long silent,
      long classroom,
      int most) {
    return jdbc
        .sql(
            """
            with room as (
              select c.classroom, c.name as room, c.school, p.name as school_name
                from classrooms.classrooms c
                join partners.partners p on p.partner = c.school
               where (:everywhere or c.school = any(:schools))
                 and (:q = '' or p.name ilike '%' || :q || '%' or c.name ilike '%' || :q || '%')),
            summed as (
              select l.classroom,
                     count(*) filter (where l.entry is not null and (l.state <> 'EXPECTED' or l.day < :today))::int as expected,
                     count(*) filter (where l.entry is not null and l.state = 'HELD')::int as held,
                     count(*) filter (where l.state = 'CANCELLED')::int as cancelled,
                     count(*) filter (where l.state = 'EXPECTED' and l.day < :today)::int as silent,
                     count(*) filter (where l.entry is null and l.state = 'HELD')::int as extra
                from lessons.lessons l
               where l.day between :from and :to and l.classroom in (select r.classroom from room r)
               group by l.classroom)
            select s.*, r.room, r.school, r.school_name
              from summed s
              join room r on r.classroom = s.classroom
             where (-s.silent, s.classroom) > (:silent, :classroom)
             order by -s.silent, s.classroom limit :most
            """)
        .param("everywhere", schools == null)
        .param("schools", schools == null ? new Long[0] : schools)
        .param("from", from)
        .param("to", to)
        .param("today", to.plusDays(1))
        .param("q", q)
        .param("silent", silent)
        .param("classroom", classroom)
        .param("most", most)
        .query(Sum.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  /** Rooms of a school that a timetable or a lesson speaks of. */
  List<Long> roomsOf(long school) {
    return jdbc
        .sql("select classroom from classrooms.classrooms where school = ? order by classroom")
        .param(school)
        .query(Long.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  /**
   * Each class of some rooms against what it should get: by the timetable, and by the norm of its
   * grade over the school days since its timetable began, without those of examinations.
   */
  List<Hours> hours(long classroom, LocalDate from, LocalDate to) {
    return jdbc.sql(
            """
            with said as (
              select l.grade, l.class_label,
                     count(*) filter (where l.entry is not null)::int as expected,
                     count(*) filter (where l.entry is not null and l.state = 'HELD')::int as held,
                     count(*) filter (where l.state = 'CANCELLED')::int as cancelled,
                     count(*) filter (where l.state = 'EXPECTED')::int as silent,
                     count(*) filter (where l.entry is null and l.state = 'HELD')::int as extra,
                     coalesce(sum(l.minutes) filter (where l.state = 'HELD'), 0)::int as minutes,
                     coalesce(sum(l.minutes) filter (where l.entry is not null), 0)::int as planned_minutes,
                     min(l.day) as since
                from lessons.lessons l
               where l.classroom = :room and l.day between :from and :to and (l.state <> 'EXPECTED' or l.day < :to)
               group by l.grade, l.class_label)
            select s.grade, s.class_label, s.expected, s.held, s.cancelled, s.silent, s.extra, s.minutes, s.planned_minutes,
                   (e.teaching_before - b.teaching_before
                    - (select count(*) from calendar.days x
                        where x.calendar = k.calendar and x.day >= b.day and x.day < e.day
                          and x.teaching and x.kind = 'EXAM'))::int as school_days,
                   n.least, n.aim, n.period_min, n.source
              from said s
              join classrooms.classrooms c on c.classroom = :room
              join calendar.schools k on k.school = c.school
              join calendar.days b on b.calendar = k.calendar
                                  and b.day = greatest(:from::date, date_trunc('week', s.since)::date)
              join calendar.days e on e.calendar = k.calendar and e.day = :to::date
              left join lateral (
                select least, aim, period_min, source from lessons.norm n
                 where s.grade between n.grade_from and n.grade_to and n.since <= :to
                 order by n.since desc, n.norm desc limit 1) n on true
             order by s.grade, s.class_label
            """)
        .param("room", classroom)
        .param("from", from)
        .param("to", to)
        .query(SumTable::hours)
        .list();
  }

  /** What a course changed: classes of which both tests are told, weighed by their pupils. */
  List<Gain> gains() {
    return jdbc
        .sql(
            """
            select b.course_version, b.instrument, count(*)::int as classes, sum(a.n)::int as pupils,
                   round(sum(b.mean * b.n) / sum(b.n), 1) as before, round(sum(a.mean * a.n) / sum(a.n), 1) as after,
                   round(avg((a.mean - b.mean) / nullif(sqrt((a.deviation ^ 2 + b.deviation ^ 2) / 2), 0)), 2) as effect
              from lessons.assessments b
              join lessons.assessments a
                on (a.classroom, a.grade, a.class_label, a.course_version, a.instrument)
                   = (b.classroom, b.grade, b.class_label, b.course_version, b.instrument) and a.phase = 'POST'
             where b.phase = 'PRE' and not a.withheld and not b.withheld
             group by b.course_version, b.instrument
             order by b.course_version, b.instrument
            """)
        .query(Gain.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  /** Rows of the export: each room in each week. */
  void eachWeek(
      @Nullable Set<Long> schools, LocalDate from, LocalDate to, Consumer<RoomWeek> taker) {
    jdbc.sql(
            """
            select w.classroom, c.name as room, p.name as school_name, w.week, w.expected, w.held, w.cancelled, w.silent,
                   w.extra, w.minutes, w.pupil_minutes
              from (
                select l.classroom, date_trunc('week', l.day)::date as week,
                       count(*) filter (where l.entry is not null and (l.state <> 'EXPECTED' or l.day < t.today))::int as expected,
                       count(*) filter (where l.entry is not null and l.state = 'HELD')::int as held,
                       count(*) filter (where l.state = 'CANCELLED')::int as cancelled,
                       count(*) filter (where l.state = 'EXPECTED' and l.day < t.today)::int as silent,
                       count(*) filter (where l.entry is null and l.state = 'HELD')::int as extra,
                       coalesce(sum(l.minutes) filter (where l.state = 'HELD'), 0)::bigint as minutes,
                       coalesce(sum(l.minutes::bigint * l.pupils) filter (where l.state = 'HELD'), 0)::bigint as pupil_minutes
                  from lessons.lessons l
                 cross join (select (now() at time zone 'Asia/Shanghai')::date as today) t
                 where l.day >= date_trunc('week', :from::date)::date and l.day <= :to
                 group by l.classroom, date_trunc('week', l.day)) w
              join classrooms.classrooms c on c.classroom = w.classroom
              join partners.partners p on p.partner = c.school
             where :all or c.school = any (:schools)
             order by w.week, w.classroom
            """)
        .param("from", from)
        .param("to", to)
        .param("all", schools == null)
        .param("schools", schools == null ? new Long[0] : schools.toArray(Long[]::new))
        .withFetchSize(500)
        .query((ResultSet row) ->
            taker.accept(
                new RoomWeek(
                    row.getLong("classroom"),
                    row.getString("room"),
                    row.getString("school_name"),
                    row.getObject("week", LocalDate.class),
                    row.getInt("expected"),
                    row.getInt("held"),
                    row.getInt("cancelled"),
                    row.getInt("silent"),
                    row.getInt("extra"),
                    row.getLong("minutes"),
                    row.getLong("pupil_minutes"))));
  }

  /** A room in a week. */
  record RoomWeek(
      long classroom,
      String room,
      String schoolName,
      LocalDate week,
      int expected,
      int held,
      int cancelled,
      int silent,
      int extra,
      long minutes,
      long pupilMinutes) {}

  private static Hours hours(ResultSet row, int at) throws SQLException {
    BigDecimal least = row.getBigDecimal("least");
    return new Hours(
        row.getInt("grade"),
        row.getString("class_label"),
        row.getInt("expected"),
        row.getInt("held"),
        row.getInt("cancelled"),
        row.getInt("silent"),
        row.getInt("extra"),
        row.getInt("minutes"),
        row.getInt("planned_minutes"),
        row.getInt("school_days"),
        least,
        row.getBigDecimal("aim"),
        row.getObject("period_min", Integer.class),
        row.getString("source"));
  }
}
