package org.greenclassroom.custody;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code custody.proposal}. */
@Component
class Proposals {
  private final JdbcClient jdbc;

  Proposals(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Proposing twice changes nothing. */
  void insert(long device, FactKind kind, long by, Instant at) {
    jdbc.sql(
            """
            insert into custody.proposal (device, kind, proposed_by, proposed_at)
            values (?, ?, ?, ?) on conflict (device, kind) where settled_at is null do nothing
            """)
        .params(device, kind.name(), by, at.atOffset(ZoneOffset.UTC))
        .update();
  }

  void settle(long device, FactKind kind, Instant at) {
    jdbc.sql(
            """
            update custody.proposal set settled_at = ?
             where device = ? and kind = ? and settled_at is null
            """)
        .params(at.atOffset(ZoneOffset.UTC), device, kind.name())
        .update();
  }

  Optional<LostAndFound.Open> open(long device, FactKind kind) {
    return jdbc.sql(
            """
            select p.kind, p.proposed_by, a.name as proposer, p.proposed_at
              from custody.proposal p left join people.accounts a on a.account = p.proposed_by
             where p.device = ? and p.kind = ? and p.settled_at is null
            """)
        .params(device, kind.name())
        .query((row, _) ->
            new LostAndFound.Open(
                FactKind.valueOf(row.getString(1)),
                row.getLong(2),
                row.getString(3),
                row.getTimestamp(4).toInstant()))
        .optional();
  }
}
