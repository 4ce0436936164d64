package org.greenclassroom.signin;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code signin.wish}. */
@Component
class WishTable {
  private static final String SELECT =
      "select account, address, language, sent_at, expires_at from signin.wish ";
  private final JdbcClient jdbc;

  WishTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** An address that waits to be confirmed. */
  record Wish(long account, String address, String language, Instant sentAt, Instant expiresAt) {}

  /** The last wish of an account takes the place of the one before, and so does its link. */
  void set(Wish wish, String hash) {
    jdbc.sql(
            """
            insert into signin.wish (account, address, language, hash, sent_at, expires_at)
            values (?, ?, ?, ?, ?, ?)
            on conflict (account) do update
               set address = excluded.address, language = excluded.language, hash = excluded.hash,
                   sent_at = excluded.sent_at, expires_at = excluded.expires_at
            """)
        .params(
            wish.account(),
            wish.address(),
            wish.language(),
            hash,
            wish.sentAt().atOffset(ZoneOffset.UTC),
            wish.expiresAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  Optional<Wish> of(long account) {
    return jdbc.sql(SELECT + "where account = ?")
        .param(account)
        .query(DataClassRowMapper.newInstance(Wish.class))
        .optional();
  }

  /** The wish of a link that is good; nobody else uses it meanwhile. */
  Optional<Wish> lock(String hash, Instant now) {
    return jdbc.sql(SELECT + "where hash = ? and expires_at > ? for update")
        .params(hash, now.atOffset(ZoneOffset.UTC))
        .query(DataClassRowMapper.newInstance(Wish.class))
        .optional();
  }

  int remove(long account) {
    return jdbc.sql("delete from signin.wish where account = ?").param(account).update();
  }

  int forget(Instant expiredBefore) {
    return jdbc.sql("delete from signin.wish where expires_at < ?")
        .param(expiredBefore.atOffset(ZoneOffset.UTC))
        .update();
  }
}
