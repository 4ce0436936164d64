package org.greenclassroom.wiping;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits at the wiping bench, seen in custody's books. */
@Component
class WipeQueue {
  private final JdbcClient jdbc;

  WipeQueue(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How many wait, how many since before then, and when the last one was cleared. */
  record Waiting(long all, long late, @Nullable Instant lastCleared) {}

  Waiting waiting(Instant before) {
    return jdbc.sql(
            """
            select count(*), count(*) filter (where changed_at < ?),
                   (select max(recorded_at) from custody.facts where kind = 'CLEARED')
              from custody.devices
             where stage = 'TO_WIPE' or stage = 'TO_DISMANTLE' and data = 'MAY_HOLD'
            """)
        .param(before.atOffset(ZoneOffset.UTC))
        .query((row, _) ->
            new Waiting(
                row.getLong(1),
                row.getLong(2),
                row.getTimestamp(3) == null ? null : row.getTimestamp(3).toInstant()))
        .single();
  }

  /** Tags, oldest first, after this moment and device. */
  List<Tag> page(Instant after, long device, int most) {
    return jdbc.sql(
            """
            select tag from custody.devices
             where (stage = 'TO_WIPE' or stage = 'TO_DISMANTLE' and data = 'MAY_HOLD')
               and (changed_at, device) > (?, ?)
             order by changed_at, device limit ?
            """)
        .params(after.atOffset(ZoneOffset.UTC), device, most)
        .query((row, _) -> Tag.parse(row.getString(1)))
        .list();
  }
}
