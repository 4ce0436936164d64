package org.greenclassroom.passes;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code passes.pass}. */
@Component
class PassTable {
  private static final String SELECT =
      """
      select pass, classroom, way, made_at, made_by, expires_at, browser, opened_at, ended_at
        from passes.pass
      """;
  private final JdbcClient jdbc;

  PassTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Answers false where this very act was done before. */
  boolean insert(
      UUID key, long classroom, Pass.Way way, String hash, Instant now, long by, Instant expires) {
    return jdbc.sql(
                """
                insert into passes.pass (key, classroom, way, hash, made_at, made_by, expires_at)
                values (?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing
                """)
            .params(
                key,
                classroom,
                way.name(),
                hash,
                now.atOffset(ZoneOffset.UTC),
                by,
                expires.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  Optional<Pass> coded(String hash) {
    return jdbc.sql(SELECT + " where hash = ?")
        .param(hash)
        .query(DataClassRowMapper.newInstance(Pass.class))
        .optional();
  }

  Optional<Pass> pass(long pass) {
    return jdbc.sql(SELECT + " where pass = ?")
        .param(pass)
        .query(DataClassRowMapper.newInstance(Pass.class))
        .optional();
  }

  /** The last ones of a room, the newest first. */
  List<Pass> of(long classroom, int most) {
    return jdbc
        .sql(SELECT + " where classroom = ? order by pass desc limit ?")
        .params(classroom, most)
        .query(DataClassRowMapper.newInstance(Pass.class))
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  int good(long classroom, Instant now) {
    return jdbc.sql(
            """
            select count(*) from passes.pass
             where classroom = ? and ended_at is null and expires_at > ?
            """)
        .params(classroom, now.atOffset(ZoneOffset.UTC))
        .query(Integer.class)
        .single();
  }

  /** The first browser takes it; false: another was first. */
  boolean open(long pass, String browser, Instant now, Instant expires) {
    return jdbc.sql(
                """
                update passes.pass set browser = :browser, opened_at = :now, expires_at = :expires
                 where pass = :pass and browser is null and ended_at is null and expires_at > :now
                """)
            .param("browser", browser)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("expires", expires.atOffset(ZoneOffset.UTC))
            .param("pass", pass)
            .update()
        == 1;
  }

  void end(long pass, Instant now) {
    jdbc.sql("update passes.pass set ended_at = ? where pass = ? and ended_at is null")
        .params(now.atOffset(ZoneOffset.UTC), pass)
        .update();
  }

  int forget(Instant expiredBefore) {
    return jdbc.sql("delete from passes.pass where expires_at < ?")
        .param(expiredBefore.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** A teacher who agreed that we write to them. */
  record Known(long teacher, String name, String email, String language) {}

  List<Known> teachers(long school) {
    return jdbc
        .sql(
            """
            select teacher, name, email, language from training.teachers
             where school = ? and email is not null and name is not null
               and left_on is null and not erased
             order by name, teacher limit 200
            """)
        .param(school)
        .query(Known.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }
}
