package org.greenclassroom.collection;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code collection.pass}. */
@Component
class PassTable {
  private final JdbcClient jdbc;

  PassTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A pass as its list shows it. */
  record Pass(
      long pass,
      long pickup,
      Instant madeAt,
      Instant expiresAt,
      @Nullable String browser,
      @Nullable Instant openedAt,
      @Nullable Instant revokedAt) {
    boolean isGood(Instant now) {
      return revokedAt == null && now.isBefore(expiresAt);
    }
  }

  private static final String SELECT =
      """
      select pass, pickup, made_at, expires_at, browser, opened_at, revoked_at from collection.pass
      """;

  void insert(long pickup, String code, Instant expires, Instant now, long by) {
    jdbc.sql(
            """
            insert into collection.pass (pickup, code, made_at, made_by, expires_at)
            values (?, ?, ?, ?, ?)
            """)
        .params(pickup, code, Timestamp.from(now), by, Timestamp.from(expires))
        .update();
  }

  Optional<Pass> coded(String code) {
    return jdbc.sql(SELECT + " where code = ?")
        .param(code)
        .query(DataClassRowMapper.newInstance(Pass.class))
        .optional();
  }

  Optional<Pass> pass(long pass) {
    return jdbc.sql(SELECT + " where pass = ?")
        .param(pass)
        .query(DataClassRowMapper.newInstance(Pass.class))
        .optional();
  }

  /** The first browser takes it; false: another was first. */
  boolean open(long pass, String browser, Instant now) {
    return jdbc.sql(
                "update collection.pass set browser = ?, opened_at = ? where pass = ? and browser is null")
            .params(browser, Timestamp.from(now), pass)
            .update()
        == 1;
  }

  void revoke(long pickup, Instant now) {
    jdbc.sql("update collection.pass set revoked_at = ? where pickup = ? and revoked_at is null")
        .params(Timestamp.from(now), pickup)
        .update();
  }

  List<Pass> of(long pickup) {
    return jdbc.sql(SELECT + " where pickup = ? order by pass desc")
        .param(pickup)
        .query(DataClassRowMapper.newInstance(Pass.class))
        .list();
  }
}
