package org.greenclassroom.signin;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code signin.recovery}. */
@Component
class RecoveryTable {
  private final JdbcClient jdbc;

  RecoveryTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(long account, String hash, Instant at, Instant expires) {
    jdbc.sql(
            "insert into signin.recovery (account, hash, asked_at, expires_at) values (?, ?, ?, ?)")
        .params(account, hash, at.atOffset(ZoneOffset.UTC), expires.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** No link of this account opens anything any longer. */
  void useAll(long account, Instant at) {
    jdbc.sql("update signin.recovery set used_at = ? where account = ? and used_at is null")
        .params(at.atOffset(ZoneOffset.UTC), account)
        .update();
  }

  /** The account of a link that is good; nobody else uses it meanwhile. */
  Optional<Long> lock(String hash, Instant at) {
    return jdbc.sql(
            """
            select account from signin.recovery
             where hash = ? and used_at is null and expires_at > ? for update
            """)
        .params(hash, at.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .optional();
  }

  int forget(Instant expiredBefore) {
    return jdbc.sql("delete from signin.recovery where expires_at < ?")
        .param(expiredBefore.atOffset(ZoneOffset.UTC))
        .update();
  }
}
