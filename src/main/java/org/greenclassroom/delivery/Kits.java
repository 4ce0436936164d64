package org.greenclassroom.delivery;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code delivery.kit_line} and {@code delivery.counted}. */
@Component
class Kits {
  private final JdbcClient jdbc;

  Kits(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Map<Accessory, Integer> changed(long classroom) {
    var changed = new EnumMap<Accessory, Integer>(Accessory.class);
    jdbc.sql("select accessory, needed from delivery.kit_line where classroom = ?")
        .param(classroom)
        .query(row -> {
          changed.put(Accessory.valueOf(row.getString(1)), row.getInt(2));
        });
    return changed;
  }

  void change(long classroom, Accessory accessory, int needed, Instant at, long by) {
    jdbc.sql(
            """
            insert into delivery.kit_line (classroom, accessory, needed, changed_at, changed_by)
            values (:classroom, :accessory, :needed, :at, :by)
            on conflict (classroom, accessory)
            do update set needed = :needed, changed_at = :at, changed_by = :by
            """)
        .param("classroom", classroom)
        .param("accessory", accessory.name())
        .param("needed", needed)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .update();
  }

  /** What lies in the parcels of a room, those that left with it. */
  Map<Accessory, Integer> packed(long classroom) {
    var packed = new EnumMap<Accessory, Integer>(Accessory.class);
    jdbc.sql(
            """
            select c.accessory, sum(c.pieces) from delivery.counted c
              join delivery.parcel p using (parcel) where p.classroom = ? group by c.accessory
            """)
        .param(classroom)
        .query(row -> {
          packed.put(Accessory.valueOf(row.getString(1)), row.getInt(2));
        });
    return packed;
  }

  /** What lies in one parcel. */
  Map<Accessory, Integer> in(long parcel) {
    var inside = new EnumMap<Accessory, Integer>(Accessory.class);
    jdbc.sql(
            """
            select accessory, sum(pieces) from delivery.counted where parcel = ?
             group by accessory having sum(pieces) > 0
            """)
        .param(parcel)
        .query(row -> {
          inside.put(Accessory.valueOf(row.getString(1)), row.getInt(2));
        });
    return inside;
  }

  /** Counts in or out; the same key again counts nothing. */
  void count(long parcel, Accessory accessory, int pieces, Instant at, long by, UUID key) {
    jdbc.sql(
            """
            insert into delivery.counted (parcel, accessory, pieces, counted_at, counted_by, key)
            values (:parcel, :accessory, :pieces, :at, :by, :key) on conflict (key) do nothing
            """)
        .param("parcel", parcel)
        .param("accessory", accessory.name())
        .param("pieces", pieces)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .param("key", key)
        .update();
  }

  boolean counted(UUID key) {
    return jdbc.sql("select exists (select from delivery.counted where key = ?)")
        .param(key)
        .query(Boolean.class)
        .single();
  }

  /** An open parcel of this room that holds one of these: where it is taken out again. */
  Optional<Long> holding(long classroom, Accessory accessory) {
    return jdbc.sql(
            """
            select p.parcel from delivery.parcel p join delivery.counted c using (parcel)
             where p.classroom = ? and p.consignment is null and c.accessory = ?
             group by p.parcel having sum(c.pieces) > 0 order by p.parcel desc limit 1
            """)
        .params(classroom, accessory.name())
        .query(Long.class)
        .optional();
  }
}
