package org.greenclassroom.signups;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code signups.feed}. */
@Component
class FeedTable {
  private final JdbcClient jdbc;

  FeedTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whose a feed is: one of both. */
  record Owner(@Nullable Long volunteer, @Nullable Long partner) {}

  void insert(@Nullable Long volunteer, @Nullable Long partner, String hash, Instant now) {
    jdbc.sql("insert into signups.feed (volunteer, partner, secret, made_at) values (?, ?, ?, ?)")
        .params(Arrays.asList(volunteer, partner, hash, Timestamp.from(now)))
        .update();
  }

  void revoke(@Nullable Long volunteer, @Nullable Long partner, Instant now) {
    jdbc.sql(
            """
            update signups.feed set revoked_at = ?
             where revoked_at is null and (volunteer = ? or partner = ?)
            """)
        .params(Arrays.asList(Timestamp.from(now), volunteer, partner))
        .update();
  }

  Optional<Instant> since(long volunteer) {
    return jdbc.sql("select made_at from signups.feed where volunteer = ? and revoked_at is null")
        .param(volunteer)
        .query((row, _) -> row.getTimestamp(1).toInstant())
        .optional();
  }

  Optional<Owner> behind(String hash) {
    return jdbc.sql(
            "select volunteer, partner from signups.feed where secret = ? and revoked_at is null")
        .param(hash)
        .query(DataClassRowMapper.newInstance(Owner.class))
        .optional();
  }
}
