package org.greenclassroom.delivery;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code delivery.parcel} and {@code delivery.packed}. */
@Component
class Parcels {
  private final JdbcClient jdbc;

  Parcels(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A device of a room, and the parcel of this room it lies in. */
  record Packed(
      long device,
      Tag tag,
      DeviceKind kind,
      @Nullable String maker,
      @Nullable String model,
      @Nullable String serial,
      long grams,
      Stage stage,
      @Nullable Long parcel,
      @Nullable Integer nth) {
    public boolean isPacked() {
      return parcel != null;
    }
  }

  /** Where a device lies, whatever the room. */
  record Lying(long packed, long parcel, int nth, long classroom) {}

  private static final String ROWS =
      """
      select p.parcel, p.classroom, p.nth, p.kind, p.grams, p.consignment,
             case when p.consignment is null
                  then (select count(*) from delivery.packed k
                         where k.parcel = p.parcel and k.ended_at is null)
                  else (select count(*) from delivery.consigned c where c.parcel = p.parcel)
             end as devices,
             coalesce(case when p.consignment is null
                  then (select sum(d.grams) from delivery.packed k join custody.devices d using (device)
                         where k.parcel = p.parcel and k.ended_at is null)
                  else (select sum(d.grams) from delivery.consigned c join custody.devices d using (device)
                         where c.parcel = p.parcel)
             end, 0)::bigint as device_grams,
             coalesce((select sum(n.pieces) from delivery.counted n where n.parcel = p.parcel), 0)::int as pieces
        from delivery.parcel p
      """;

  Optional<Long> keyed(UUID key) {
    return jdbc.sql("select parcel from delivery.parcel where key = ?")
        .param(key)
        .query(Long.class)
        .optional();
  }

  long open(long classroom, ParcelKind kind, Instant at, long by, UUID key) {
    return jdbc.sql(
            """
            insert into delivery.parcel (classroom, nth, kind, opened_at, opened_by, key)
            select :classroom, coalesce(max(nth), 0) + 1, :kind, :at, :by, :key
              from delivery.parcel where classroom = :classroom
            returning parcel
            """)
        .param("classroom", classroom)
        .param("kind", kind.name())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .param("key", key)
        .query(Long.class)
        .single();
  }

  Optional<Parcel> parcel(long parcel) {
    return jdbc.sql(ROWS + " where p.parcel = ?").param(parcel).query(Parcel.class).optional();
  }

  List<Parcel> of(long classroom) {
    return jdbc.sql(ROWS + " where p.classroom = ? order by p.nth")
        .param(classroom)
        .query(DataClassRowMapper.newInstance(Parcel.class))
        .list();
  }

  /** Keeps everybody else from packing into it or sending it off until the transaction ends. */
  void lock(long parcel) {
    jdbc.sql("select parcel from delivery.parcel where parcel = ? for update")
        .param(parcel)
        .query(Long.class)
        .optional();
  }

  void weigh(long parcel, long grams) {
    jdbc.sql("update delivery.parcel set grams = ? where parcel = ? and consignment is null")
        .params(grams, parcel)
        .update();
  }

  void send(Collection<Long> parcels, long consignment) {
    jdbc.sql(
            """
            update delivery.parcel set consignment = :consignment
             where parcel = any(:parcels::bigint[]) and consignment is null
            """)
        .param("consignment", consignment)
        .param("parcels", arrayOf(parcels))
        .update();
  }

  /** What the room waits to get, and in which of its parcels it lies. */
  List<Packed> devices(long classroom) {
    return jdbc.sql(
            """
            select d.device, d.tag, d.kind, d.maker, d.model, d.serial, d.grams, d.stage, p.parcel, p.nth
              from custody.devices d
              left join (delivery.packed k join delivery.parcel p using (parcel))
                on k.device = d.device and k.ended_at is null and p.classroom = d.classroom
             where d.classroom = ? and d.stage = 'RESERVED' order by p.nth nulls first, d.device
            """)
        .param(classroom)
        .query((row, _) ->
            new Packed(
                row.getLong("device"),
                new Tag(row.getString("tag")),
                DeviceKind.valueOf(row.getString("kind")),
                row.getString("maker"),
                row.getString("model"),
                row.getString("serial"),
                row.getLong("grams"),
                Stage.valueOf(row.getString("stage")),
                row.getObject("parcel", Long.class),
                row.getObject("nth", Integer.class)))
        .list();
  }

  Optional<Lying> lying(long device) {
    return jdbc.sql(
            """
            select k.packed, p.parcel, p.nth, p.classroom
              from delivery.packed k join delivery.parcel p using (parcel)
             where k.device = ? and k.ended_at is null
            """)
        .param(device)
        .query(Lying.class)
        .optional();
  }

  boolean packed(UUID key) {
    return jdbc.sql("select exists (select from delivery.packed where key = ?)")
        .param(key)
        .query(Boolean.class)
        .single();
  }

  void pack(long parcel, long device, Instant at, long by, UUID key) {
    jdbc.sql(
            """
            insert into delivery.packed (parcel, device, packed_at, packed_by, key)
            values (?, ?, ?, ?, ?)
            """)
        .params(parcel, device, at.atOffset(ZoneOffset.UTC), by, key)
        .update();
  }

  void unpack(long packed, Instant at, long by) {
    jdbc.sql(
            "update delivery.packed set ended_at = ?, ended_by = ? where packed = ? and ended_at is null")
        .params(at.atOffset(ZoneOffset.UTC), by, packed)
        .update();
  }

  /** The tags that lie in these parcels now. */
  List<Tag> tags(Collection<Long> parcels) {
    return jdbc.sql(
            """
            select d.tag from delivery.packed k join custody.devices d using (device)
             where k.parcel = any(?::bigint[]) and k.ended_at is null order by d.device
            """)
        .param(arrayOf(parcels))
        .query((row, _) -> new Tag(row.getString(1)))
        .list();
  }

  /** They left: what lay in these parcels is consigned and lies there no more. */
  void consign(Collection<Long> parcels, long consignment, Instant at, long by) {
    jdbc.sql(
            """
            with gone as (
              update delivery.packed set ended_at = :at, ended_by = :by
               where parcel = any(:parcels::bigint[]) and ended_at is null
              returning device, parcel)
            insert into delivery.consigned (consignment, device, parcel)
            select :consignment, device, parcel from gone
            """)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .param("parcels", arrayOf(parcels))
        .param("consignment", consignment)
        .update();
  }

  /** Our tag, or a serial number or donor's tag that only one carries. */
  List<Tag> carrying(String code) {
    return jdbc.sql(
            """
            (select tag from custody.devices where lower(serial) = lower(:code) limit 3)
            union
            (select tag from custody.devices where lower(donors_tag) = lower(:code) limit 3)
            """)
        .param("code", code)
        .query((row, _) -> new Tag(row.getString(1)))
        .list();
  }

  static String arrayOf(Collection<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(",", "{", "}"));
  }
}
