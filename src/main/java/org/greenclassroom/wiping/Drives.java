package org.greenclassroom.wiping;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code wiping.drive} and {@code wiping.sighting}. */
@Component
class Drives {
  private final JdbcClient jdbc;

  Drives(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A drive as its row stands, without sights and removal. */
  record Row(long device, Drive drive) {}

  Map<Long, List<Drive>> of(Collection<Long> devices) {
    var drives = new HashMap<Long, List<Drive>>();
    jdbc.sql(
            """
            select drive, device, nth, origin, serial, model, bytes, seen_serial, seen_model, seen_bytes
              from wiping.drive where device = any(?) order by device, nth
            """)
        .param(devices.toArray(Long[]::new))
        .query(Drives::row)
        .list()
        .forEach(
            row -> drives.computeIfAbsent(row.device(), _ -> new ArrayList<>()).add(row.drive()));
    return drives;
  }

  /** Which drive each stored sighting is about, by reading. */
  Map<Long, Long> sightings(Collection<Long> devices) {
    var sightings = new HashMap<Long, Long>();
    jdbc.sql(
            """
            select s.reading, s.drive from wiping.sighting s join wiping.drive d using (drive)
             where d.device = any(?)
            """)
        .param(devices.toArray(Long[]::new))
        .query(row -> {
          sightings.put(row.getLong(1), row.getLong(2));
        });
    return sightings;
  }

  /** Its id; nothing new when the same posting wrote it before. */
  long insert(long device, Drive drive, Instant at, long account, UUID key) {
    return jdbc.sql(
            """
            insert into wiping.drive (device, nth, origin, serial, model, bytes, seen_serial, seen_model,
                   seen_bytes, added_at, added_by, key)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (key) do update set key = excluded.key
            returning drive
            """)
        .params(
            Arrays.asList(
                device,
                drive.nth(),
                drive.origin().name(),
                drive.said().serial(),
                drive.said().model(),
                drive.said().bytes(),
                drive.seen().serial(),
                drive.seen().model(),
                drive.seen().bytes(),
                at.atOffset(ZoneOffset.UTC),
                account,
                key))
        .query(Long.class)
        .single();
  }

  void see(long drive, Known seen) {
    jdbc.sql(
            """
            update wiping.drive set seen_serial = ?, seen_model = ?, seen_bytes = ? where drive = ?
            """)
        .params(Arrays.asList(seen.serial(), seen.model(), seen.bytes(), drive))
        .update();
  }

  void sight(long drive, long reading) {
    jdbc.sql(
            """
            insert into wiping.sighting (reading, drive) values (?, ?) on conflict do nothing
            """)
        .params(reading, drive)
        .update();
  }

  /**
   * What only this document said of the device's drives is forgotten; the document is still its.
   */
  void forget(long device, long document) {
    jdbc.sql(
            """
            with gone as (
              delete from wiping.sighting s using evidence.readings r
               where r.reading = s.reading and r.document = ?
              returning s.drive
            )
            update wiping.drive d set seen_serial = null, seen_model = null, seen_bytes = null
             where d.drive in (select drive from gone)
               and not exists (select from wiping.sighting o join evidence.readings r using (reading)
                                where o.drive = d.drive and r.document <> ?)
            """)
        .params(document, document)
        .update();
    jdbc.sql(
            """
            update wiping.drive d set seen_serial = null, seen_model = null, seen_bytes = null
             where d.device = ?
               and upper(d.seen_serial) in (select upper(s.serial) from evidence.seen_drives s
                                             where s.document = ? and s.serial is not null)
               and not exists (select from evidence.seen_drives o
                                where o.device = d.device and o.document <> ?
                                  and upper(o.serial) = upper(d.seen_serial))
            """)
        .params(device, document, document)
        .update();
  }

  private static Row row(ResultSet row, int index) throws SQLException {
    return new Row(
        row.getLong("device"),
        new Drive(
            row.getLong("drive"),
            row.getInt("nth"),
            Drive.Origin.valueOf(row.getString("origin")),
            new Known(
                row.getString("serial"),
                row.getString("model"),
                row.getObject("bytes", Long.class)),
            new Known(
                row.getString("seen_serial"),
                row.getString("seen_model"),
                row.getObject("seen_bytes", Long.class)),
            List.of(),
            null,
            null));
  }
}
