package org.greenclassroom.wiping;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When devices were last declared cleared, and on what that rests: read from the book. */
@Component
class Clearings {
  private final JdbcClient jdbc;

  Clearings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** By device; those that were never cleared are not in it. */
  Map<Long, Instant> lastOf(Collection<Long> devices) {
    var last = new HashMap<Long, Instant>();
    jdbc.sql(
            """
            select device, max(recorded_at) from custody.facts
             where device = any(?) and kind = 'CLEARED' and not voided group by device
            """)
        .param(devices.toArray(Long[]::new))
        .query(row -> {
          last.put(row.getLong(1), row.getTimestamp(2).toInstant());
        });
    return last;
  }

  /** Whether the device is cleared, and this document is among the proofs of it. */
  boolean restsOn(long device, String sha256) {
    return jdbc.sql(
            """
            select exists (
              select from custody.facts f join custody.devices d using (device)
               where f.device = ? and f.kind = 'CLEARED' and not f.voided and d.data = 'CLEARED'
                 and f.recorded_at >= d.received_at
                 and (f.detail -> 'proofs')::jsonb @> to_jsonb(?::text))
            """)
        .params(device, sha256)
        .query(Boolean.class)
        .single();
  }
}
