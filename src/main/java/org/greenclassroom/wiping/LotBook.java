package org.greenclassroom.wiping;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Donation lots and who did what to their devices, seen in the books of the floors below. */
@Component
class LotBook {
  private final JdbcClient jdbc;

  LotBook(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One lot in the list. */
  record Row(
      long lot, @Nullable Long donor, int devices, int cleared, int drawn, int read, boolean held) {
    public int wanted() {
      return Draw.wanted(cleared);
    }
  }

  /** Newest first. */
  List<Row> page(long before, int most) {
    return jdbc.sql(
            """
            select d.lot, min(d.donor) as donor, count(*) as devices,
                   count(*) filter (where d.data = 'CLEARED') as cleared,
                   (select count(*) from wiping.sample s where s.lot = d.lot) as drawn,
                   (select count(*) from wiping.sample s where s.lot = d.lot and s.result is not null) as read,
                   exists (select from wiping.hold h where h.lot = d.lot and h.released_at is null) as held
              from custody.devices d
             where d.lot < ?
             group by d.lot order by d.lot desc limit ?
            """)
        .params(before, most)
        .query((row, _) ->
            new Row(
                row.getLong("lot"),
                row.getObject("donor", Long.class),
                row.getInt("devices"),
                row.getInt("cleared"),
                row.getInt("drawn"),
                row.getInt("read"),
                row.getBoolean("held")))
        .list();
  }

  /** All tags of a lot, sorted. */
  List<Tag> tags(long lot) {
    return jdbc.sql("select tag from custody.devices where lot = ? order by tag")
        .param(lot)
        .query((row, _) -> Tag.parse(row.getString(1)))
        .list();
  }

  /** Whoever declared these devices cleared in their present stay. */
  Map<Long, Set<Long>> clearedBy(Collection<Long> devices) {
    var accounts = new HashMap<Long, Set<Long>>();
    jdbc.sql(
            """
            select f.device, f.recorded_by
              from custody.facts f join custody.devices d using (device)
             where f.device = any(?) and f.kind = 'CLEARED' and not f.voided
               and f.recorded_at >= d.received_at
            """)
        .param(devices.toArray(Long[]::new))
        .query(row -> {
          accounts.computeIfAbsent(row.getLong(1), _ -> new HashSet<>()).add(row.getLong(2));
        });
    return accounts;
  }

  /** When a device was last declared cleared, and by whom. */
  record Cleared(Instant at, long by) {}

  Map<Long, Cleared> cleared(Collection<Long> devices) {
    var cleared = new HashMap<Long, Cleared>();
    jdbc.sql(
            """
            select distinct on (f.device) f.device, f.occurred_at, f.recorded_by
              from custody.facts f
             where f.device = any(?) and f.kind = 'CLEARED' and not f.voided
             order by f.device, f.nth desc
            """)
        .param(devices.toArray(Long[]::new))
        .query(row -> {
          cleared.put(row.getLong(1), new Cleared(row.getTimestamp(2).toInstant(), row.getLong(3)));
        });
    return cleared;
  }

  /** The number of the slip on which each device last came in. */
  Map<Long, String> slips(Collection<Long> devices) {
    var slips = new HashMap<Long, String>();
    jdbc.sql(
            """
            select distinct on (f.device) f.device, s.number
              from custody.facts f join custody.slips s using (slip)
             where f.device = any(?) and f.kind = 'RECEIVED' and not f.voided
             order by f.device, f.nth desc
            """)
        .param(devices.toArray(Long[]::new))
        .query(row -> {
          slips.put(row.getLong(1), row.getString(2));
        });
    return slips;
  }
}
