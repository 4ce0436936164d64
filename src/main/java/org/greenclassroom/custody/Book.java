package org.greenclassroom.custody;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tables {@code custody.device}, {@code custody.fact} and {@code custody.device_state}.
 *
 * <p>A fact and the present it leads to are written in one statement, for one device or for
 * thousands.
 */
@Component
class Book {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int CHUNK = 5_000;

  private final JdbcClient jdbc;
  private volatile @Nullable TagPress press;

  Book(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A fact with everything that its row needs. */
  record Row(Device after, FactKind kind, Entry entry, String detail, UUID key) {}

  /** New identities, with tags that were never given before. */
  Map<Long, Tag> newDevices(int count, Instant at) {
    var tags = freshTags(count);
    newDevices(tags, at);
    return tags;
  }

  /** Numbers and tags that no device has and none will get but by these numbers. */
  Map<Long, Tag> freshTags(int count) {
    var ids =
        jdbc.sql(
                """
                select nextval(pg_get_serial_sequence('custody.device', 'device'))
                  from generate_series(1, ?)
                """)
            .param(count)
            .query((row, _) -> row.getLong(1))
            .list();
    var tags = new java.util.LinkedHashMap<Long, Tag>();
    for (var id : ids) tags.put(id, press().press(id));
    return tags;
  }

  /** Identities of these numbers: the second of two who give the same tag breaks a key. */
  void newDevices(Map<Long, Tag> tags, Instant at) {
    jdbc.sql(
            """
            insert into custody.device (device, tag, first_seen) overriding system value
            select id, tag, ?::timestamptz from unnest(?::bigint[], ?::text[]) as n(id, tag)
            """)
        .params(
            Canon.time(at),
            tags.keySet().toArray(Long[]::new),
            tags.values().stream().map(Tag::code).toArray(String[]::new))
        .update();
  }

  /** Writes facts and the presents after them; answers the fact's number by device. */
  Map<Long, Long> write(List<Row> rows, Instant recordedAt, long recordedBy, boolean newDevices) {
    var numbers = new HashMap<Long, Long>();
    for (int start = 0; start < rows.size(); start += CHUNK) {
      var chunk = rows.subList(start, Math.min(rows.size(), start + CHUNK));
      jdbc.sql(newDevices ? INSERT : UPDATE)
          .params(parametersOf(chunk, recordedAt, recordedBy))
          .query(row -> {
            numbers.put(row.getLong(1), row.getLong(2));
          });
    }
    return numbers;
  }

  /**
   * Writes one fact about one device and the present after it, in one statement that needs no lock
   * before it.
   *
   * @return the fact's number, or nothing when the device had one more fact by then
   */
  Optional<Long> writeOne(Row row, Instant recordedAt, long recordedBy) {
    var after = row.after();
    var entry = row.entry();
    var before = after.before();
    var seen = after.observed();
    return jdbc.sql(ONE)
        .params(
            Arrays.asList(
                after.stage().name(),
                before == null ? null : before.name(),
                after.data().name(),
                after.holder(),
                after.place(),
                after.classroom(),
                seen.kind().name(),
                seen.maker(),
                seen.model(),
                seen.serial(),
                seen.donorsTag(),
                seen.grams(),
                seen.basis().name(),
                seen.donor(),
                seen.lot(),
                drivesText(seen.drives()),
                utc(after.receivedAt()),
                utc(recordedAt),
                after.facts(),
                after.head(),
                after.id(),
                after.facts() - 1,
                row.kind().name(),
                utc(entry.occurredAt()),
                recordedBy,
                row.key(),
                entry.slip(),
                entry.holder(),
                entry.place(),
                entry.voids(),
                row.detail()))
        .query((number, _) -> number.getLong(1))
        .optional();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }

  private static final String ONE =
      """
      with present as (
        update custody.device_state
           set stage = ?, stage_before = ?, data = ?, holder = ?, place = ?, classroom = ?, kind = ?,
               maker = ?, model = ?, serial = ?, donors_tag = ?, grams = ?, basis = ?, donor = ?,
               lot = ?, drives = ?::json, received_at = ?, changed_at = ?, facts = ?, head = ?
         where device = ? and facts = ?
        returning device, facts, changed_at, head
      )
      insert into custody.fact (device, nth, kind, occurred_at, recorded_at, recorded_by, key, slip,
                                holder, place, voids, detail, hash)
      select device, facts, ?, ?::timestamptz, changed_at, ?::bigint, ?::uuid, ?::bigint, ?::bigint,
             ?::bigint, ?::bigint, ?::json, head
        from present
      returning number
      """;

  private static final String ENTRY =
      """
      with entry as (
        select * from unnest(
          ?::bigint[], ?::text[], ?::int[], ?::text[], ?::timestamptz[], ?::uuid[], ?::bigint[],
          ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[],
          ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[],
          ?::text[], ?::text[], ?::bigint[], ?::text[], ?::bigint[], ?::bigint[], ?::text[],
          ?::timestamptz[], ?::timestamptz[])
        as e(device, tag, nth, fact, occurred_at, key, slip, fact_holder, fact_place, voids, detail,
             hash, stage, stage_before, data, holder, place, classroom, kind, maker, model, serial,
             donors_tag, grams, basis, donor, lot, drives, first_received_at, received_at)
      ),
      written as (
        insert into custody.fact (device, nth, kind, occurred_at, recorded_at, recorded_by, key, slip,
                                  holder, place, voids, detail, hash)
        select device, nth, fact, occurred_at, ?::timestamptz, ?, key, slip, fact_holder, fact_place,
               voids, detail::json, hash
          from entry order by device
        returning device, number, recorded_at
      )
      """;

  private static final String UPDATE =
      ENTRY
          + """
          update custody.device_state s
             set stage = e.stage, stage_before = e.stage_before, data = e.data, holder = e.holder,
                 place = e.place, classroom = e.classroom, kind = e.kind, maker = e.maker,
                 model = e.model, serial = e.serial, donors_tag = e.donors_tag, grams = e.grams,
                 basis = e.basis, donor = e.donor, lot = e.lot, drives = e.drives::json,
                 received_at = e.received_at, changed_at = w.recorded_at, facts = e.nth, head = e.hash
            from entry e join written w using (device)
           where s.device = e.device
          returning s.device, w.number
          """;

  private static final String INSERT =
      ENTRY
          + """
          , present as (
            insert into custody.device_state (device, tag, stage, stage_before, data, holder, place,
                   classroom, kind, maker, model, serial, donors_tag, grams, basis, donor, lot, drives,
                   first_received_at, received_at, changed_at, facts, head)
            select e.device, e.tag, e.stage, e.stage_before, e.data, e.holder, e.place, e.classroom,
                   e.kind, e.maker, e.model, e.serial, e.donors_tag, e.grams, e.basis, e.donor, e.lot,
                   e.drives::json, e.first_received_at, e.received_at, w.recorded_at, e.nth, e.hash
              from entry e join written w using (device)
          )
          select device, number from written
          """;

  private static Object[] parametersOf(List<Row> rows, Instant recordedAt, long recordedBy) {
    var all = new ArrayList<Object>();
    all.add(longs(rows, row -> row.after().id()));
    all.add(texts(rows, row -> row.after().tag().code()));
    all.add(rows.stream().map(row -> row.after().facts()).toArray(Integer[]::new));
    all.add(texts(rows, row -> row.kind().name()));
    all.add(texts(rows, row -> Canon.time(row.entry().occurredAt())));
    all.add(texts(rows, row -> row.key().toString()));
    all.add(longs(rows, row -> row.entry().slip()));
    all.add(longs(rows, row -> row.entry().holder()));
    all.add(longs(rows, row -> row.entry().place()));
    all.add(longs(rows, row -> row.entry().voids()));
    all.add(texts(rows, Row::detail));
    all.addAll(presentOf(rows.stream().map(Row::after).toList()));
    all.add(Canon.time(recordedAt));
    all.add(recordedBy);
    return all.toArray();
  }

  /** The columns of the present, from hash to received_at. */
  private static List<Object> presentOf(List<Device> rows) {
    return Arrays.asList(
        texts(rows, Device::head),
        texts(rows, row -> row.stage().name()),
        texts(rows, row -> row.before() == null ? null : row.before().name()),
        texts(rows, row -> row.data().name()),
        longs(rows, Device::holder),
        longs(rows, Device::place),
        longs(rows, Device::classroom),
        texts(rows, row -> row.observed().kind().name()),
        texts(rows, row -> row.observed().maker()),
        texts(rows, row -> row.observed().model()),
        texts(rows, row -> row.observed().serial()),
        texts(rows, row -> row.observed().donorsTag()),
        longs(rows, row -> row.observed().grams()),
        texts(rows, row -> row.observed().basis().name()),
        longs(rows, row -> row.observed().donor()),
        longs(rows, row -> row.observed().lot()),
        texts(rows, row -> drivesText(row.observed().drives())),
        texts(rows, row -> Canon.time(row.firstReceivedAt())),
        texts(rows, row -> Canon.time(row.receivedAt())));
  }

  private static <T> @Nullable Long[] longs(List<T> rows, Function<T, @Nullable Long> value) {
    return rows.stream().map(value).toArray(Long[]::new);
  }

  private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> value) {
    return rows.stream().map(value).toArray(String[]::new);
  }

  private static @Nullable String drivesText(@Nullable List<Drive> drives) {
    return drives == null ? null : JSON.writeValueAsString(drives);
  }

  /** The presents of these devices, locked in ascending order of their identities. */
  List<Device> locked(Collection<Tag> tags) {
    return jdbc.sql(SELECT + " where s.tag = any(?) order by s.device for update of s")
        .param(tags.stream().map(Tag::code).toArray(String[]::new))
        .query(Book::device)
        .list();
  }

  Optional<Device> present(Tag tag) {
    return jdbc.sql(SELECT + " where s.tag = ?").param(tag.code()).query(Book::device).optional();
  }

  /** The present of a device, and whether the fact of this key is written already. */
  record Seen(Device device, boolean written) {}

  Optional<Seen> seen(Tag tag, UUID key) {
    return jdbc.sql(SEEN)
        .params(key, tag.code())
        .query((row, index) -> new Seen(device(row, index), row.getBoolean("written")))
        .optional();
  }

  List<Device> presents(Collection<Tag> tags) {
    return jdbc.sql(SELECT + " where s.tag = any(?) order by s.device")
        .param(tags.stream().map(Tag::code).toArray(String[]::new))
        .query(Book::device)
        .list();
  }

  /** The presents of a range of identities. */
  List<Device> range(long from, long to) {
    return jdbc.sql(SELECT + " where s.device between ? and ?")
        .params(from, to)
        .query(Book::device)
        .list();
  }

  private static final String COLUMNS =
      """
      select s.device, s.tag, s.stage, s.stage_before, s.data, s.holder, s.place, s.classroom, s.kind,
             s.maker, s.model, s.serial, s.donors_tag, s.grams, s.basis, s.donor, s.lot, s.drives,
             s.first_received_at, s.received_at, s.changed_at, s.facts, s.head
      """;

  private static final String SELECT = COLUMNS + " from custody.device_state s";

  private static final String SEEN =
      COLUMNS
          + """
                 , exists (select from custody.fact where key = ?) as written
            from custody.device_state s
           where s.tag = ?
          """;

  private static Device device(ResultSet row, int index) throws SQLException {
    var before = row.getString("stage_before");
    var drives = row.getString("drives");
    return new Device(
        row.getLong("device"),
        new Tag(row.getString("tag")),
        Stage.valueOf(row.getString("stage")),
        before == null ? null : Stage.valueOf(before),
        Held.valueOf(row.getString("data")),
        row.getLong("holder"),
        row.getObject("place", Long.class),
        row.getObject("classroom", Long.class),
        new Observed(
            DeviceKind.valueOf(row.getString("kind")),
            row.getString("maker"),
            row.getString("model"),
            row.getString("serial"),
            row.getString("donors_tag"),
            row.getLong("grams"),
            Basis.valueOf(row.getString("basis")),
            row.getObject("donor", Long.class),
            row.getObject("lot", Long.class),
            drives == null ? null : JSON.readValue(drives, new TypeReference<List<Drive>>() {})),
        row.getTimestamp("first_received_at").toInstant(),
        row.getTimestamp("received_at").toInstant(),
        row.getTimestamp("changed_at").toInstant(),
        row.getInt("facts"),
        row.getString("head"));
  }

  /** The whole line of one device, oldest first. */
  List<Life.Line> line(long device) {
    return jdbc.sql(
            """
            select number, nth, kind, occurred_at, recorded_at, slip, holder, place, voids, detail, hash
              from custody.fact where device = ? order by nth
            """)
        .param(device)
        .query((row, _) ->
            new Life.Line(
                row.getLong("number"),
                row.getInt("nth"),
                entry(row),
                row.getTimestamp("recorded_at").toInstant(),
                row.getString("hash")))
        .list();
  }

  static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        Canon.fact(FactKind.valueOf(row.getString("kind")), row.getString("detail")),
        row.getTimestamp("occurred_at").toInstant(),
        row.getObject("slip", Long.class),
        row.getObject("holder", Long.class),
        row.getObject("place", Long.class),
        row.getObject("voids", Long.class));
  }

  /** Facts that were already written under these keys. */
  List<Written> written(Collection<UUID> keys) {
    return jdbc.sql(
            """
            select f.number, d.tag, f.nth, f.kind, s.stage, f.occurred_at, f.recorded_at, f.hash
              from custody.fact f
              join custody.device d using (device)
              join custody.device_state s using (device)
             where f.key = any(?::uuid[]) order by f.device
            """)
        .param(keys.stream().map(UUID::toString).toArray(String[]::new))
        .query((row, _) ->
            new Written(
                row.getLong(1),
                new Tag(row.getString(2)),
                row.getInt(3),
                FactKind.valueOf(row.getString(4)),
                Stage.valueOf(row.getString(5)),
                row.getTimestamp(6).toInstant(),
                row.getTimestamp(7).toInstant(),
                row.getString(8)))
        .list();
  }

  private TagPress press() {
    var ready = press;
    if (ready == null) {
      ready =
          new TagPress(
              jdbc.sql("select secret from custody.tag_secret").query(Long.class).single());
      press = ready;
    }
    return ready;
  }
}
