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

  private static final String LOT =
      """
      select l.lot as id, l.donor, l.opened_at, n.announced, n.received
        from donations.lots l
        cross join lateral (
          select count(*)::int as announced, count(device)::int as received
            from intake.item where lot = l.lot) n
      """;

  Optional<Lot> lot(long lot) {
    return jdbc.sql(LOT + " where l.lot = ?").param(lot).query(Lots::lot).optional();
  }

  /** The newest first; of these donors only, or of all when null. */
  List<Lot> lots(@Nullable Collection<Long> donors, long before, int limit) {
    return jdbc.sql(
            LOT
                + """
                 where l.lot < :before and (:all or l.donor = any(:donors))
                 order by l.lot desc limit :limit
                """)
        .param("before", before)
        .param("all", donors == null)
        .param("donors", donors == null ? new Long[0] : donors.toArray(Long[]::new))
        .param("limit", limit)
        .query(Lots::lot)
        .list();
  }

  private static final String ITEM =
      """
      select i.item, i.lot, i.line, i.donors_tag, i.kind, i.maker, i.model, i.serial, i.cpu,
             i.memory_mb, i.drives, i.grams, d.tag
        from intake.item i left join custody.devices d on d.device = i.device
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

  List<Item> open(long lot) {
    return items(lot, false, Long.MIN_VALUE, Integer.MAX_VALUE);
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

  /** What came on one slip, in the order of the list. */
  List<Item> ofReceipt(long receipt) {
    return jdbc.sql(ITEM + " where i.receipt = ? order by i.line")
        .param(receipt)
        .query(Lots::item)
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
    return jdbc.sql("select count(distinct lot) from intake.item where device is null")
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
        row.getInt("announced"),
        row.getInt("received"));
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
        tag == null ? null : new Tag(tag));
  }
}
