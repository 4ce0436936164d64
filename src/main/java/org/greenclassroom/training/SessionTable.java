package org.greenclassroom.training;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code training.session} and {@code training.attendance}. */
@Component
class SessionTable {
  private static final String SESSIONS =
      """
      select s.session, s.title, v.code || ' ' || v.number as course, s.school, p.name as school_name, s.place, s.day, s.minutes, s.capacity,
             s.trainer, coalesce(s.trainer_name, t.name) as trainer_name, s.generation, s.secret, s.state,
             s.reason, s.held_at, s.closed_at,
             (select count(*) from training.attendance a where a.session = s.session)::int as listed,
             (select count(*) from training.attendance a
               where a.session = s.session and a.state = 'CAME')::int as came
        from training.session s
        left join partners.partners p on p.partner = s.school
        left join training.teacher t on t.teacher = s.trainer
        left join courses.versions v on v.version = s.course_version
      """;

  private final JdbcClient jdbc;

  SessionTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Session> session(long session) {
    return jdbc.sql(SESSIONS + " where s.session = ?")
        .param(session)
        .query(DataClassRowMapper.newInstance(Session.class))
        .optional();
  }

  Optional<Session> behind(String secret) {
    return jdbc.sql(SESSIONS + " where s.secret = ?")
        .param(secret)
        .query(DataClassRowMapper.newInstance(Session.class))
        .optional();
  }

  Optional<Long> keyed(UUID key) {
    return jdbc.sql("select session from training.session where key = ?")
        .param(key)
        .query(Long.class)
        .optional();
  }

  /** The latest day first; those after this one. */
  List<Session> page(
      @Nullable SessionState state,
      @Nullable Set<Long> schools,
      LocalDate day,
      long before,
      int most) {
    var own = schools == null ? null : schools.toArray(Long[]::new);
    return jdbc.sql(
            SESSIONS
                + """
                 where (?::text is null or s.state = ?) and (s.day, s.session) < (?, ?)
                   and (?::bigint[] is null or s.school is null or s.school = any (?::bigint[]))
                 order by s.day desc, s.session desc limit ?
                """)
        .params(
            Arrays.asList(
                state == null ? null : state.name(),
                state == null ? null : state.name(),
                Date.valueOf(day),
                before,
                own,
                own,
                most))
        .query(DataClassRowMapper.newInstance(Session.class))
        .list();
  }

  List<Session> ofTeacher(long teacher) {
    return jdbc.sql(
            SESSIONS
                + """
                 where exists (select from training.attendance a
                                where a.session = s.session and a.teacher = ? and a.state <> 'ABSENT')
                 order by s.day desc, s.session desc limit 100
                """)
        .param(teacher)
        .query(DataClassRowMapper.newInstance(Session.class))
        .list();
  }

  /** On which generation a teacher stands; empty: was at no sitting. */
  Optional<Integer> generation(long teacher) {
    return jdbc
        .sql("select min(generation) from training.attendances where teacher = ?")
        .param(teacher)
        .query((row, _) -> row.getObject(1) == null ? null : Integer.valueOf(row.getInt(1)))
        .list()
        .stream()
        .filter(java.util.Objects::nonNull)
        .findFirst();
  }

  /** A sitting before it is written down. */
  record Fresh(
      String title,
      @Nullable Long courseVersion,
      @Nullable Long school,
      String place,
      LocalDate day,
      int minutes,
      int capacity,
      @Nullable Long trainer,
      @Nullable String trainerName,
      int generation,
      String secret) {}

  long insert(Occasion occasion, UUID key, Fresh fresh) {
    return jdbc.sql(
            """
            insert into training.session (title, course_version, school, place, day, minutes, capacity, trainer, trainer_name,
                   generation, secret, state, recorded_at, recorded_by, key)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'PLANNED', ?, ?, ?) returning session
            """)
        .params(
            Arrays.asList(
                fresh.title(),
                fresh.courseVersion(),
                fresh.school(),
                fresh.place(),
                Date.valueOf(fresh.day()),
                fresh.minutes(),
                fresh.capacity(),
                fresh.trainer(),
                fresh.trainerName(),
                fresh.generation(),
                fresh.secret(),
                Timestamp.from(occasion.now()),
                Math.max(0, occasion.actor().account()),
                key))
        .query(Long.class)
        .single();
  }

  /** Of two who change its list at once, one waits. */
  void lock(long session) {
    jdbc.sql("select session from training.session where session = ? for update")
        .param(session)
        .query(Long.class)
        .optional();
  }

  void hold(long session, Instant now) {
    jdbc.sql(
            """
            update training.session set state = 'HELD', held_at = coalesce(held_at, ?) where session = ?
            """)
        .params(Timestamp.from(now), session)
        .update();
  }

  void cancel(long session, String reason) {
    jdbc.sql("update training.session set state = 'CANCELLED', reason = ? where session = ?")
        .params(reason, session)
        .update();
  }

  void close(long session, Instant now) {
    jdbc.sql("update training.session set closed_at = ? where session = ?")
        .params(Timestamp.from(now), session)
        .update();
  }

  // ---- who is on its list ----

  int expect(long session, long teacher) {
    return jdbc.sql(
            """
            insert into training.attendance (session, teacher, state, minutes)
            values (?, ?, 'EXPECTED', 0) on conflict do nothing
            """)
        .params(session, teacher)
        .update();
  }

  int strike(long session, long teacher) {
    return jdbc.sql(
            "delete from training.attendance where session = ? and teacher = ? and state = 'EXPECTED'")
        .params(session, teacher)
        .update();
  }

  /** Everybody on the list: those named came for so many minutes, the others did not. */
  void note(long session, Long[] came, Integer[] minutes) {
    jdbc.sql(
            """
            update training.attendance a
               set state = case when c.teacher is null then 'ABSENT' else 'CAME' end,
                   minutes = coalesce(c.minutes, 0)
              from training.attendance l
              left join unnest(?::bigint[], ?::int[]) as c (teacher, minutes) on c.teacher = l.teacher
             where l.session = ? and a.session = l.session and a.teacher = l.teacher
            """)
        .params(came, minutes, session)
        .update();
  }

  /** One line of its list. */
  record Listed(
      long teacher,
      @Nullable String name,
      long school,
      String schoolName,
      Presence state,
      int minutes,
      boolean left) {
    public String called() {
      return name == null ? "№ " + teacher : name;
    }
  }

  List<Listed> listed(long session) {
    return jdbc.sql(
            """
            select a.teacher, t.name, t.school, p.name as school_name, a.state, a.minutes,
                   t.left_on is not null as "left"
              from training.attendance a
              join training.teacher t using (teacher)
              join partners.partners p on p.partner = t.school
             where a.session = ? order by p.name, t.name, a.teacher
            """)
        .param(session)
        .query(DataClassRowMapper.newInstance(Listed.class))
        .list();
  }
}
