package org.greenclassroom.engagement;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All days that were held, with who was there as counts; only what was counted in this house. */
@Component
class DayTable {
  private final JdbcClient jdbc;

  DayTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A day.
   *
   * @param company null: of none
   * @param school null: at none
   */
  record Held(
      long activity,
      LocalDate day,
      String kind,
      String title,
      @Nullable Long partner,
      @Nullable String company,
      @Nullable String school,
      String place,
      long came,
      long confirmed,
      long logged) {}

  /** Days of one kind in one year. */
  record Sum(String kind, int year, long days, long came, long confirmed) {}

  List<Held> page(
      @Nullable String kind,
      @Nullable Integer year,
      LocalDate before,
      long beforeActivity,
      int size) {
    return jdbc.sql(
            """
            select a.activity, a.day, a.kind, a.title, a.partner, c.name as company, s.name as school,
                   a.place,
                   (select count(*) from attendance.presences p where p.activity = a.activity) as came,
                   coalesce(h.confirmed, 0) as confirmed, coalesce(h.logged, 0) as logged
              from activities.activities a
              left join partners.partners c on c.partner = a.partner
              left join partners.partners s on s.partner = a.school
              left join lateral (
                select sum(x.actual_min) filter (where x.state = 'CONFIRMED') as confirmed,
                       sum(x.actual_min) filter (where x.state = 'LOGGED') as logged
                  from attendance.hours x where x.activity = a.activity) h on true
             where a.state = 'HELD' and not a.removed
               and (:kind::text is null or a.kind = :kind)
               and (:year::int is null or extract(year from a.day) = :year)
               and (a.day, a.activity) < (:before, :number)
             order by a.day desc, a.activity desc limit :size
            """)
        .param("kind", kind)
        .param("year", year)
        .param("before", before)
        .param("number", beforeActivity)
        .param("size", size)
        .query(DataClassRowMapper.newInstance(Held.class))
        .list();
  }

  List<Sum> sums() {
    return jdbc.sql(
            """
            select a.kind, extract(year from a.day)::int as year, count(*) as days,
                   coalesce(sum(p.came), 0)::bigint as came,
                   coalesce(sum(h.confirmed), 0)::bigint as confirmed
              from activities.activities a
              left join (select activity, count(*) as came from attendance.presences
                          group by activity) p on p.activity = a.activity
              left join (select activity, sum(actual_min) as confirmed from attendance.hours
                          where state = 'CONFIRMED' group by activity) h on h.activity = a.activity
             where a.state = 'HELD' and not a.removed
             group by a.kind, year order by year desc, a.kind
            """)
        .query(DataClassRowMapper.newInstance(Sum.class))
        .list();
  }

  /** Whether this company may be told of this day. */
  boolean isOf(long activity, long partner) {
    return jdbc.sql(
            """
            select exists (select from activities.activities a
                            where a.activity = :activity and a.state = 'HELD' and not a.removed
                              and (a.partner = :partner
                                   or exists (select from signups.teams t
                                               where t.activity = a.activity and t.partner = :partner)))
            """)
        .param("activity", activity)
        .param("partner", partner)
        .query(Boolean.class)
        .single();
  }
}
