package org.greenclassroom.repair;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the machines themselves report of their batteries: read from evidence, nothing of our own.
 */
@Component
class Batteries {
  private final JdbcClient jdbc;

  Batteries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The last report since that moment; of several batteries the worst. */
  Optional<Standing.BatteryHealth> reported(long device, Instant since) {
    return jdbc.sql(
            """
            select m.received_at, min(round(100.0 * b.full / b.design))::int as percent
              from evidence.machines m
              cross join lateral jsonb_to_recordset(
                case when jsonb_typeof(m.batteries) = 'array' then m.batteries else '[]' end)
                as b (design bigint, "full" bigint)
             where m.device = ? and m.received_at >= ?
               and b.design > 0 and b.full > 0 and b.full <= b.design * 1.5
             group by m.document, m.received_at
             order by m.received_at desc limit 1
            """)
        .params(device, since.atOffset(ZoneOffset.UTC))
        .query((row, _) ->
            new Standing.BatteryHealth(
                row.getInt("percent"), row.getTimestamp("received_at").toInstant(), true))
        .optional();
  }
}
