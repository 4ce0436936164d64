package org.greenclassroom.training;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code training.certificate} and {@code training.rule}. */
@Component
class CertificateTable {
  private static final String CERTIFICATES =
      """
      select c.certificate, c.number, c.secret, c.teacher, c.level, c.issued_on, c.expires_on, c.minutes,
             c.lessons, c.observations, c.letterhead, v.state, c.ended_on, c.reason, n.number as successor
        from training.certificate c
        join training.certificates v using (certificate)
        left join training.certificate n on n.certificate = c.successor
      """;

  private final JdbcClient jdbc;

  CertificateTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  int next(int year) {
    return jdbc.sql(
            """
            insert into training.certificate_count (year, last) values (?, 1)
            on conflict (year) do update set last = certificate_count.last + 1
            returning last
            """)
        .param(year)
        .query(Integer.class)
        .single();
  }

  Optional<Certificate> certificate(long certificate) {
    return jdbc.sql(CERTIFICATES + " where c.certificate = ?")
        .param(certificate)
        .query(DataClassRowMapper.newInstance(Certificate.class))
        .optional();
  }

  Optional<Certificate> coded(String number, String secret) {
    return jdbc.sql(CERTIFICATES + " where c.number = ? and c.secret = ?")
        .params(number, secret)
        .query(DataClassRowMapper.newInstance(Certificate.class))
        .optional();
  }

  List<Certificate> ofTeacher(long teacher) {
    return jdbc.sql(CERTIFICATES + " where c.teacher = ? order by c.certificate desc")
        .param(teacher)
        .query(DataClassRowMapper.newInstance(Certificate.class))
        .list();
  }

  Optional<Long> keyed(UUID key) {
    return jdbc.sql("select certificate from training.certificate where key = ?")
        .param(key)
        .query(Long.class)
        .optional();
  }

  long insert(
      Occasion occasion,
      UUID key,
      String number,
      String secret,
      long teacher,
      Level level,
      LocalDate expires,
      Rule.Proof proof,
      @Nullable String letterhead) {
    return jdbc.sql(
            """
            insert into training.certificate (number, secret, teacher, level, issued_on, expires_on, minutes,
                   lessons, observations, letterhead, recorded_at, recorded_by, key)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning certificate
            """)
        .params(
            Arrays.asList(
                number,
                secret,
                teacher,
                level.name(),
                Date.valueOf(occasion.today()),
                Date.valueOf(expires),
                proof.minutes(),
                proof.lessons(),
                proof.observations(),
                letterhead,
                Timestamp.from(occasion.now()),
                Math.max(0, occasion.actor().account()),
                key))
        .query(Long.class)
        .single();
  }

  /** Ends one that stands. */
  int end(long certificate, CertificateState how, LocalDate day, String reason) {
    return jdbc.sql(
            """
            update training.certificate set ended_as = ?, ended_on = ?, reason = ?
             where certificate = ? and ended_as is null
            """)
        .params(how.name(), Date.valueOf(day), reason, certificate)
        .update();
  }

  void succeed(long certificate, long successor) {
    jdbc.sql("update training.certificate set successor = ? where certificate = ?")
        .params(successor, certificate)
        .update();
  }

  // ---- rules and evidence ----

  List<Rule> rules() {
    return jdbc.sql(
            """
            select level, minutes, lessons, observations, tenths, months
              from (select distinct on (level) * from training.rule order by level, rule desc) r
             order by minutes, level
            """)
        .query(DataClassRowMapper.newInstance(Rule.class))
        .list();
  }

  void set(Occasion occasion, Rule rule) {
    jdbc.sql(
            """
            insert into training.rule (level, minutes, lessons, observations, tenths, months, set_at, set_by)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            rule.level().name(),
            rule.minutes(),
            rule.lessons(),
            rule.observations(),
            rule.tenths(),
            rule.months(),
            Timestamp.from(occasion.now()),
            Math.max(0, occasion.actor().account()))
        .update();
  }

  /** Two acts on the certificates of one teacher follow each other. */
  void hold(long teacher) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('training.certificate'), ?)")
        .param((int) teacher)
        .query((row, _) -> true)
        .single();
  }

  /**
   * What there is of a teacher since a day: attended down to the second generation; lessons that
   * the principal confirmed and observed ones good enough, both given since the first sitting.
   */
  Rule.Proof proof(long teacher, LocalDate since, int tenths) {
    return jdbc.sql(
            """
            select coalesce((select sum(a.minutes) from training.attendances a
                              where a.teacher = t.teacher and a.generation <= 2 and a.day >= :since), 0)::int as minutes,
                   coalesce((select sum(g.lessons) from training.taught g
                              where g.teacher = t.teacher and g.from_day >= :since and g.from_day >= f.day), 0)::int as lessons,
                   (select count(*) from training.observation o
                     where o.teacher = t.teacher and o.day >= :since and o.day >= f.day and o.tenths >= :tenths)::int as observations
              from training.teacher t
              cross join lateral (select min(a.day) as day from training.attendances a
                                   where a.teacher = t.teacher and a.generation <= 2) f
             where t.teacher = :teacher
            """)
        .param("since", since)
        .param("tenths", tenths)
        .param("teacher", teacher)
        .query(DataClassRowMapper.newInstance(Rule.Proof.class))
        .single();
  }

  void observe(
      Occasion occasion,
      long teacher,
      LocalDate day,
      String observer,
      Integer[] points,
      int tenths,
      @Nullable String words) {
    jdbc.sql(
            """
            insert into training.observation (teacher, day, observer, points, tenths, words, recorded_at,
                   recorded_by, key)
            values (?, ?, ?, ?::smallint[], ?, ?, ?, ?, ?) on conflict (key) do nothing
            """)
        .params(
            Arrays.asList(
                teacher,
                Date.valueOf(day),
                observer,
                points,
                tenths,
                words,
                Timestamp.from(occasion.now()),
                Math.max(0, occasion.actor().account()),
                occasion.keyFor("observation")))
        .update();
  }

  /** A lesson that somebody looked at. */
  record Observation(
      LocalDate day, String observer, List<Integer> points, int tenths, @Nullable String words) {}

  List<Observation> observations(long teacher) {
    return jdbc.sql(
            """
            select day, observer, points, tenths, words from training.observation
             where teacher = ? order by day desc, observation desc limit 50
            """)
        .param(teacher)
        .query((row, _) ->
            new Observation(
                row.getObject("day", LocalDate.class),
                row.getString("observer"),
                List.of((Integer[]) boxed(row.getArray("points").getArray())),
                row.getInt("tenths"),
                row.getString("words")))
        .list();
  }

  private static Integer[] boxed(Object array) {
    var numbers = (Number[]) array;
    return Arrays.stream(numbers).map(Number::intValue).toArray(Integer[]::new);
  }

  void confirm(
      Occasion occasion, long teacher, LocalDate from, LocalDate until, int lessons, String by) {
    jdbc.sql(
            """
            insert into training.taught (teacher, from_day, until_day, lessons, confirmed, recorded_at,
                   recorded_by, key)
            values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing
            """)
        .params(
            teacher,
            Date.valueOf(from),
            Date.valueOf(until),
            lessons,
            by,
            Timestamp.from(occasion.now()),
            Math.max(0, occasion.actor().account()),
            occasion.keyFor("taught"))
        .update();
  }

  boolean overlaps(long teacher, LocalDate from, LocalDate until, UUID key) {
    return jdbc.sql(
            """
            select exists (select from training.taught
                            where teacher = ? and from_day <= ? and until_day >= ? and key <> ?)
            """)
        .params(teacher, Date.valueOf(until), Date.valueOf(from), key)
        .query(Boolean.class)
        .single();
  }

  /** Lessons that a principal confirmed. */
  record Taught(LocalDate fromDay, LocalDate untilDay, int lessons, String confirmed) {}

  List<Taught> taught(long teacher) {
    return jdbc.sql(
            """
            select from_day, until_day, lessons, confirmed from training.taught
             where teacher = ? order by from_day desc limit 50
            """)
        .param(teacher)
        .query(DataClassRowMapper.newInstance(Taught.class))
        .list();
  }
}
