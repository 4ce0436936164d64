package org.greenclassroom.atlas;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Minutes of use by week, read from the sums of {@code usage}, never from its days. A room of which
 * nothing was heard counts with all its computers: silence counts against it.
 */
@Component
class UseTable {
  /**
   * Each room in each week since it was accepted, with its computers (those that were verified to
   * work, or all, where nobody has) and its school days.
   */
  private static final String GRID =
      """
      with span as (
        select calendar, date_trunc('week', day)::date as week, count(*) filter (where teaching) as days
          from calendar.days where day >= :from and day < :before group by 1, 2),
      room as (
        select p.* from atlas.pin p
         where p.in_class > 0 and p.state <> 'CLOSED'
           and (:place = '' or p.territory = :place or p.province = :place or p.county = :place)
           and (:kind::text is null or :kind = any(p.kinds))
           and (:sponsor::bigint is null or p.sponsor = :sponsor)
           and (:state::text is null or p.state = :state)
           %s),
      grid as (
        select r.classroom, s.week, coalesce(nullif(r.working, 0), r.in_class) as there, s.days
          from room r join span s using (calendar)
         where s.week >= date_trunc('week', coalesce(r.accepted_on, :from)))
      """;

  private final JdbcClient jdbc;

  UseTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One week of all rooms that were looked at.
   *
   * @param there computers in these rooms
   * @param thereDays the same times school days: what hours are divided by, silent ones included
   * @param told computers that told minutes; at most as many as there are
   * @param toldDays the same times school days
   */
  record Week(
      LocalDate week,
      long rooms,
      long roomsTold,
      long there,
      long thereDays,
      long told,
      long toldDays,
      long activeMinutes,
      long onMinutes) {
    /** Hours a working computer and school day; null in a week without school days. */
    public @Nullable Double each() {
      return thereDays == 0 ? null : activeMinutes / 60.0 / thereDays;
    }

    /** Hours a computer that told and school day; null where none did. */
    public @Nullable Double eachTold() {
      return toldDays == 0 ? null : activeMinutes / 60.0 / toldDays;
    }

    /** How many of a hundred computers told; null where none stand. */
    public @Nullable Double share() {
      return there == 0 ? null : 100.0 * told / there;
    }
  }

  /**
   * One room over some weeks.
   *
   * @param hours a computer and school day, week by week; null: no school, -1: nothing was heard
   */
  record Room(long classroom, String name, String school, List<Double> hours) {}

  List<Week> weeks(Sight sight, LocalDate from, LocalDate before) {
    return narrowed(
            GRID.formatted("")
                + """
                select g.week, count(*) as rooms, count(*) filter (where w.devices_reporting > 0) as rooms_told,
                       sum(g.there) as there, sum(g.there * g.days) as there_days,
                       -- a null would be passed over by least(), and a silent room told by all
                       sum(least(coalesce(w.devices_reporting, 0), g.there)) as told,
                       sum(least(coalesce(w.devices_reporting, 0), g.there) * g.days) as told_days,
                       coalesce(sum(w.active_min), 0) as active, coalesce(sum(w.on_min), 0) as on_min
                  from grid g left join usage.weeks w on w.classroom = g.classroom and w.week = g.week
                 group by g.week order by g.week
                """,
            sight,
            from,
            before)
        .query(UseTable::week)
        .list();
  }

  /** By place and school; {@code after} is the number of the last room before. */
  List<Room> rooms(Sight sight, LocalDate from, LocalDate before, long after, int limit) {
    return narrowed(
            GRID.formatted(
                    """
                    and (:after = 0 or (p.county, p.school_name, p.classroom)
                          > (select l.county, l.school_name, l.classroom from atlas.pin l where l.classroom = :after))
                         order by p.county, p.school_name, p.classroom limit :limit
                    """)
                + """
                select r.classroom, r.name, r.school_name,
                       array(select case when g.days = 0 then null
                                         when w.devices_reporting is null or w.devices_reporting = 0 then -1
                                         else round(w.active_min / 60.0 / (g.there * g.days), 2) end
                               from generate_series(:from::date, :before::date - 7, interval '7 days') as k(week)
                               left join grid g on g.classroom = r.classroom and g.week = k.week::date
                               left join usage.weeks w on w.classroom = r.classroom and w.week = k.week::date
                              order by k.week)::float8[] as hours
                  from room r order by r.county, r.school_name, r.classroom
                """,
            sight,
            from,
            before)
        .param("after", after)
        .param("limit", limit)
        .query((row, _) ->
            new Room(
                row.getLong("classroom"),
                row.getString("name"),
                row.getString("school_name"),
                java.util.Arrays.asList((Double[]) row.getArray("hours").getArray())))
        .list();
  }

  private JdbcClient.StatementSpec narrowed(
      String sql, Sight sight, LocalDate from, LocalDate before) {
    return jdbc.sql(sql)
        .param("from", from)
        .param("before", before)
        .param("place", sight.place())
        .param("kind", sight.kind())
        .param("sponsor", sight.sponsor())
        .param("state", sight.state());
  }

  private static Week week(ResultSet row, int index) throws SQLException {
    return new Week(
        row.getObject("week", LocalDate.class),
        row.getLong("rooms"),
        row.getLong("rooms_told"),
        row.getLong("there"),
        row.getLong("there_days"),
        row.getLong("told"),
        row.getLong("told_days"),
        row.getLong("active"),
        row.getLong("on_min"));
  }
}
