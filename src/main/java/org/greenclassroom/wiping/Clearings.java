package org.greenclassroom.wiping;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When devices were last declared cleared, and on what that rests: read from the book. */
@Component
class Clearings {
  private final JdbcClient jdbc;

  Clearings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those of these devices of whose drives a document spoke after they were last cleared. */
  Set<Long> spokenOfSince(Collection<Long> devices) {
    return new HashSet<>(
        jdbc.sql(
                """
                select c.device
                  from (select device, max(recorded_at) as at from custody.facts
                         where device = any(?) and kind = 'CLEARED' and not voided
                         group by device) c
                 where exists (select from evidence.documents d
                                where d.device = c.device
                                  and greatest(d.received_at, d.linked_at) > c.at)
                """)
            .param(devices.toArray(Long[]::new))
            .query((row, _) -> row.getLong(1))
            .list());
  }

  /** Whether a clearing of this device, in whichever stay, rests on this document. */
  boolean restsOn(long device, String sha256) {
    return jdbc.sql(
            """
            select exists (
              select from custody.facts f
               where f.device = ? and f.kind = 'CLEARED' and not f.voided
                 and (f.detail -> 'proofs')::jsonb @> to_jsonb(?::text))
            """)
        .params(device, sha256)
        .query(Boolean.class)
        .single();
  }
}
