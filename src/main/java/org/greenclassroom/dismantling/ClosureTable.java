package org.greenclassroom.dismantling;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code dismantling.closure}. */
@Component
class ClosureTable {
  private final JdbcClient jdbc;

  ClosureTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean keyed(UUID key) {
    return jdbc.sql("select exists (select from dismantling.closure where key = ?)")
        .param(key)
        .query(Boolean.class)
        .single();
  }

  /**
   * @param explained what was written about the difference; null while it is within three in a
   *     hundred
   * @param explainedBy who wrote it, where a second person had to agree; null where none had to
   */
  long insert(
      Occasion occasion,
      long batch,
      Balance balance,
      @Nullable String explained,
      @Nullable Long explainedBy) {
    return jdbc.sql(
            """
            insert into dismantling.closure (key, batch, grams_in, grams_out, explained, explained_by, closed_at,
                   closed_by)
            values (?, ?, ?, ?, ?, ?, ?, ?) returning closure
            """)
        .params(
            Arrays.asList(
                occasion.keyFor("closure"),
                batch,
                balance.gramsIn(),
                balance.gramsOut(),
                explained,
                explainedBy,
                occasion.now().atOffset(ZoneOffset.UTC),
                occasion.actor().account()))
        .query(Long.class)
        .single();
  }

  void reopen(long batch, String reason, Instant at, long by) {
    jdbc.sql(
            """
            update dismantling.closure set reopened_at = ?, reopened_by = ?, reason = ?
             where batch = ? and reopened_at is null
            """)
        .params(at.atOffset(ZoneOffset.UTC), by, reason, batch)
        .update();
  }

  Optional<String> explained(long batch) {
    return jdbc.sql(
            """
            select explained from dismantling.closure
             where batch = ? and reopened_at is null and explained is not null
            """)
        .param(batch)
        .query(String.class)
        .optional();
  }

  /**
   * Certificates in doubt, batches that are certified and not closed, and batches that somebody
   * wishes to open again: all, since before then.
   */
  long[] waiting(Instant before) {
    return jdbc.sql(
            """
            select count(*), count(*) filter (where w.since < ?)
              from (select entered_at as since from dismantling.certificate
                     where accepted_at is null and struck_at is null
                    union all
                    select completed_at from dismantling.batches where state = 'CERTIFIED'
                    union all
                    select proposed_at from dismantling.reopening where settled_at is null) w
            """)
        .param(before.atOffset(ZoneOffset.UTC))
        .query((row, _) -> new long[] {row.getLong(1), row.getLong(2)})
        .single();
  }
}
