package org.greenclassroom.frame;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Hashes of papers that were given out. */
@Repository
class PrintTable {
  private final JdbcClient jdbc;

  PrintTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(String sha256, String kind, String number, Instant at) {
    jdbc.sql(
            """
            insert into frame.print (sha256, kind, number, printed_at) values (?, ?, ?, ?)
            on conflict (sha256) do nothing
            """)
        .params(sha256, kind, number, at.atOffset(ZoneOffset.UTC))
        .update();
  }

  Optional<String> number(String sha256, String kind) {
    return jdbc.sql("select number from frame.print where sha256 = ? and kind = ?")
        .params(sha256, kind)
        .query(String.class)
        .optional();
  }
}
