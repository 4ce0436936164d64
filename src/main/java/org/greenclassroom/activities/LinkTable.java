package org.greenclassroom.activities;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code activities.link}, and where letters to an organisation's people go. */
@Component
class LinkTable {
  private final JdbcClient jdbc;

  LinkTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Mailbox(String address, String language) {}

  void insert(long activity, String hash, Instant now, Instant expires) {
    jdbc.sql(
            "insert into activities.link (activity, hash, made_at, expires_at) values (?, ?, ?, ?)")
        .params(activity, hash, now.atOffset(ZoneOffset.UTC), expires.atOffset(ZoneOffset.UTC))
        .update();
  }

  void revoke(long activity, Instant now) {
    jdbc.sql("update activities.link set revoked_at = ? where activity = ? and revoked_at is null")
        .params(now.atOffset(ZoneOffset.UTC), activity)
        .update();
  }

  Optional<Long> good(String hash, Instant now) {
    return jdbc.sql(
            """
            select activity from activities.link where hash = ? and revoked_at is null and expires_at > ?
            """)
        .params(hash, now.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .optional();
  }

  List<Mailbox> mailboxes(String role, long partner) {
    return jdbc.sql(
            """
            select distinct m.address, m.language from people.mailboxes m
              join people.grants g on g.account = m.account
             where g.role = ? and g.partner = ?
            """)
        .params(role, partner)
        .query(DataClassRowMapper.newInstance(Mailbox.class))
        .list();
  }
}
