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

/** The tables {@code training.need} and {@code training.link}. */
@Component
class NeedTable {
  private final JdbcClient jdbc;

  NeedTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<String> secret(long school, Instant since) {
    return jdbc.sql("select secret from training.link where school = ? and made_at > ?")
        .params(school, Timestamp.from(since))
        .query(String.class)
        .optional();
  }

  Optional<Long> behind(String secret, Instant since) {
    return jdbc.sql("select school from training.link where secret = ? and made_at > ?")
        .params(secret, Timestamp.from(since))
        .query(Long.class)
        .optional();
  }

  void link(Occasion occasion, long school, String secret) {
    jdbc.sql(
            """
            insert into training.link (school, secret, made_at, made_by) values (?, ?, ?, ?)
            on conflict (school) do update
               set secret = excluded.secret, made_at = excluded.made_at, made_by = excluded.made_by
            """)
        .params(
            school, secret, Timestamp.from(occasion.now()), Math.max(0, occasion.actor().account()))
        .update();
  }

  boolean has(UUID uid) {
    return jdbc.sql("select exists (select from training.need where uid = ?)")
        .param(uid)
        .query(Boolean.class)
        .single();
  }

  int insert(
      UUID uid,
      long school,
      @Nullable Long teacher,
      LocalDate day,
      Integer[] aspects,
      String[] wishes,
      String[] obstacles,
      boolean link) {
    return jdbc.sql(
            """
            insert into training.need (uid, school, teacher, year, aspects, wishes, obstacles, via, received_on)
            values (?, ?, ?, ?, ?::smallint[], ?, ?, ?, ?) on conflict (uid) do nothing
            """)
        .params(
            Arrays.asList(
                uid,
                school,
                teacher,
                day.getYear(),
                aspects,
                wishes,
                obstacles,
                link ? "LINK" : "OFFICE",
                Date.valueOf(day)))
        .update();
  }

  /**
   * What is shown: whole batches of answers, so that nobody finds what one person said by looking
   * before and after.
   */
  private static final String SHOWN =
      """
      with shown as (
        select n.school, n.aspects, n.wishes, n.obstacles
          from (select d.*, row_number() over (partition by d.school order by d.need) as nth,
                       count(*) over (partition by d.school) as all_of
                  from training.need d
                 where d.year = ? and (?::bigint is null or d.school = ?)) n
         where n.nth <= n.all_of / ? * ?)
      """;

  /** How often something was said, of all that are shown. */
  record Named(String what, String code, int n) {}

  List<Named> named(int year, @Nullable Long school, int least) {
    return jdbc.sql(
            SHOWN
                + """
                select v.what, v.code, count(*)::int as n
                  from shown s
                  cross join lateral (
                    select 'WISH' as what, w as code from unnest(s.wishes) w
                    union all
                    select 'OBSTACLE', o from unnest(s.obstacles) o) v
                 group by v.what, v.code order by count(*) desc, v.code
                """)
        .params(Arrays.asList(year, school, school, least, least))
        .query(DataClassRowMapper.newInstance(Named.class))
        .list();
  }

  /** The mean of each aspect, from one. */
  record Mean(int nth, int n, double mean) {
    public long tenths() {
      return Math.round(mean * 10);
    }
  }

  List<Mean> means(int year, @Nullable Long school, int least) {
    return jdbc.sql(
            SHOWN
                + """
                select a.nth::int, count(*)::int as n, avg(a.score)::float8 as mean
                  from shown s
                  cross join unnest(s.aspects) with ordinality a (score, nth)
                 group by a.nth order by a.nth
                """)
        .params(Arrays.asList(year, school, school, least, least))
        .query(DataClassRowMapper.newInstance(Mean.class))
        .list();
  }

  /** A school that has answered, with as many answers as are shown. */
  record Answered(long school, String name, int n) {}

  List<Answered> schools(@Nullable Set<Long> schools, int year, int least, long after, int most) {
    var own = schools == null ? null : schools.toArray(Long[]::new);
    return jdbc.sql(
            """
            select d.school, p.name, (count(*) / ? * ?)::int as n
              from training.need d join partners.partners p on p.partner = d.school
             where d.year = ? and d.school > ?
               and (?::bigint[] is null or d.school = any (?::bigint[]))
             group by d.school, p.name order by d.school limit ?
            """)
        .params(Arrays.asList(least, least, year, after, own, own, most))
        .query(DataClassRowMapper.newInstance(Answered.class))
        .list();
  }
}
