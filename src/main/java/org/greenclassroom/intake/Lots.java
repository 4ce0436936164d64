package org.greenclassroom.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The tables {@code intake.item} and {@code intake.receipt}. */
@Component
class Lots {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient jdbc;

  Lots(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One coming-in of things of a lot, on one slip. */
  record Receipt(
      long id, long lot, long slip, int pieces, @Nullable Long totalGrams, Instant receivedAt) {}

  /**
   * Counted for the lots that are shown only, from what is small: awaited items have an index of
   * their own, receipts know their pieces, and what is beyond the list is rare.
   */
  private static final String LOT =
      """
      select l.lot as id, l.donor, l.opened_at, a.awaited, r.received, x.extra, d.given_up,
             d.differences
        from donations.lots l
        cross join lateral (
          select count(*)::int as awaited from intake.item
           where lot = l.lot and device is null and difference is null) a
        cross join lateral (
          select coalesce(sum(pieces), 0)::int as received from intake.receipt where lot = l.lot) r
        cross join lateral (
          select count(*)::int as extra from intake.item where lot = l.lot and extra) x
        cross join lateral (
          select count(*) filter (where kind = 'MISSING')::int as given_up,
                 count(*)::int as differences
            from intake.difference join intake.session using (session)
           where difference.lot = l.lot and arrived_at is null and closed_at is not null) d
      """;

  Optional<Lot> lot(long lot) {
    return jdbc.sql(LOT + " where l.lot = ?").param(lot).query(Lots::lot).optional();
  }

  /**
   * Which lots.
   *
   * @param open only those of which something is still awaited
   * @param differs only those with differences that hold
   * @param oldestFirst else the newest first
   */
  record Filter(@Nullable Long donor, boolean open, boolean differs, boolean oldestFirst) {
    static final Filter NONE = new Filter(null, false, false, false);
  }

  private static final String WHICH =
      """
       where (:all or l.donor = any(:donors)) and (:donor::bigint is null or l.donor = :donor)
         and (not :open or exists (select from intake.item i
               where i.lot = l.lot and i.device is null and i.difference is null))
         and (not :differs or exists (select from intake.difference d join intake.session s using (session)
               where d.lot = l.lot and d.arrived_at is null and s.closed_at is not null))
      """;

  /** Of these donors only, or of all when null. */
  List<Lot> lots(
      @Nullable Collection<Long> donors, Filter filter, @Nullable Long after, int limit) {
    var paged =
        filter.oldestFirst()
            ? LOT + WHICH + " and l.lot > :after order by l.lot limit :limit"
            : LOT + WHICH + " and l.lot < :after order by l.lot desc limit :limit";
    return jdbc.sql(paged)
        .param("after", after != null ? after : filter.oldestFirst() ? 0 : Long.MAX_VALUE)
        .param("all", donors == null)
        .param("donors", donors == null ? new Long[0] : donors.toArray(Long[]::new))
        .param("donor", filter.donor())
        .param("open", filter.open())
        .param("differs", filter.differs())
        .param("limit", limit)
        .query(Lots::lot)
        .list();
  }

  private static final String ITEM =
      """
      select i.item, i.lot, i.line, i.donors_tag, i.kind, i.maker, i.model, i.serial, i.cpu,
             i.memory_mb, i.drives, i.grams, d.tag, i.extra, f.reason as given_up
        from intake.item i
        left join custody.devices d on d.device = i.device
        left join intake.difference f on f.difference = i.difference
      """;

  /** In the order of the donor's list; only those that came, or only those that did not. */
  List<Item> items(long lot, @Nullable Boolean came, long afterLine, int limit) {
    return jdbc.sql(
            ITEM
                + """
                 where i.lot = :lot and i.line > :after
                   and (:all or (i.device is not null) = :came)
                 order by i.line limit :limit
                """)
        .param("lot", lot)
        .param("after", afterLine)
        .param("all", came == null)
        .param("came", came != null && came)
        .param("limit", limit)
        .query(Lots::item)
        .list();
  }

  /** What is still awaited: neither here nor given up. */
  List<Item> open(long lot) {
    return jdbc.sql(
            ITEM
                + """
                 where i.lot = ? and i.device is null and i.difference is null order by i.line
                """)
        .param(lot)
        .query(Lots::item)
        .list();
  }

  Optional<Item> item(Tag tag) {
    return jdbc.sql(ITEM + " where d.tag = ?").param(tag.code()).query(Lots::item).optional();
  }

  Optional<Receipt> keyed(UUID key) {
    return jdbc.sql(RECEIPT + " where key = ?").param(key).query(Lots::receipt).optional();
  }

  List<Receipt> receipts(long lot) {
    return jdbc.sql(RECEIPT + " where lot = ? order by receipt")
        .param(lot)
        .query(Lots::receipt)
        .list();
  }

  long slip(long receipt) {
    return jdbc.sql("select slip from intake.receipt where receipt = ?")
        .param(receipt)
        .query(Long.class)
        .single();
  }

  private static final String RECEIPT =
      """
      select receipt as id, lot, slip, pieces, total_grams, received_at from intake.receipt
      """;

  long insert(
      UUID key, long lot, long slip, int pieces, @Nullable Long totalGrams, Instant at, long by) {
    return jdbc.sql(
            """
            insert into intake.receipt (key, lot, slip, pieces, total_grams, received_at, received_by)
            values (?, ?, ?, ?, ?, ?, ?) returning receipt
            """)
        .params(Arrays.asList(key, lot, slip, pieces, totalGrams, at.atOffset(ZoneOffset.UTC), by))
        .query(Long.class)
        .single();
  }

  void received(long receipt, Long[] items, Long[] devices) {
    jdbc.sql(
            """
            update intake.item i set device = n.device, receipt = ?, difference = null
              from unnest(?::bigint[], ?::bigint[]) as n(item, device)
             where i.item = n.item and i.device is null
            """)
        .params(receipt, items, devices)
        .update();
  }

  /** What was scanned beyond the list becomes items behind its last line. */
  void addBeyond(long lot, long session) {
    jdbc.sql(
            """
            with fresh as (
              select scan, (select coalesce(max(line), 0) from intake.item where lot = :lot)
                           + row_number() over (order by scan) as line
                from intake.scan where session = :session and undone_at is null and item is null
            ), made as (
              insert into intake.item (lot, line, donors_tag, kind, maker, model, serial,
                                       serial_match, extra)
              select :lot, f.line, s.donors_tag, s.kind, s.maker, s.model, s.serial,
                     s.serial_match, true
                from fresh f join intake.scan s using (scan) order by f.line
              returning item, line
            )
            update intake.scan s set item = m.item
              from fresh f join made m using (line) where s.scan = f.scan
            """)
        .param("lot", lot)
        .param("session", session)
        .update();
  }

  /** What was scanned, as it is: where it is not what the list says, the scan is right. */
  List<Item> scanned(long session) {
    return jdbc.sql(
            """
            select i.item, i.lot, i.line, coalesce(s.donors_tag, i.donors_tag) as donors_tag,
                   coalesce(s.kind, i.kind) as kind, coalesce(s.maker, i.maker) as maker,
                   coalesce(s.model, i.model) as model, coalesce(s.serial, i.serial) as serial,
                   i.cpu, i.memory_mb, i.drives, i.grams, null as tag, i.extra, null as given_up
              from intake.scan s join intake.item i on i.item = s.item
             where s.session = ? and s.undone_at is null
             order by i.line
            """)
        .param(session)
        .query(Lots::item)
        .list();
  }

  /** What came on one slip, in the order of the list. */
  List<Item> ofReceipt(long receipt) {
    return jdbc.sql(ITEM + " where i.receipt = ? order by i.line")
        .param(receipt)
        .query(Lots::item)
        .list();
  }

  /** Of one kind: what was announced and what became of it so far. */
  record OfKind(
      DeviceKind kind, int announced, int received, int awaited, int givenUp, int extra) {}

  List<OfKind> byKind(long lot) {
    return jdbc.sql(
            """
            select kind, count(*) filter (where not extra)::int as announced,
                   count(device) filter (where not extra)::int as received,
                   count(*) filter (where device is null and difference is null)::int as awaited,
                   count(difference)::int as given_up,
                   count(*) filter (where extra)::int as extra
              from intake.item where lot = ? group by kind order by kind
            """)
        .param(lot)
        .query((row, _) ->
            new OfKind(
                DeviceKind.valueOf(row.getString(1)),
                row.getInt(2),
                row.getInt(3),
                row.getInt(4),
                row.getInt(5),
                row.getInt(6)))
        .list();
  }

  Map<DeviceKind, Long> classWeights() {
    var weights = new EnumMap<DeviceKind, Long>(DeviceKind.class);
    jdbc.sql("select kind, grams from intake.class_weight")
        .query(row -> {
          weights.put(DeviceKind.valueOf(row.getString(1)), row.getLong(2));
        });
    return weights;
  }

  /** How many lots have items that did not come yet, and when the last receipt was. */
  long waiting() {
    return jdbc.sql(
            """
            select count(distinct lot) from intake.item
             where device is null and difference is null
            """)
        .query(Long.class)
        .single();
  }

  @Nullable Instant lastReceipt() {
    return jdbc.sql("select max(received_at) from intake.receipt")
        .query((row, _) -> Optional.ofNullable(row.getTimestamp(1)))
        .single()
        .map(java.sql.Timestamp::toInstant)
        .orElse(null);
  }

  private static Lot lot(ResultSet row, int index) throws SQLException {
    return new Lot(
        row.getLong("id"),
        row.getLong("donor"),
        row.getTimestamp("opened_at").toInstant(),
        row.getInt("awaited"),
        row.getInt("received"),
        row.getInt("extra"),
        row.getInt("given_up"),
        row.getInt("differences"));
  }

  private static Receipt receipt(ResultSet row, int index) throws SQLException {
    return new Receipt(
        row.getLong("id"),
        row.getLong("lot"),
        row.getLong("slip"),
        row.getInt("pieces"),
        row.getObject("total_grams", Long.class),
        row.getTimestamp("received_at").toInstant());
  }

  private static Item item(ResultSet row, int index) throws SQLException {
    var drives = row.getString("drives");
    var tag = row.getString("tag");
    var givenUp = row.getString("given_up");
    return new Item(
        row.getLong("item"),
        row.getLong("lot"),
        row.getLong("line"),
        row.getString("donors_tag"),
        DeviceKind.valueOf(row.getString("kind")),
        row.getString("maker"),
        row.getString("model"),
        row.getString("serial"),
        row.getString("cpu"),
        row.getObject("memory_mb", Integer.class),
        drives == null ? List.of() : Arrays.asList(JSON.readValue(drives, String[].class)),
        row.getObject("grams", Long.class),
        tag == null ? null : new Tag(tag),
        row.getBoolean("extra"),
        givenUp == null ? null : Reason.valueOf(givenUp));
  }
}
