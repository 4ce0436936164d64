package org.greenclassroom.atlas;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tables {@code atlas.tally} and {@code atlas.survival}: devices, counted once for all charts.
 */
@Component
class TallyTable {
  private static final String NARROWED =
      """
       where (:place = '' or t.province = left(:place, 2) or t.province = :place)
         and (:kind::text is null or :kind = any(t.kinds))
         and (:sponsor::bigint is null or t.sponsor = :sponsor)
      """;

  private final JdbcClient jdbc;

  TallyTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** So many of that age. */
  record Aged(int age, long pieces) {}

  /**
   * What became of the computers whose loans have lasted so many quarters of a year.
   *
   * @param delivered all of them
   * @param working those that still stood there at that age and were not known to be faulty
   */
  record Survived(int quarter, long delivered, long working) {}

  void readDevices(LocalDate today) {
    jdbc.sql("delete from atlas.tally").update();
    jdbc.sql(
            """
            insert into atlas.tally (stage, province, kinds, sponsor, years, pieces)
            select d.stage, coalesce(p.province, ''), coalesce(p.kinds, '{}'), p.sponsor,
                   greatest(0, (?::date - d.first_received_at::date) / 365), count(*)
              from custody.devices d
              left join atlas.pin p on p.classroom = d.classroom
             group by 1, 2, 3, 4, 5
            """)
        .param(today)
        .update();
  }

  /**
   * A loan counts in every quarter that has passed since it began. One that ended as it should
   * leaves the count; one that was missed stays in it and is no longer working, and so does one
   * that was last seen faulty or not at all, from the day on which that was seen.
   */
  void readSurvival(LocalDate today) {
    jdbc.sql("delete from atlas.survival").update();
    jdbc.sql(
            """
            insert into atlas.survival (quarter, province, kinds, sponsor, delivered, working)
            with loan as (
              select p.province, p.kinds, p.sponsor,
                     greatest(0, (?::date - l.installed_at::date) / 91) as lasted,
                     case when l.ended_by is not null
                          then greatest(0, (l.ended_at::date - l.installed_at::date) / 91) end as ended,
                     l.ended_by = 'MISSED' as lost,
                     case when f.state in ('FAULTY', 'MISSING')
                          then greatest(0, (f.on_day - l.installed_at::date) / 91) end as broken
                from classrooms.loans l join atlas.pin p using (classroom)
                left join (select distinct on (device, classroom) device, classroom, state, on_day
                             from watch.sightings
                            order by device, classroom, on_day desc, said_at desc) f
                  on f.device = l.device and f.classroom = l.classroom)
            select q.quarter, l.province, l.kinds, l.sponsor, count(*),
                   count(*) filter (where (l.ended is null or q.quarter < l.ended)
                                      and (l.broken is null or q.quarter < l.broken))
              from loan l
             cross join lateral generate_series(
               0, case when l.ended is null or l.lost then l.lasted
                       else least(l.ended - 1, l.lasted) end) as q(quarter)
             group by 1, 2, 3, 4
            """)
        .param(today)
        .update();
  }

  List<PinTable.Counted> stages(Sight sight) {
    return narrowed(
            "select t.stage, sum(t.pieces) from atlas.tally t" + NARROWED + " group by t.stage",
            sight)
        .query((row, _) -> new PinTable.Counted(row.getString(1), row.getLong(2)))
        .list();
  }

  /** What is still on the way through the programme. */
  List<Aged> ages(Sight sight) {
    return narrowed(
            "select t.years, sum(t.pieces) from atlas.tally t"
                + NARROWED
                + """
                   and t.stage not in ('DISMANTLED', 'LOST', 'WITH_DONOR', 'WITH_SCHOOL')
                 group by t.years order by t.years
                """,
            sight)
        .query((row, _) -> new Aged(row.getInt(1), row.getLong(2)))
        .list();
  }

  List<Survived> survival(Sight sight) {
    return narrowed(
            """
            select t.quarter, sum(t.delivered), sum(t.working) from atlas.survival t
            """
                + NARROWED
                + " group by t.quarter order by t.quarter",
            sight)
        .query((row, _) -> new Survived(row.getInt(1), row.getLong(2), row.getLong(3)))
        .list();
  }

  private JdbcClient.StatementSpec narrowed(String sql, Sight sight) {
    return jdbc.sql(sql)
        .param("place", sight.place())
        .param("kind", sight.kind())
        .param("sponsor", sight.sponsor());
  }
}
