package org.greenclassroom.collection;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code collection.calendar_key}. */
@Component
class CalendarKeys {
  private final JdbcClient jdbc;

  CalendarKeys(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(long account, String hash, Instant now) {
    jdbc.sql("insert into collection.calendar_key (account, secret, made_at) values (?, ?, ?)")
        .params(account, hash, Timestamp.from(now))
        .update();
  }

  int revoke(long account, Instant now) {
    return jdbc.sql(
            """
            update collection.calendar_key set revoked_at = ?
             where account = ? and revoked_at is null
            """)
        .params(Timestamp.from(now), account)
        .update();
  }

  Optional<Long> accountOf(String hash) {
    return jdbc.sql(
            "select account from collection.calendar_key where secret = ? and revoked_at is null")
        .param(hash)
        .query(Long.class)
        .optional();
  }

  Optional<Instant> since(long account) {
    return jdbc.sql(
            "select made_at from collection.calendar_key where account = ? and revoked_at is null")
        .param(account)
        .query((row, _) -> row.getTimestamp(1).toInstant())
        .optional();
  }
}
