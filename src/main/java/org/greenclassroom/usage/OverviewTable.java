package org.greenclassroom.usage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * All rooms at a glance. Reads sums only, never the days: what it costs depends on how many rooms
 * there are, not on how long they have been there.
 */
@Repository
class OverviewTable {
  /** Rooms that are lent, or of which anything was heard, with their last sign. */
  private static final String LENT =
      """
      with lent as (
        select c.classroom, c.school, c.name, greatest(r.last_day, r.manual_day) as last_day,
               r.last_day as signal_day, r.manual_day
          from classrooms.classrooms c
          left join usage.room r on r.classroom = c.classroom
         where c.ended_on is null and (c.accepted_on is not null or r.classroom is not null)
           and (:everybody or c.school = any(:schools::bigint[]))
           and (:plain or c.school in (
                 select s.school from schools.schools s
                  where (:kind = '' or :kind = any(s.kinds))
                    and (:division = '' or s.division like :division || '%')
                    and (:q = '' or s.name ilike '%' || :q || '%'
                         or s.division_path ilike '%' || :q || '%'))
                or :q <> '' and :kind = '' and :division = '' and c.name ilike '%' || :q || '%')
           and case :silence
                 when '' then true
                 when 'NEVER' then coalesce(r.last_day, r.manual_day) is null
                 when 'SILENT' then greatest(r.last_day, r.manual_day) < :today::date - 28
                 when 'QUIET' then greatest(r.last_day, r.manual_day)
                                   between :today::date - 28 and :today::date - 8
                 else greatest(r.last_day, r.manual_day) >= :today::date - 7
               end
      )
      """;

  private final JdbcClient jdbc;

  OverviewTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One room.
   *
   * @param lastDay of any sign, a teacher's number too; null: none ever
   * @param signalDay the last sign of a computer; null: none ever
   * @param manualMinutes what teachers wrote down for these weeks; null: nothing
   */
  record Row(
      long classroom,
      long school,
      String schoolName,
      String name,
      @Nullable LocalDate lastDay,
      @Nullable LocalDate signalDay,
      Sum sum,
      @Nullable Integer manualMinutes,
      Silence silence) {
    String sort() {
      return (lastDay == null ? "" : lastDay) + "~" + classroom;
    }
  }

  /**
   * All rooms together.
   *
   * @param median of the rooms' minutes of use a computer, in those weeks
   */
  record Totals(long rooms, long never, long silent, long quiet, Sum sum) {}

  /** The rooms of which nothing was heard for the longest time first. */
  List<Row> page(
      @Nullable Set<Long> schools,
      UsageFilter filter,
      Period period,
      @Nullable LocalDate afterDay,
      long afterRoom,
      int size) {
    return asked(
            LENT
                + """
                , page as (
                  select * from lent
                   where (coalesce(last_day, '0001-01-01'::date), classroom)
                         > (coalesce(:after_day::date, '0001-01-01'::date), :after_room::bigint)
                   order by coalesce(last_day, '0001-01-01'::date), classroom limit :size
                )
                select p.*, s.name as school_name, n.*, coalesce(w.on_min, 0) as on_min,
                       coalesce(w.active_min, 0) as active_min, coalesce(w.judged_min, 0) as judged_min,
                       m.manual_min
                  from page p
                  join partners.partners s on s.partner = p.school
                  left join lateral (
                    select count(*) as computers,
                           count(*) filter (where u.last_minutes_day >= :since::date) as reported,
                           count(*) filter (where u.last_active_day >= :since::date) as used,
                           count(*) filter (where u.last_day >= :since::date) as seen,
                           percentile_cont(0.5) within group (order by coalesce(k.active_min, 0)) as median
                      from custody.devices d
                      left join usage.device u on u.device = d.device and u.classroom = d.classroom
                      left join (
                        select device, sum(active_min) as active_min from usage.device_week
                         where classroom = p.classroom and week >= :from and week < :to
                         group by device) k on k.device = d.device
                     where d.classroom = p.classroom and d.stage = 'IN_CLASS') n on true
                  left join lateral (
                    select sum(on_min) as on_min, sum(active_min) as active_min,
                           sum(judged_min) as judged_min
                      from usage.room_week
                     where classroom = p.classroom and week >= :from and week < :to) w on true
                  left join lateral (
                    select sum(minutes) as manual_min from usage.manuals
                     where classroom = p.classroom and week >= :from and week < :to) m on true
                 order by coalesce(p.last_day, '0001-01-01'::date), p.classroom
                """,
            schools,
            filter,
            period)
        .param("after_day", afterDay)
        .param("after_room", afterRoom)
        .param("size", size)
        .query((row, _) -> row(row, period.today()))
        .list();
  }

  Totals totals(@Nullable Set<Long> schools, UsageFilter filter, Period period) {
    return asked(
            LENT
                + """
                , standing as (
                  select d.classroom, count(*) as computers,
                         count(*) filter (where u.last_minutes_day >= :since::date) as reported,
                         count(*) filter (where u.last_active_day >= :since::date) as used,
                         count(*) filter (where u.last_day >= :since::date) as seen
                    from custody.devices d
                    left join usage.device u on u.device = d.device and u.classroom = d.classroom
                   where d.stage = 'IN_CLASS' and d.classroom is not null
                   group by d.classroom
                ), weeks as (
                  select classroom, sum(on_min) as on_min, sum(active_min) as active_min,
                         sum(judged_min) as judged_min
                    from usage.room_week where week >= :from and week < :to group by classroom
                )
                select count(*) as rooms, count(*) filter (where last_day is null) as never,
                       count(*) filter (where last_day < :today::date - 28) as silent,
                       count(*) filter (where last_day between :today::date - 28 and :today::date - 8) as quiet,
                       coalesce(sum(computers), 0) as computers, coalesce(sum(reported), 0) as reported,
                       coalesce(sum(used), 0) as used, coalesce(sum(seen), 0) as seen,
                       coalesce(sum(on_min), 0) as on_min, coalesce(sum(active_min), 0) as active_min,
                       coalesce(sum(judged_min), 0) as judged_min,
                       percentile_cont(0.5) within group (
                         order by coalesce(active_min, 0)::float8 / computers)
                         filter (where computers > 0) as median
                  from lent
                  left join standing using (classroom)
                  left join weeks using (classroom)
                """,
            schools,
            filter,
            period)
        .query((row, _) ->
            new Totals(
                row.getLong("rooms"),
                row.getLong("never"),
                row.getLong("silent"),
                row.getLong("quiet"),
                sum(row)))
        .single();
  }

  /**
   * The last sign of a room and how many of its computers reported; empty: nothing stands there.
   */
  Optional<Short> ofRoom(long classroom, Period period) {
    return jdbc.sql(
            """
            select count(*) as computers,
                   count(*) filter (where u.last_minutes_day >= ?) as reported,
                   (select greatest(r.last_day, r.manual_day) from usage.room r where r.classroom = ?) as last_day,
                   (select coalesce(sum(w.active_min), 0) from usage.room_week w
                     where w.classroom = ? and w.week >= ? and w.week < ?) as active_min
              from custody.devices d
              left join usage.device u on u.device = d.device and u.classroom = d.classroom
             where d.classroom = ? and d.stage = 'IN_CLASS'
            having count(*) > 0
            """)
        .params(period.since(), classroom, classroom, period.from(), period.to(), classroom)
        .query((row, _) ->
            new Short(
                row.getLong("computers"),
                row.getLong("reported"),
                row.getLong("active_min"),
                row.getObject("last_day", LocalDate.class)))
        .optional();
  }

  /** A room in one line. */
  record Short(long computers, long reported, long active, @Nullable LocalDate lastDay) {}

  private JdbcClient.StatementSpec asked(
      String sql, @Nullable Set<Long> schools, UsageFilter filter, Period period) {
    var kind = filter.kind();
    var silence = filter.silence();
    return jdbc.sql(sql)
        .param("everybody", schools == null)
        .param("schools", schools == null ? new Long[0] : schools.toArray(Long[]::new))
        .param("plain", filter.isPlain())
        .param("kind", kind == null ? "" : kind.name())
        .param("division", filter.division())
        .param("q", filter.pattern())
        .param("silence", silence == null ? "" : silence.name())
        .param("today", period.today())
        .param("since", period.since())
        .param("from", period.from())
        .param("to", period.to());
  }

  private static Row row(ResultSet row, LocalDate today) throws SQLException {
    var last = row.getObject("last_day", LocalDate.class);
    return new Row(
        row.getLong("classroom"),
        row.getLong("school"),
        row.getString("school_name"),
        row.getString("name"),
        last,
        row.getObject("signal_day", LocalDate.class),
        sum(row),
        row.getObject("manual_min", Long.class) instanceof Long minutes
            ? (Integer) minutes.intValue()
            : null,
        Silence.since(last, today));
  }

  private static Sum sum(ResultSet row) throws SQLException {
    return new Sum(
        row.getLong("computers"),
        row.getLong("reported"),
        row.getLong("used"),
        row.getLong("seen"),
        row.getLong("on_min"),
        row.getLong("active_min"),
        row.getLong("judged_min"),
        row.getDouble("median"));
  }
}
