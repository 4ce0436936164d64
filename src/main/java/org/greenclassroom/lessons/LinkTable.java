package org.greenclassroom.lessons;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code lessons.link}. */
@Component
class LinkTable {
  private final JdbcClient jdbc;

  LinkTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A good link.
   *
   * @param link also the number of the guest whom it lets in
   */
  record Link(long link, long classroom, String secret) {}

  Optional<Link> of(long classroom) {
    return jdbc.sql(
            """
            select link, classroom, secret from lessons.link where classroom = ? and revoked_at is null
            """)
        .param(classroom)
        .query(Link.class)
        .optional();
  }

  Optional<Link> behind(String secret) {
    return jdbc.sql(
            "select link, classroom, secret from lessons.link where secret = ? and revoked_at is null")
        .param(secret)
        .query(Link.class)
        .optional();
  }

  void insert(long classroom, String secret, Instant now, long by) {
    jdbc.sql("insert into lessons.link (classroom, secret, made_at, made_by) values (?, ?, ?, ?)")
        .params(classroom, secret, Timestamp.from(now), by)
        .update();
  }

  void revoke(long classroom, Instant now) {
    jdbc.sql("update lessons.link set revoked_at = ? where classroom = ? and revoked_at is null")
        .params(Timestamp.from(now), classroom)
        .update();
  }
}
