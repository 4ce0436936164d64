package org.greenclassroom.volunteers;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code volunteers.link}. */
@Component
class LinkTable {
  private final JdbcClient jdbc;

  LinkTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whom a link lets in, and to which page. */
  record Link(long volunteer, String path) {}

  void insert(long volunteer, String hash, String path, Instant now, Instant expires) {
    jdbc.sql(
            """
            insert into volunteers.link (volunteer, hash, path, made_at, expires_at) values (?, ?, ?, ?, ?)
            """)
        .params(
            volunteer, hash, path, now.atOffset(ZoneOffset.UTC), expires.atOffset(ZoneOffset.UTC))
        .update();
  }

  Optional<Link> good(String hash, Instant now) {
    return jdbc.sql("select volunteer, path from volunteers.link where hash = ? and expires_at > ?")
        .params(hash, now.atOffset(ZoneOffset.UTC))
        .query(DataClassRowMapper.newInstance(Link.class))
        .optional();
  }

  void endAll(Collection<Long> volunteers) {
    jdbc.sql("delete from volunteers.link where volunteer = any(?)")
        .param(volunteers.toArray(Long[]::new))
        .update();
  }

  int sweep(Instant now) {
    return jdbc.sql("delete from volunteers.link where expires_at < ?")
        .param(now.atOffset(ZoneOffset.UTC))
        .update();
  }
}
