package org.greenclassroom.training;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.greenclassroom.frame.PublicLinks;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code training.followup}. */
@Component
class FollowupTable {
  private static final String FOLLOWUPS =
      """
      select f.followup, f.session, s.title, s.day, f.teacher, t.name, t.email, t.phone, t.language, t.school,
             p.name as school_name, t.left_on is not null as gone, f.days, f.due_on, f.secret, f.asked_at,
             f.done_on, f.via, f.used, f.help
        from training.followup f
        join training.session s using (session)
        join training.teacher t using (teacher)
        join partners.partners p on p.partner = t.school
      """;

  private final JdbcClient jdbc;

  FollowupTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Three questions for each who came; those of somebody who did not come after all go. Of a
   * sitting that is entered late only the last of those that are due already: nobody is asked three
   * times at once.
   */
  void plan(long session, LocalDate today) {
    jdbc.sql(
            """
            delete from training.followup f
             where f.session = ? and f.done_on is null
               and not exists (select from training.attendance a
                                where a.session = f.session and a.teacher = f.teacher and a.state = 'CAME')
            """)
        .param(session)
        .update();
    var missing =
        jdbc.sql(
                """
                select a.teacher, n.days from training.attendance a
                  join training.session s using (session)
                 cross join (values (30, 90), (90, 180), (180, null)) as n (days, next)
                 where a.session = ? and a.state = 'CAME'
                   and (n.next is null or s.day + n.next > ?)
                   and not exists (select from training.followup f
                                    where f.session = a.session and f.teacher = a.teacher
                                      and f.days = n.days)
                """)
            .params(session, Date.valueOf(today))
            .query((row, _) -> new long[] {row.getLong(1), row.getLong(2)})
            .list();
    jdbc.sql(
            """
            insert into training.followup (session, teacher, days, due_on, secret)
            select s.session, n.teacher, n.days, s.day + n.days, n.secret
              from training.session s
              cross join unnest(?::bigint[], ?::int[], ?::text[]) as n (teacher, days, secret)
             where s.session = ?
            on conflict do nothing
            """)
        .params(
            missing.stream().map(one -> one[0]).toArray(Long[]::new),
            missing.stream().map(one -> (int) one[1]).toArray(Integer[]::new),
            missing.stream().map(_ -> PublicLinks.secret()).toArray(String[]::new),
            session)
        .update();
  }

  Optional<Followup> followup(long followup) {
    return jdbc.sql(FOLLOWUPS + " where f.followup = ?")
        .param(followup)
        .query(DataClassRowMapper.newInstance(Followup.class))
        .optional();
  }

  Optional<Followup> behind(String secret) {
    return jdbc.sql(FOLLOWUPS + " where f.secret = ?")
        .param(secret)
        .query(DataClassRowMapper.newInstance(Followup.class))
        .optional();
  }

  /** Open ones of teachers who are there, due by this day, the oldest first. */
  List<Followup> open(
      LocalDate by, @Nullable Set<Long> schools, LocalDate day, long after, int most) {
    var own = schools == null ? null : schools.toArray(Long[]::new);
    return jdbc.sql(
            FOLLOWUPS
                + """
                 where f.done_on is null and t.left_on is null and f.due_on <= ?
                   and (f.due_on, f.followup) > (?, ?)
                   and (?::bigint[] is null or t.school = any (?::bigint[]))
                 order by f.due_on, f.followup limit ?
                """)
        .params(Arrays.asList(Date.valueOf(by), Date.valueOf(day), after, own, own, most))
        .query(DataClassRowMapper.newInstance(Followup.class))
        .list();
  }

  List<Followup> ofTeacher(long teacher) {
    return jdbc.sql(FOLLOWUPS + " where f.teacher = ? order by f.due_on, f.followup limit 300")
        .param(teacher)
        .query(DataClassRowMapper.newInstance(Followup.class))
        .list();
  }

  /**
   * Due, with an address to write to, and never asked.
   *
   * @param schools null: of all
   */
  List<Followup> unasked(LocalDate today, @Nullable Set<Long> schools, int most) {
    var own = schools == null ? null : schools.toArray(Long[]::new);
    return jdbc.sql(
            FOLLOWUPS
                + """
                 where f.done_on is null and f.asked_at is null and t.left_on is null
                   and t.email is not null and f.due_on <= ?
                   and (?::bigint[] is null or t.school = any (?::bigint[]))
                 order by f.due_on, f.followup limit ? for update of f skip locked
                """)
        .params(Arrays.asList(Date.valueOf(today), own, own, most))
        .query(DataClassRowMapper.newInstance(Followup.class))
        .list();
  }

  void asked(List<Long> followups, Instant now) {
    jdbc.sql("update training.followup set asked_at = ? where followup = any (?::bigint[])")
        .params(Timestamp.from(now), followups.toArray(Long[]::new))
        .update();
  }

  int answer(long followup, LocalDate day, Via via, Used used, boolean help, long by) {
    return jdbc.sql(
            """
            update training.followup set done_on = ?, via = ?, used = ?, help = ?, recorded_by = ?
             where followup = ? and done_on is null
            """)
        .params(Date.valueOf(day), via.name(), used.name(), help, by, followup)
        .update();
  }

  /** How many are open and due, and how many of them late. */
  int[] due(LocalDate today) {
    return jdbc.sql(
            """
            select count(*), count(*) filter (where late) from training.followups
             where open and due_on <= ?
            """)
        .param(Date.valueOf(today))
        .query((row, _) -> new int[] {row.getInt(1), row.getInt(2)})
        .single();
  }

  /** How often it is used, by how long after. */
  record Answered(int days, Used used, int n, int total) {}

  /** Nothing of a time after which fewer than so many answered. */
  List<Answered> answered(int least) {
    return jdbc.sql(
            """
            select a.days, a.used, a.n, a.total
              from (select f.days, f.used, count(*)::int as n,
                           (sum(count(*)) over (partition by f.days))::int as total
                      from training.followup f where f.done_on is not null
                     group by f.days, f.used) a
             where a.total >= ? order by a.days, a.used
            """)
        .param(least)
        .query(DataClassRowMapper.newInstance(Answered.class))
        .list();
  }
}
