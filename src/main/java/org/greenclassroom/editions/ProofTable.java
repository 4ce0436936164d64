package org.greenclassroom.editions;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code editions.proof}: when the rows of what is published were last read over. */
@Component
class ProofTable {
  private final JdbcClient jdbc;

  ProofTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void put(long edition, Instant at, boolean whole) {
    jdbc.sql(
            """
            insert into editions.proof (edition, proved_at, whole) values (?, ?, ?)
            on conflict (edition) do update set proved_at = excluded.proved_at, whole = excluded.whole
            """)
        .params(edition, at.atOffset(ZoneOffset.UTC), whole)
        .update();
  }

  Proof of(long edition) {
    return jdbc.sql("select proved_at, whole from editions.proof where edition = ?")
        .param(edition)
        .query((row, _) ->
            new Proof(row.getTimestamp("proved_at").toInstant(), row.getBoolean("whole")))
        .single();
  }
}
