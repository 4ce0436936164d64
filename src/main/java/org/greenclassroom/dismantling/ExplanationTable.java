package org.greenclassroom.dismantling;

import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.greenclassroom.kernel.Occasion;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code dismantling.explanation}. */
@Component
class ExplanationTable {
  private final JdbcClient jdbc;

  ExplanationTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean keyed(UUID key) {
    return jdbc.sql("select exists (select from dismantling.explanation where key = ?)")
        .param(key)
        .query(Boolean.class)
        .single();
  }

  void insert(Occasion occasion, long batch, Balance balance, String words) {
    jdbc.sql(
            """
            insert into dismantling.explanation (key, batch, grams_in, grams_out, words, written_at, written_by)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            occasion.keyFor("explanation"),
            batch,
            balance.gramsIn(),
            balance.gramsOut(),
            words,
            occasion.now().atOffset(ZoneOffset.UTC),
            occasion.actor().account())
        .update();
  }

  /** The one of a batch that nobody agreed to or put aside yet. */
  Optional<Explanation> waiting(long batch) {
    return jdbc.sql(
            """
            select e.explanation, e.grams_in, e.grams_out, e.words, e.written_at, e.written_by, a.name
              from dismantling.explanation e left join people.accounts a on a.account = e.written_by
             where e.batch = ? and e.settled_at is null
            """)
        .param(batch)
        .query((row, _) ->
            new Explanation(
                row.getLong("explanation"),
                row.getLong("grams_in"),
                row.getLong("grams_out"),
                row.getString("words"),
                row.getTimestamp("written_at").toInstant(),
                row.getLong("written_by"),
                row.getString("name")))
        .optional();
  }

  /** Somebody agreed to what waits, or put it aside; nothing that waits is fine, too. */
  void settle(Occasion occasion, long batch, boolean agreed) {
    jdbc.sql(
            """
            update dismantling.explanation set agreed = ?, settled_at = ?, settled_by = ?
             where batch = ? and settled_at is null
            """)
        .params(agreed, occasion.now().atOffset(ZoneOffset.UTC), occasion.actor().account(), batch)
        .update();
  }
}
