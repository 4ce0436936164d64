package org.greenclassroom.frame;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code frame.key_file}: by what the keys of this house are known again. */
@Repository
class KeyTable {
  private final JdbcClient jdbc;

  KeyTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Until the end of the transaction nobody else makes, knows or replaces keys. */
  void lock() {
    jdbc.sql("lock table frame.key_file in share row exclusive mode").update();
  }

  /** By name. */
  Map<String, String> fingerprints() {
    var all = new HashMap<String, String>();
    jdbc.sql("select name, hash from frame.key_file")
        .query(row -> {
          all.put(row.getString("name"), row.getString("hash"));
        });
    return all;
  }

  void put(String name, String fingerprint, Instant now) {
    jdbc.sql(
            """
            insert into frame.key_file (name, hash, known_since) values (?, ?, ?)
            on conflict (name) do update
               set hash = excluded.hash, known_since = excluded.known_since
            """)
        .params(name, fingerprint, now.atOffset(ZoneOffset.UTC))
        .update();
  }
}
