package org.greenclassroom.agents;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every statement that touches {@code agents.collector}. */
@Component
class CollectorTable {
  private final JdbcClient jdbc;

  CollectorTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A collector with the key that checks its signature. */
  record Known(Collecting collecting, byte[] publicKey) {}

  Optional<Known> collector(String name) {
    return jdbc.sql(
            """
            select collector, name, classroom, public_key, enrolled_at, retired_at
              from agents.collector where name = ?
            """)
        .param(name)
        .query((row, _) ->
            new Known(
                new Collecting(
                    row.getLong("collector"),
                    row.getString("name"),
                    row.getLong("classroom"),
                    row.getTimestamp("enrolled_at").toInstant(),
                    AgentTable.instant(row.getTimestamp("retired_at"))),
                row.getBytes("public_key")))
        .optional();
  }

  /** The one that enrolled with a code: its name, if it has this key. */
  Optional<String> enrolledWith(long code, byte[] publicKey) {
    return jdbc.sql("select name from agents.collector where code_id = ? and public_key = ?")
        .params(code, publicKey)
        .query(String.class)
        .optional();
  }

  void insert(
      String name, long code, long classroom, byte[] publicKey, String version, Instant now) {
    jdbc.sql(
            """
            insert into agents.collector (name, code_id, classroom, public_key, version, enrolled_at)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(name, code, classroom, publicKey, version, Timestamp.from(now))
        .update();
  }

  void retire(long classroom, Instant now) {
    jdbc.sql(
            "update agents.collector set retired_at = ? where classroom = ? and retired_at is null")
        .params(Timestamp.from(now), classroom)
        .update();
  }

  void heard(List<Long> all, Instant now) {
    jdbc.sql("update agents.collector set heard_at = ? where collector = any(?::bigint[])")
        .params(Timestamp.from(now), all.toArray(Long[]::new))
        .update();
  }
}
