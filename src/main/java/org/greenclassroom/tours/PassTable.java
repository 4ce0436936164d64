package org.greenclassroom.tours;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code tours.pass}. */
@Component
class PassTable {
  private static final String PASS =
      "select pass, tour, made_at, expires_at, browser, opened_at, revoked_at from tours.pass";

  private final JdbcClient jdbc;

  PassTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A pass as its list shows it. */
  record Pass(
      long pass,
      long tour,
      Instant madeAt,
      Instant expiresAt,
      @Nullable String browser,
      @Nullable Instant openedAt,
      @Nullable Instant revokedAt) {
    boolean isGood(Instant now) {
      return revokedAt == null && now.isBefore(expiresAt);
    }
  }

  void insert(long tour, String code, Instant expires, Instant now, long by) {
    jdbc.sql(
            "insert into tours.pass (tour, code, made_at, made_by, expires_at) values (?, ?, ?, ?, ?)")
        .params(tour, code, Timestamp.from(now), by, Timestamp.from(expires))
        .update();
  }

  Optional<Pass> coded(String code) {
    return jdbc.sql(PASS + " where code = ?")
        .param(code)
        .query(DataClassRowMapper.newInstance(Pass.class))
        .optional();
  }

  Optional<Pass> pass(long pass) {
    return jdbc.sql(PASS + " where pass = ?")
        .param(pass)
        .query(DataClassRowMapper.newInstance(Pass.class))
        .optional();
  }

  /** The first browser takes it; false: another was first. */
  boolean open(long pass, String browser, Instant now) {
    return jdbc.sql(
                "update tours.pass set browser = ?, opened_at = ? where pass = ? and browser is null")
            .params(browser, Timestamp.from(now), pass)
            .update()
        == 1;
  }

  void revoke(long tour, Instant now) {
    jdbc.sql("update tours.pass set revoked_at = ? where tour = ? and revoked_at is null")
        .params(Timestamp.from(now), tour)
        .update();
  }

  List<Pass> of(long tour) {
    return jdbc.sql(PASS + " where tour = ? order by pass desc")
        .param(tour)
        .query(DataClassRowMapper.newInstance(Pass.class))
        .list();
  }
}
