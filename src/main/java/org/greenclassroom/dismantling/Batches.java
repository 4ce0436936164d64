package org.greenclassroom.dismantling;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.greenclassroom.custody.Basis;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Held;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code dismantling.batch} and {@code dismantling.batch_device}. */
@Component
class Batches {
  private final JdbcClient jdbc;

  Batches(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A device in a batch, or one that could be put into it.
   *
   * @param certificate number of the certificate that names it; null: none yet
   * @param pallet number of the pallet it stands on; null: on none
   */
  record Item(
      long device,
      Tag tag,
      DeviceKind kind,
      @Nullable String maker,
      @Nullable String model,
      @Nullable String serial,
      long grams,
      Basis basis,
      Held data,
      @Nullable Long licence,
      @Nullable String certificate,
      @Nullable Integer pallet) {}

  private static final String BATCH =
      """
      select b.batch, b.number, b.plant, p.name as plant_name, b.opened_at, b.slip, b.handed_over_at,
             b.completed_at, b.closed_at, b.devices, b.certified, b.grams_in, b.grams_out,
             (select coalesce(sum(d.grams), 0) from dismantling.certificate d
               where d.batch = b.batch and d.accepted_at is null and d.struck_at is null) as grams_in_doubt,
             c.name as carrier, b.vehicle, b.manifest, b.manifest_file, t.number as permit
        from dismantling.batches b
        join partners.partners p on p.partner = b.plant
        left join partners.partners c on c.partner = b.carrier
        left join dismantling.permit t on t.permit = b.permit
      """;

  private static final String ITEM =
      """
      d.device, d.tag, d.kind, d.maker, d.model, d.serial, d.grams, d.basis, d.data
      """;

  long insert(long plant, Instant at, long by, UUID key) {
    return jdbc.sql(
            """
            insert into dismantling.batch (key, plant, opened_at, opened_by)
            values (?, ?, ?, ?) returning batch
            """)
        .params(key, plant, at.atOffset(ZoneOffset.UTC), by)
        .query(Long.class)
        .single();
  }

  Optional<Long> keyed(UUID key) {
    return jdbc.sql("select batch from dismantling.batch where key = ?")
        .param(key)
        .query(Long.class)
        .optional();
  }

  /** Keeps everybody else out of this batch until the transaction ends. */
  void lock(long batch) {
    jdbc.sql("select batch from dismantling.batch where batch = ? for update")
        .param(batch)
        .query(Long.class)
        .optional();
  }

  Optional<Batch> batch(long batch) {
    return jdbc.sql(BATCH + " where b.batch = ?").param(batch).query(Batches::batch).optional();
  }

  /**
   * Batches, newest first.
   *
   * @param plants of these plants only, and only once handed over; null: all
   */
  List<Batch> page(@Nullable Set<Long> plants, long before, int limit) {
    return jdbc.sql(
            BATCH
                + """
                 where b.batch < :before
                   and (:all or (b.plant = any(:plants) and b.slip is not null))
                 order by b.batch desc limit :limit
                """)
        .param("before", before)
        .param("all", plants == null)
        .param("plants", plants == null ? new Long[0] : plants.toArray(Long[]::new))
        .param("limit", limit)
        .query(Batches::batch)
        .list();
  }

  /** Batches at a plant that wait for a certificate, and how many since before that moment. */
  long[] waiting(@Nullable Set<Long> plants, Instant before) {
    return jdbc.sql(
            """
            select count(*), count(*) filter (where handed_over_at < :before)
              from dismantling.batch
             where slip is not null and completed_at is null
               and (:all or plant = any(:plants))
            """)
        .param("before", before.atOffset(ZoneOffset.UTC))
        .param("all", plants == null)
        .param("plants", plants == null ? new Long[0] : plants.toArray(Long[]::new))
        .query((row, _) -> new long[] {row.getLong(1), row.getLong(2)})
        .single();
  }

  /** Devices to dismantle that have not left: all, in no batch and cleared, since before then. */
  long[] toDismantle(Instant before) {
    return jdbc.sql(
            """
            select count(*), count(*) filter (where d.data = 'CLEARED'),
                   count(*) filter (where d.changed_at < ?)
              from custody.devices d
             where d.stage = 'TO_DISMANTLE'
               and not exists (select from dismantling.batch_device i join dismantling.batch b using (batch)
                                where i.device = d.device and i.returned_at is null and b.slip is null)
            """)
        .param(before.atOffset(ZoneOffset.UTC))
        .query((row, _) -> new long[] {row.getLong(1), row.getLong(2), row.getLong(3)})
        .single();
  }

  @Nullable Instant lastHandOver() {
    return jdbc.sql("select max(handed_over_at) from dismantling.batch")
        .query((row, _) -> Optional.ofNullable(row.getTimestamp(1)))
        .single()
        .map(Timestamp::toInstant)
        .orElse(null);
  }

  @Nullable Instant lastCompleted(@Nullable Set<Long> plants) {
    return jdbc.sql(
            "select max(completed_at) from dismantling.batch where :all or plant = any(:plants)")
        .param("all", plants == null)
        .param("plants", plants == null ? new Long[0] : plants.toArray(Long[]::new))
        .query((row, _) -> Optional.ofNullable(row.getTimestamp(1)))
        .single()
        .map(Timestamp::toInstant)
        .orElse(null);
  }

  /** What is in a batch, a page of it. */
  List<Item> items(long batch, long after, int limit) {
    return jdbc.sql(
            "select "
                + ITEM
                + """
                     , i.licence, c.number as certificate, p.number as pallet
                  from dismantling.batch_device i
                  join custody.devices d using (device)
                  left join dismantling.certificate c using (certificate)
                  left join dismantling.pallet p using (pallet)
                 where i.batch = ? and i.returned_at is null and i.device > ?
                 order by i.device limit ?
                """)
        .params(batch, after, limit)
        .query(Batches::item)
        .list();
  }

  /** What could be put into a batch, and what could not because its data is not cleared. */
  List<Item> candidates(long after, int limit) {
    return jdbc.sql(
            "select "
                + ITEM
                + """
                     , null::bigint as licence, null::text as certificate, null::integer as pallet
                  from custody.devices d
                 where d.stage = 'TO_DISMANTLE' and d.device > ?
                   and not exists (select from dismantling.batch_device i join dismantling.batch b using (batch)
                                    where i.device = d.device and i.returned_at is null and b.slip is null)
                 order by d.device limit ?
                """)
        .params(after, limit)
        .query(Batches::item)
        .list();
  }

  /** Tags of everything that waits, cleared, in no open batch. */
  List<Tag> cleared() {
    return jdbc.sql(
            """
            select d.tag from custody.devices d
             where d.stage = 'TO_DISMANTLE' and d.data = 'CLEARED'
               and not exists (select from dismantling.batch_device i join dismantling.batch b using (batch)
                                where i.device = d.device and i.returned_at is null and b.slip is null)
             order by d.device
            """)
        .query((row, _) -> new Tag(row.getString(1)))
        .list();
  }

  /** Devices that already stand in an open batch, with that batch's number. */
  List<String> alreadyIn(Collection<Long> devices) {
    return jdbc.sql(
            """
            select d.tag || ' B-' || lpad(i.batch::text, greatest(5, length(i.batch::text)), '0')
              from dismantling.batch_device i
              join dismantling.batch b using (batch)
              join custody.devices d using (device)
             where i.device = any(?) and i.returned_at is null and b.slip is null
             order by i.device
            """)
        .param(devices.toArray(Long[]::new))
        .query((row, _) -> row.getString(1))
        .list();
  }

  /** Devices of a batch that left, of which the book now says that they never did. */
  void returned(Collection<Long> devices, Instant at) {
    jdbc.sql(
            """
            update dismantling.batch_device i set returned_at = ?
              from dismantling.batch b
             where b.batch = i.batch and b.slip is not null
               and i.device = any(?) and i.returned_at is null and i.certificate is null
            """)
        .params(at.atOffset(ZoneOffset.UTC), devices.toArray(Long[]::new))
        .update();
  }

  /** Customs territories in which its devices stand; one whose place nobody knows is at home. */
  List<String> territories(long batch, String home) {
    return jdbc.sql(
            """
            select distinct coalesce(s.territory, ?) as territory
              from dismantling.batch_device i
              join custody.devices d using (device)
              left join partners.sites s on s.site = d.place
             where i.batch = ? and i.returned_at is null
             order by 1
            """)
        .params(home, batch)
        .query((row, _) -> row.getString(1))
        .list();
  }

  void put(long batch, Collection<Long> devices, Instant at) {
    jdbc.sql(
            """
            insert into dismantling.batch_device (batch, device, put_at)
            select ?, device, ? from unnest(?::bigint[]) as n(device)
            """)
        .params(batch, at.atOffset(ZoneOffset.UTC), devices.toArray(Long[]::new))
        .update();
  }

  int takeOut(long batch, Collection<Tag> tags) {
    return jdbc.sql(
            """
            delete from dismantling.batch_device i using custody.devices d
             where d.device = i.device and i.batch = ? and d.tag = any(?)
            """)
        .params(batch, tags.stream().map(Tag::code).toArray(String[]::new))
        .update();
  }

  void handedOver(
      long batch,
      long slip,
      Instant at,
      Leaving how,
      @Nullable String manifestFile,
      @Nullable Long permit) {
    jdbc.sql(
            """
            update dismantling.batch
               set slip = ?, handed_over_at = ?, carrier = ?, vehicle = ?, manifest = ?, manifest_file = ?, permit = ?
             where batch = ?
            """)
        .params(
            Arrays.asList(
                slip,
                at.atOffset(ZoneOffset.UTC),
                how.carrier(),
                how.vehicle(),
                how.manifest(),
                manifestFile,
                permit,
                batch))
        .update();
  }

  /** Under which licence devices of this kind left, and what each of them was at that moment. */
  void freeze(long batch, DeviceKind kind, long licence) {
    jdbc.sql(
            """
            update dismantling.batch_device i
               set licence = ?, kind = d.kind, serial = d.serial, grams = d.grams, basis = d.basis
              from custody.devices d
             where d.device = i.device and i.batch = ? and d.kind = ? and i.returned_at is null
            """)
        .params(licence, batch, kind.name())
        .update();
  }

  /** What a certificate may name, and what another one that was not struck names already. */
  List<Reconciliation.Candidate> named(long batch, long but) {
    return jdbc.sql(
            """
            select i.device, d.tag, coalesce(i.serial, d.serial) as serial,
                   coalesce(a.number, (
                     select c.number from dismantling.certificate_line l
                       join dismantling.certificate c using (certificate)
                      where coalesce(l.paired, l.device) = i.device and c.batch = i.batch
                        and (l.answer = 'MATCHED' or l.settled = 'PAIRED')
                        and c.struck_at is null and c.certificate <> :but limit 1)) as claimed
              from dismantling.batch_device i
              join custody.devices d using (device)
              left join dismantling.certificate a on a.certificate = i.certificate and a.certificate <> :but
             where i.batch = :batch and i.returned_at is null
             order by i.device
            """)
        .param("batch", batch)
        .param("but", but)
        .query((row, _) ->
            new Reconciliation.Candidate(
                row.getLong("device"),
                new Tag(row.getString("tag")),
                row.getString("serial"),
                row.getString("claimed")))
        .list();
  }

  /** Which of these names are devices of the house in another batch, or in none. */
  Map<String, Reconciliation.Elsewhere> elsewhere(long batch, Collection<String> names) {
    var found = new HashMap<String, Reconciliation.Elsewhere>();
    jdbc.sql(
            """
            select n.name, d.device, coalesce((
                     select 'B-' || lpad(i.batch::text, greatest(5, length(i.batch::text)), '0') from dismantling.batch_device i
                      where i.device = d.device and i.returned_at is null), '–') as place
              from unnest(?::text[]) as n(name)
              join custody.devices d on d.tag = n.name or upper(d.serial) = n.name
             where not exists (select from dismantling.batch_device i
                                where i.device = d.device and i.batch = ? and i.returned_at is null)
             order by d.device
            """)
        .params(names.toArray(String[]::new), batch)
        .query(row -> {
          found.putIfAbsent(
              row.getString("name"),
              new Reconciliation.Elsewhere(row.getLong("device"), row.getString("place")));
        });
    return found;
  }

  void certified(long batch, long certificate, Collection<Long> devices) {
    jdbc.sql(
            """
            update dismantling.batch_device set certificate = ?
             where batch = ? and device = any(?) and returned_at is null
            """)
        .params(certificate, batch, devices.toArray(Long[]::new))
        .update();
  }

  /** Complete as soon as a certificate names every device in it. */
  void completeIfAllCertified(long batch, Instant at) {
    jdbc.sql(
            """
            update dismantling.batch b set completed_at = ?
             where b.batch = ? and b.completed_at is null
               and not exists (select from dismantling.batch_device i
                                where i.batch = b.batch and i.returned_at is null and i.certificate is null)
            """)
        .params(at.atOffset(ZoneOffset.UTC), batch)
        .update();
  }

  private static Batch batch(ResultSet row, int index) throws SQLException {
    return new Batch(
        row.getLong("batch"),
        row.getString("number"),
        row.getLong("plant"),
        row.getString("plant_name"),
        row.getTimestamp("opened_at").toInstant(),
        row.getObject("slip", Long.class),
        instant(row, "handed_over_at"),
        instant(row, "completed_at"),
        instant(row, "closed_at"),
        row.getLong("devices"),
        row.getLong("certified"),
        row.getLong("grams_in"),
        row.getLong("grams_out"),
        row.getLong("grams_in_doubt"),
        row.getString("carrier"),
        row.getString("vehicle"),
        row.getString("manifest"),
        row.getString("manifest_file"),
        row.getString("permit"));
  }

  private static Item item(ResultSet row, int index) throws SQLException {
    return new Item(
        row.getLong("device"),
        new Tag(row.getString("tag")),
        DeviceKind.valueOf(row.getString("kind")),
        row.getString("maker"),
        row.getString("model"),
        row.getString("serial"),
        row.getLong("grams"),
        Basis.valueOf(row.getString("basis")),
        Held.valueOf(row.getString("data")),
        row.getObject("licence", Long.class),
        row.getString("certificate"),
        row.getObject("pallet", Integer.class));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var moment = row.getTimestamp(column);
    return moment == null ? null : moment.toInstant();
  }
}
