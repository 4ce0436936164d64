package org.greenclassroom.dismantling;

import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.greenclassroom.kernel.Occasion;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code dismantling.reopening}. */
@Component
class ReopeningTable {
  private final JdbcClient jdbc;

  ReopeningTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean keyed(UUID key) {
    return jdbc.sql("select exists (select from dismantling.reopening where key = ?)")
        .param(key)
        .query(Boolean.class)
        .single();
  }

  void insert(Occasion occasion, long batch, String reason) {
    jdbc.sql(
            """
            insert into dismantling.reopening (key, batch, reason, proposed_at, proposed_by)
            values (?, ?, ?, ?, ?)
            """)
        .params(
            occasion.keyFor("reopening"),
            batch,
            reason,
            occasion.now().atOffset(ZoneOffset.UTC),
            occasion.actor().account())
        .update();
  }

  /** The one of a batch that nobody agreed to or put aside yet. */
  Optional<Reopening> waiting(long batch) {
    return jdbc.sql(
            """
            select r.reason, r.proposed_at, r.proposed_by, a.name
              from dismantling.reopening r left join people.accounts a on a.account = r.proposed_by
             where r.batch = ? and r.settled_at is null
            """)
        .param(batch)
        .query((row, _) ->
            new Reopening(
                row.getString("reason"),
                row.getTimestamp("proposed_at").toInstant(),
                row.getLong("proposed_by"),
                row.getString("name")))
        .optional();
  }

  /** Somebody agreed to what waits, or put it aside. */
  void settle(Occasion occasion, long batch, boolean agreed) {
    jdbc.sql(
            """
            update dismantling.reopening set agreed = ?, settled_at = ?, settled_by = ?
             where batch = ? and settled_at is null
            """)
        .params(agreed, occasion.now().atOffset(ZoneOffset.UTC), occasion.actor().account(), batch)
        .update();
  }
}
