package org.greenclassroom.distance;

import java.sql.Time;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code distance.request}. */
@Component
class RequestTable {
  private static final String COLUMNS =
      """
      select r.request, r.secret, r.school, r.classroom, coalesce(p.name, r.school_name) as school_name,
             r.person, r.email, r.phone, r.language, r.course, r.grade, r.pupils,
             array_to_string(r.weekdays, ',') as weekdays,
             r.from_time, r.until_time, r.start_on, r.sessions, r.down_kbit,
             array_to_string(r.equipment, ',') as equipment, r.remarks,
             r.state, r.asked_at, r.answered_at, r.reason, r.forgotten_at,
             (select count(*) from distance.session s where s.request = r.request)::int as planned
        from distance.request r left join partners.partners p on p.partner = r.school
      """;

  private final JdbcClient jdbc;

  RequestTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Long> keyed(UUID key) {
    return jdbc.sql("select request from distance.request where key = ?")
        .param(key)
        .query(Long.class)
        .optional();
  }

  long insert(
      Occasion occasion,
      UUID key,
      String secret,
      @Nullable Long school,
      String language,
      Wish wish) {
    return jdbc.sql(
            """
            insert into distance.request (key, secret, school, school_name, person, email, phone,
                   language, course, grade, pupils, weekdays, from_time, until_time, start_on,
                   sessions, down_kbit, equipment, remarks, asked_at, asked_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning request
            """)
        .params(
            Arrays.asList(
                key,
                secret,
                school,
                wish.schoolName(),
                wish.person(),
                wish.email(),
                wish.phone(),
                language,
                wish.course(),
                wish.grade(),
                wish.pupils(),
                wish.weekdays().stream().map(day -> day.getValue()).toArray(Integer[]::new),
                Time.valueOf(wish.from()),
                Time.valueOf(wish.until()),
                wish.startOn(),
                wish.sessions(),
                wish.downKbit(),
                wish.equipment().stream().map(Enum::name).toArray(String[]::new),
                wish.remarks(),
                utc(occasion.now()),
                Math.max(0, occasion.actor().account())))
        .query(Long.class)
        .single();
  }

  Optional<Asked> asked(long request) {
    return jdbc.sql(COLUMNS + " where r.request = ?").param(request).query(row()).optional();
  }

  Optional<Asked> behind(String secret) {
    return jdbc.sql(COLUMNS + " where r.secret = ? and r.forgotten_at is null")
        .param(secret)
        .query(row())
        .optional();
  }

  /** The newest first. */
  List<Asked> page(@Nullable RequestState state, Long @Nullable [] schools, long before, int size) {
    return jdbc.sql(
            COLUMNS
                + """
                 where r.request < :before and (:state::text is null or r.state = :state)
                   and (:all or r.school = any(:schools))
                 order by r.request desc limit :size
                """)
        .param("before", before)
        .param("state", state == null ? null : state.name())
        .param("all", schools == null)
        .param("schools", schools == null ? new Long[0] : schools)
        .param("size", size)
        .query(row())
        .list();
  }

  long waiting() {
    return jdbc.sql("select count(*) from distance.request where state = 'WAITING'")
        .query(Long.class)
        .single();
  }

  /** Answers what waits; 0: somebody was faster. */
  int answer(
      long request,
      RequestState state,
      @Nullable Long school,
      @Nullable Long classroom,
      @Nullable String reason,
      Occasion occasion) {
    return jdbc.sql(
            """
            update distance.request
               set state = ?, school = coalesce(?::bigint, school), classroom = ?, reason = ?,
                   answered_at = ?, answered_by = ?
             where request = ? and state = 'WAITING'
            """)
        .params(
            Arrays.asList(
                state.name(),
                school,
                classroom,
                reason,
                utc(occasion.now()),
                occasion.actor().account(),
                request))
        .update();
  }

  /**
   * Forgets who asked, with the link of their letters, once the last day of the series is so long
   * over; where there is none, since the request itself. How many.
   */
  int forget(Instant before, Instant now) {
    return jdbc.sql(
            """
            update distance.request r
               set person = '–', email = '', phone = '', remarks = '', forgotten_at = :now
             where r.forgotten_at is null and coalesce(r.answered_at, r.asked_at) < :before
               and (r.start_on is null or r.start_on < :before::date)
               and not exists (select from distance.session s
                                 join activities.activities a on a.activity = s.activity
                                where s.request = r.request and a.ends_at >= :before)
            """)
        .param("now", utc(now))
        .param("before", utc(before))
        .update();
  }

  static java.time.OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static DataClassRowMapper<Asked> row() {
    return DataClassRowMapper.newInstance(Asked.class);
  }
}
