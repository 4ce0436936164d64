package org.greenclassroom.collection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code collection.pickup}, its lines, its contact and its history. */
@Component
class PickupTable {
  private static final String SELECT =
      """
      select p.pickup, p.lot, l.donor, d.name as donor_name, p.state, p.uid, p.sequence,
             p.planned_from, p.planned_to, p.site,
             case when p.address is not null then p.address
                  else s.name || coalesce(', ' || nullif(s.address, s.name), '') end as place,
             p.access, p.access_note, p.carrier, c.name as carrier_name, v.pallets, p.driver,
             a.name as driver_name, p.reason, v.pieces, p.changed_at, v.collected_at
        from collection.pickup p
        join collection.pickups v using (pickup)
        join donations.lots l on l.lot = p.lot
        join partners.partners d on d.partner = l.donor
        left join partners.sites s on s.site = p.site
        left join partners.partners c on c.partner = p.carrier
        left join people.accounts a on a.account = p.driver
      """;

  private final JdbcClient jdbc;

  PickupTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A lot that somebody could fetch. */
  record LotName(long lot, String donor) {}

  Optional<Long> keyed(UUID key) {
    return jdbc.sql("select pickup from collection.pickup where key = ?")
        .param(key)
        .query(Long.class)
        .optional();
  }

  long insert(long lot, Order order, Instant now, long by, UUID key) {
    return jdbc.sql(
            """
            insert into collection.pickup (key, lot, state, planned_from, planned_to, site, address,
                   access, access_note, carrier, expected_pallets, driver, ordered_at, ordered_by, changed_at)
            values (:key, :lot, 'PLANNED', :from, :to, :site, :address, :access, :note, :carrier, :pallets,
                   :driver, :now, :by, :now)
            returning pickup
            """)
        .param("key", key)
        .param("lot", lot)
        .param("from", Timestamp.from(order.from()))
        .param("to", Timestamp.from(order.to()))
        .param("site", order.site())
        .param("address", order.site() == null ? order.address() : null)
        .param("access", order.access().toArray(String[]::new))
        .param("note", order.accessNote())
        .param("carrier", order.carrier())
        .param("pallets", order.pallets())
        .param("driver", order.driver())
        .param("now", Timestamp.from(now))
        .param("by", by)
        .query(Long.class)
        .single();
  }

  /** Changes an order that nobody changed since it was read; false: somebody did. */
  boolean change(long pickup, int sequence, Order order, PickupState state, Instant now) {
    return jdbc.sql(
                """
                update collection.pickup
                   set planned_from = :from, planned_to = :to, site = :site, address = :address,
                       access = :access, access_note = :note, carrier = :carrier,
                       expected_pallets = :pallets, driver = :driver, state = :state, reason = null,
                       changed_at = :now, sequence = sequence + 1
                 where pickup = :pickup and sequence = :sequence
                """)
            .param("from", Timestamp.from(order.from()))
            .param("to", Timestamp.from(order.to()))
            .param("site", order.site())
            .param("address", order.site() == null ? order.address() : null)
            .param("access", order.access().toArray(String[]::new))
            .param("note", order.accessNote())
            .param("carrier", order.carrier())
            .param("pallets", order.pallets())
            .param("driver", order.driver())
            .param("state", state.name())
            .param("now", Timestamp.from(now))
            .param("pickup", pickup)
            .param("sequence", sequence)
            .update()
        == 1;
  }

  /** The same, of the state alone. */
  boolean turn(long pickup, int sequence, PickupState state, @Nullable WhyNot reason, Instant now) {
    return jdbc.sql(
                """
                update collection.pickup
                   set state = :state, reason = :reason, changed_at = :now, sequence = sequence + 1
                 where pickup = :pickup and sequence = :sequence
                """)
            .param("state", state.name())
            .param("reason", reason == null ? null : reason.name())
            .param("now", Timestamp.from(now))
            .param("pickup", pickup)
            .param("sequence", sequence)
            .update()
        == 1;
  }

  void expect(long pickup, Map<ThingClass, Integer> expected) {
    jdbc.sql("delete from collection.pickup_line where pickup = ?").param(pickup).update();
    var classes = expected.keySet().stream().map(ThingClass::name).toArray(String[]::new);
    jdbc.sql(
            """
            insert into collection.pickup_line (pickup, thing_class, pieces)
            select ?, l.thing_class, l.pieces from unnest(?::text[], ?::int[]) l(thing_class, pieces)
            """)
        .params(pickup, classes, expected.values().toArray(Integer[]::new))
        .update();
  }

  List<Line> lines(long pickup) {
    return jdbc.sql(
            """
            select l.thing_class, l.expected, l.counted
              from collection.pickup_lines l join collection.classes k using (thing_class)
             where l.pickup = ? order by k.place
            """)
        .param(pickup)
        .query((row, _) ->
            new Line(
                ThingClass.valueOf(row.getString(1)),
                row.getObject(2, Integer.class),
                row.getObject(3, Integer.class)))
        .list();
  }

  void write(long pickup, Change.What what, Instant at, long by, UUID key) {
    jdbc.sql(
            """
            insert into collection.pickup_change (pickup, sequence, what, planned_from, planned_to,
                   reason, at, by, key)
            select pickup, sequence, ?, planned_from, planned_to, reason, ?, ?, ?
              from collection.pickup where pickup = ?
            """)
        .params(what.name(), Timestamp.from(at), by, key, pickup)
        .update();
  }

  boolean isWritten(UUID key) {
    return jdbc.sql("select exists (select from collection.pickup_change where key = ?)")
        .param(key)
        .query(Boolean.class)
        .single();
  }

  List<Change> changes(long pickup) {
    return jdbc.sql(
            """
            select c.sequence, c.what, c.planned_from, c.planned_to, c.reason, c.at, a.name as by
              from collection.pickup_change c left join people.accounts a on a.account = c.by
             where c.pickup = ? order by c.sequence
            """)
        .param(pickup)
        .query(DataClassRowMapper.newInstance(Change.class))
        .list();
  }

  void keep(long pickup, Contact contact, Instant now) {
    jdbc.sql(
            """
            insert into collection.pickup_contact (pickup, name, phone, email, language, written_at)
            values (:pickup, :name, :phone, :email, :language, :now)
            on conflict (pickup) do update set name = excluded.name, phone = excluded.phone,
                   email = excluded.email, language = excluded.language, written_at = excluded.written_at
            """)
        .param("pickup", pickup)
        .param("name", contact.name())
        .param("phone", contact.phone())
        .param("email", contact.email())
        .param("language", contact.language())
        .param("now", Timestamp.from(now))
        .update();
  }

  Optional<Contact> contact(long pickup) {
    return jdbc.sql(
            "select name, phone, email, language from collection.pickup_contact where pickup = ?")
        .param(pickup)
        .query(Contact.class)
        .optional();
  }

  /** Forgets whom one asked for; how many were forgotten. */
  int forgetContacts(Instant before) {
    return jdbc.sql("delete from collection.pickup_contact where written_at < ?")
        .param(Timestamp.from(before))
        .update();
  }

  Optional<Pickup> pickup(long pickup) {
    return jdbc.sql(SELECT + " where p.pickup = ?")
        .param(pickup)
        .query(PickupTable::pickup)
        .optional();
  }

  void lock(long pickup) {
    jdbc.sql("select pickup from collection.pickup where pickup = ? for update")
        .param(pickup)
        .query(Long.class)
        .optional();
  }

  /**
   * Orders that are open, the next one first.
   *
   * @param donors of these donors only; null: all
   */
  List<Pickup> open(@Nullable Set<Long> donors, int limit) {
    return jdbc.sql(
            SELECT
                + """
                 where p.state in ('PLANNED', 'CONFIRMED') and (:all or l.donor = any(:donors))
                 order by p.planned_from, p.pickup limit :limit
                """)
        .param("all", donors == null)
        .param("donors", donors == null ? new Long[0] : donors.toArray(Long[]::new))
        .param("limit", limit)
        .query(PickupTable::pickup)
        .list();
  }

  /** Orders that are over, the newest first. */
  List<Pickup> over(@Nullable Set<Long> donors, long before, int limit) {
    return jdbc.sql(
            SELECT
                + """
                 where p.state not in ('PLANNED', 'CONFIRMED') and p.pickup < :before
                   and (:all or l.donor = any(:donors))
                 order by p.pickup desc limit :limit
                """)
        .param("before", before)
        .param("all", donors == null)
        .param("donors", donors == null ? new Long[0] : donors.toArray(Long[]::new))
        .param("limit", limit)
        .query(PickupTable::pickup)
        .list();
  }

  /** What is in the calendar between two moments; cancelled ones too. */
  List<Pickup> between(@Nullable Set<Long> donors, Instant from, Instant to) {
    return jdbc.sql(
            SELECT
                + """
                 where p.planned_from < :to and p.planned_to > :from
                   and (:all or l.donor = any(:donors))
                 order by p.planned_from, p.pickup limit 2000
                """)
        .param("from", Timestamp.from(from))
        .param("to", Timestamp.from(to))
        .param("all", donors == null)
        .param("donors", donors == null ? new Long[0] : donors.toArray(Long[]::new))
        .query(PickupTable::pickup)
        .list();
  }

  List<Pickup> ofLot(long lot) {
    return jdbc.sql(SELECT + " where p.lot = ? order by p.pickup")
        .param(lot)
        .query(PickupTable::pickup)
        .list();
  }

  /** Lots opened last. */
  List<LotName> lots(int limit) {
    return jdbc.sql(
            """
            select l.lot, d.name as donor from donations.lots l
              join partners.partners d on d.partner = l.donor order by l.lot desc limit ?
            """)
        .param(limit)
        .query(DataClassRowMapper.newInstance(LotName.class))
        .list();
  }

  Optional<Long> donorOf(long lot) {
    return jdbc.sql("select donor from donations.lots where lot = ?")
        .param(lot)
        .query(Long.class)
        .optional();
  }

  /** Open orders, and how many of them are over their time. */
  long[] waiting(Instant now) {
    return jdbc.sql(
            """
            select count(*), count(*) filter (where planned_to < ?)
              from collection.pickup where state in ('PLANNED', 'CONFIRMED')
            """)
        .param(Timestamp.from(now))
        .query((row, _) -> new long[] {row.getLong(1), row.getLong(2)})
        .single();
  }

  @Nullable Instant lastCollected() {
    return jdbc.sql("select max(recorded_at) from collection.collecting")
        .query((row, _) -> row.getTimestamp(1) == null ? null : row.getTimestamp(1).toInstant())
        .list()
        .getFirst();
  }

  private static Pickup pickup(ResultSet row, int index) throws SQLException {
    var reason = row.getString("reason");
    var collected = row.getTimestamp("collected_at");
    return new Pickup(
        row.getLong("pickup"),
        row.getLong("lot"),
        row.getLong("donor"),
        row.getString("donor_name"),
        PickupState.valueOf(row.getString("state")),
        row.getObject("uid", UUID.class),
        row.getInt("sequence"),
        row.getTimestamp("planned_from").toInstant(),
        row.getTimestamp("planned_to").toInstant(),
        row.getObject("site", Long.class),
        row.getString("place"),
        Arrays.stream((String[]) row.getArray("access").getArray()).map(Access::valueOf).toList(),
        row.getString("access_note"),
        row.getObject("carrier", Long.class),
        row.getString("carrier_name"),
        row.getInt("pallets"),
        row.getObject("driver", Long.class),
        row.getString("driver_name"),
        reason == null ? null : WhyNot.valueOf(reason),
        row.getInt("pieces"),
        row.getTimestamp("changed_at").toInstant(),
        collected == null ? null : collected.toInstant());
  }
}
