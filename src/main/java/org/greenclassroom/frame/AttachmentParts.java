package org.greenclassroom.frame;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code frame.attachment} and {@code frame.attachment_part}. */
@Component
class AttachmentParts {
  private final JdbcClient jdbc;

  AttachmentParts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How much of a file is here. */
  record Here(long size, long received, boolean whole) {}

  void begin(long account, String sha256, long size, Instant now) {
    jdbc.sql(
            """
            insert into frame.attachment (account, sha256, size, begun_at) values (?, ?, ?, ?)
            on conflict do nothing
            """)
        .params(account, sha256, size, Timestamp.from(now))
        .update();
  }

  /** One part after another: two that bring the same file at once wait for each other. */
  void lock(long account, String sha256) {
    jdbc.sql("select size from frame.attachment where account = ? and sha256 = ? for update")
        .params(account, sha256)
        .query(Long.class)
        .single();
  }

  Optional<Here> here(long account, String sha256) {
    return jdbc.sql(
            """
            select a.size, a.whole,
                   (select coalesce(sum(length(p.bytes)), 0) from frame.attachment_part p
                     where p.account = a.account and p.sha256 = a.sha256) as received
              from frame.attachment a where a.account = ? and a.sha256 = ?
            """)
        .params(account, sha256)
        .query(Here.class)
        .optional();
  }

  void add(long account, String sha256, long start, byte[] bytes) {
    jdbc.sql(
            "insert into frame.attachment_part (account, sha256, start, bytes) values (?, ?, ?, ?)")
        .params(account, sha256, start, bytes)
        .update();
  }

  byte[] bytes(long account, String sha256) {
    return jdbc.sql(
            """
            select string_agg(bytes, ''::bytea order by start)
              from frame.attachment_part where account = ? and sha256 = ?
            """)
        .params(account, sha256)
        .query((row, _) -> row.getBytes(1))
        .single();
  }

  void complete(long account, String sha256) {
    jdbc.sql("update frame.attachment set whole = true where account = ? and sha256 = ?")
        .params(account, sha256)
        .update();
  }

  void forget(long account, String sha256) {
    jdbc.sql("delete from frame.attachment where account = ? and sha256 = ?")
        .params(account, sha256)
        .update();
  }

  /** What waits of this account, in bytes announced. */
  long waiting(long account) {
    return jdbc.sql("select coalesce(sum(size), 0) from frame.attachment where account = ?")
        .param(account)
        .query(Long.class)
        .single();
  }

  int sweep(Instant before) {
    return jdbc.sql("delete from frame.attachment where begun_at < ?")
        .param(Timestamp.from(before))
        .update();
  }
}
