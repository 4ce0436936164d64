package org.greenclassroom.surveys;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.greenclassroom.kernel.DayKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code surveys.errand}. */
@Component
class ErrandTable {
  private static final String SELECT =
      """
      select e.errand, e.uid, e.school, p.name as school_name, e.site,
             case when s.name = p.name then s.address
                  else s.name || coalesce(', ' || nullif(s.address, s.name), '') end as place,
             e.room, e.seats, e.until, e.reference, e.engineer, a.name as engineer_name, e.ordered_at,
             e.called_off_at, v.survey
        from surveys.errand e
        join surveys.errands v using (errand)
        join partners.partners p on p.partner = e.school
        left join partners.sites s on s.site = e.site
        left join people.accounts a on a.account = e.engineer
      """;

  private final JdbcClient jdbc;

  ErrandTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Long> keyed(UUID key) {
    return jdbc.sql("select errand from surveys.errand where key = ?")
        .param(key)
        .query(Long.class)
        .optional();
  }

  long insert(
      UUID key,
      long school,
      @Nullable Long site,
      String room,
      int seats,
      LocalDate until,
      @Nullable String reference,
      @Nullable Long engineer,
      Instant now,
      long by) {
    return jdbc.sql(
            """
            insert into surveys.errand (key, school, site, room, seats, until, reference, engineer,
                   ordered_at, ordered_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            returning errand
            """)
        .params(
            Arrays.asList(
                key,
                school,
                site,
                room,
                seats,
                Date.valueOf(until),
                reference,
                engineer,
                Timestamp.from(now),
                by))
        .query(Long.class)
        .single();
  }

  void give(long errand, @Nullable Long engineer, LocalDate until) {
    jdbc.sql("update surveys.errand set engineer = ?, until = ? where errand = ?")
        .params(Arrays.asList(engineer, Date.valueOf(until), errand))
        .update();
  }

  void callOff(long errand, Instant now, long by) {
    jdbc.sql(
            """
            update surveys.errand set called_off_at = ?, called_off_by = ?
             where errand = ? and called_off_at is null
            """)
        .params(Timestamp.from(now), by, errand)
        .update();
  }

  Optional<Errand> errand(long errand) {
    return jdbc.sql(SELECT + " where e.errand = ?")
        .param(errand)
        .query((row, _) -> read(row))
        .optional();
  }

  /**
   * What waits, the most urgent first: one engineer's own and nobody's, or, by null, all.
   *
   * @param after which row
   * @param most how many rows; null: every one
   */
  List<Errand> open(
      @Nullable Set<Long> schools, @Nullable Long engineer, DayKey after, @Nullable Integer most) {
    return jdbc.sql(
            SELECT
                + """
                 where e.called_off_at is null and v.survey is null
                   and (:engineer::bigint is null or e.engineer is null or e.engineer = :engineer)
                   and (:all or e.school = any(:schools))
                   and (e.until, e.errand) > (:until, :errand)
                 order by e.until, e.errand limit :most
                """)
        .param("engineer", engineer)
        .param("all", schools == null)
        .param("schools", schools == null ? new Long[0] : schools.toArray(Long[]::new))
        .param("until", after.day())
        .param("errand", after.number())
        .param("most", most)
        .query((row, _) -> read(row))
        .list();
  }

  /** How many wait for this engineer or anybody, and how many of them are late. */
  long[] waiting(@Nullable Set<Long> schools, @Nullable Long engineer, LocalDate today) {
    return jdbc.sql(
            """
            select count(*), count(*) filter (where until < :today)
              from surveys.errands
             where called_off_at is null and survey is null
               and (:engineer::bigint is null or engineer is null or engineer = :engineer)
               and (:all or school = any(:schools))
            """)
        .param("engineer", engineer)
        .param("all", schools == null)
        .param("schools", schools == null ? new Long[0] : schools.toArray(Long[]::new))
        .param("today", Date.valueOf(today))
        .query((row, _) -> new long[] {row.getLong(1), row.getLong(2)})
        .single();
  }

  private static Errand read(ResultSet row) throws SQLException {
    var calledOff = row.getTimestamp("called_off_at");
    return new Errand(
        row.getLong("errand"),
        row.getObject("uid", UUID.class),
        row.getLong("school"),
        row.getString("school_name"),
        row.getObject("site", Long.class),
        row.getString("place"),
        row.getString("room"),
        row.getInt("seats"),
        row.getDate("until").toLocalDate(),
        row.getString("reference"),
        row.getObject("engineer", Long.class),
        row.getString("engineer_name"),
        row.getTimestamp("ordered_at").toInstant(),
        calledOff == null ? null : calledOff.toInstant(),
        row.getObject("survey", Long.class));
  }
}
