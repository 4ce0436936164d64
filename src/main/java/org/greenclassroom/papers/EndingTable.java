package org.greenclassroom.papers;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code papers.ending}. */
@Component
class EndingTable {
  private final JdbcClient jdbc;

  EndingTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Ending> of(long paper) {
    return jdbc.sql(
            """
            select ending, reason, proposed_at, proposed_by, agreed_at, agreed_by
              from papers.ending where paper = ? and withdrawn_at is null
            """)
        .param(paper)
        .query(Ending.class)
        .optional();
  }

  void propose(long paper, String reason, Instant now, long account, UUID key) {
    jdbc.sql(
            """
            insert into papers.ending (paper, reason, proposed_at, proposed_by, key)
            values (?, ?, ?, ?, ?) on conflict (key) do nothing
            """)
        .params(paper, reason, now.atOffset(ZoneOffset.UTC), account, key)
        .update();
  }

  void withdraw(long ending, Instant now) {
    jdbc.sql("update papers.ending set withdrawn_at = ? where ending = ? and agreed_at is null")
        .params(now.atOffset(ZoneOffset.UTC), ending)
        .update();
  }

  void agree(long ending, Instant now, long account) {
    jdbc.sql("update papers.ending set agreed_at = ?, agreed_by = ? where ending = ?")
        .params(now.atOffset(ZoneOffset.UTC), account, ending)
        .update();
  }

  /** Proposed by somebody else: they wait for this person. */
  long waiting(long notBy) {
    return jdbc.sql(
            """
            select count(*) from papers.ending
             where withdrawn_at is null and agreed_at is null and proposed_by <> ?
            """)
        .param(notBy)
        .query(Long.class)
        .single();
  }
}
