package org.greenclassroom.wiping;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What inventories found inside: drives that a computer showed, whether or not anybody wiped them.
 */
@Component
class Finds {
  private final JdbcClient jdbc;

  Finds(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A drive that a document saw in a device, most lately at this time. */
  record Find(Known drive, Instant seenAt) {}

  private record Row(long device, Find find) {}

  /** Only drives with a serial number: one without may be the one we know already. */
  Map<Long, List<Find>> of(Collection<Long> devices) {
    var finds = new HashMap<Long, List<Find>>();
    jdbc.sql(
            """
            select s.device, s.serial, max(s.model) as model, max(s.bytes) as bytes,
                   max(s.received_at) as seen_at
              from evidence.seen_drives s
             where s.device = any(?) and s.serial is not null and s.bus is distinct from 'USB'
               and not exists (select from evidence.readings r
                                where r.document = s.document and r.serial = s.serial)
             group by s.device, s.serial
             order by s.device, min(s.received_at), s.serial
            """)
        .param(devices.toArray(Long[]::new))
        .query((row, _) ->
            new Row(
                row.getLong("device"),
                new Find(
                    new Known(
                        row.getString("serial"),
                        row.getString("model"),
                        row.getObject("bytes", Long.class)),
                    row.getTimestamp("seen_at").toInstant())))
        .list()
        .forEach(
            row -> finds.computeIfAbsent(row.device(), _ -> new ArrayList<>()).add(row.find()));
    return finds;
  }

  /**
   * Drives of these devices that a later document saw in another device in the same hands, which it
   * knew by more than by that drive: device, then the drive's place in it, then where it is now.
   */
  Map<Long, Map<Integer, Long>> moved(Collection<Long> devices) {
    var moved = new HashMap<Long, Map<Integer, Long>>();
    jdbc.sql(
            """
            select d.device, d.nth, elsewhere.device as moved_to
              from wiping.drive d
              join custody.devices here on here.device = d.device
              join lateral (
                select s.device, s.received_at
                  from evidence.seen_drives s
                  join evidence.documents e using (document)
                  join custody.devices there on there.device = s.device and there.holder = here.holder
                 where upper(s.serial) = upper(coalesce(d.seen_serial, d.serial))
                   and s.device is not null and s.bus is distinct from 'USB' and e.how <> 'DRIVES'
                 order by s.received_at desc, s.document desc limit 1) elsewhere on true
             where d.device = any(?) and elsewhere.device <> d.device
               and elsewhere.received_at > d.added_at
            """)
        .param(devices.toArray(Long[]::new))
        .query(row -> {
          moved
              .computeIfAbsent(row.getLong(1), _ -> new HashMap<>())
              .put(row.getInt(2), row.getLong(3));
        });
    return moved;
  }
}
