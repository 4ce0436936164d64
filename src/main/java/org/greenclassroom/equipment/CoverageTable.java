package org.greenclassroom.equipment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.greenclassroom.classrooms.Feature;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code equipment.measure}, and the lists over profiles and what meets them. */
@Component
class CoverageTable {
  private final JdbcClient jdbc;

  CoverageTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A room with a profile.
   *
   * @param lacking how many features are not met at every seat that needs them
   * @param expiresOn the nearest last day of a licence; null: none ends
   * @param expired how many items do not work any more
   */
  record Row(
      long classroom,
      String name,
      long school,
      String schoolName,
      int seats,
      int features,
      int lacking,
      @Nullable LocalDate expiresOn,
      int expired) {}

  void measure(long classroom, Feature feature, int seats, Instant at, long by) {
    jdbc.sql(
            """
            insert into equipment.measure (classroom, feature, seats, recorded_at, recorded_by)
            values (?, ?, ?, ?, ?)
            """)
        .params(classroom, feature.name(), seats, at.atOffset(ZoneOffset.UTC), by)
        .update();
  }

  List<Coverage> of(long classroom) {
    return jdbc.sql(
            """
            select classroom, feature, wanted, covered, lacking from equipment.coverages
             where classroom = ? order by lacking desc, feature
            """)
        .param(classroom)
        .query(DataClassRowMapper.newInstance(Coverage.class))
        .list();
  }

  /** Rooms that have a profile or anything in them, by number. */
  List<Row> page(
      @Nullable Collection<Long> schools, String only, LocalDate soon, long after, int limit) {
    return jdbc.sql(
            """
            select * from (
              select n.classroom, n.name, n.school, p.name as school_name, n.seats,
                     cardinality(n.features) as features,
                     (select count(*) from equipment.coverages c
                       where c.classroom = n.classroom and c.lacking > 0)::int as lacking,
                     (select min(i.expires_on) from equipment.items i
                       where i.classroom = n.classroom and i.works) as expires_on,
                     (select count(*) from equipment.items i
                       where i.classroom = n.classroom and i.ended_on is null and not i.works)::int as expired
                from classrooms.needs n join partners.partners p on p.partner = n.school
               where n.state <> 'CLOSED'
                 and (:schools::bigint[] is null or n.school = any(:schools::bigint[]))
                 and (n.features <> '{}'
                      or exists (select from equipment.items i
                                  where i.classroom = n.classroom and i.ended_on is null))) r
             where classroom > :after
               and (:only = '' or (:only = 'lacking' and lacking > 0)
                    or (:only = 'expiring' and (expired > 0 or expires_on <= :soon::date)))
             order by classroom limit :limit
            """)
        .param("schools", schools == null ? null : ids(schools))
        .param("only", only)
        .param("soon", soon)
        .param("after", after)
        .param("limit", limit)
        .query(DataClassRowMapper.newInstance(Row.class))
        .list();
  }

  /**
   * Items of running rooms whose licence ends before long.
   *
   * @param late those that ended already
   */
  record Ending(int all, int late) {}

  Ending ending(LocalDate soon) {
    return jdbc.sql(
            """
            select count(*)::int as all, (count(*) filter (where not i.works))::int as late
              from equipment.items i join classrooms.classrooms c using (classroom)
             where i.ended_on is null and c.state <> 'CLOSED' and i.expires_on <= ?
            """)
        .param(soon)
        .query(Ending.class)
        .single();
  }

  /** Rooms that lack a feature of their profile. */
  int lacking() {
    return jdbc.sql(
            "select count(distinct classroom)::int from equipment.coverages where lacking > 0")
        .query(Integer.class)
        .single();
  }

  private static String ids(Collection<Long> ids) {
    return ids.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
  }
}
