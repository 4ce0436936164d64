package org.greenclassroom.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code intake.scan}. */
@Component
class ScanTable {
  private final JdbcClient jdbc;

  ScanTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A machine to be written down. */
  record Row(UUID key, String typed, Judged.Take take, Instant at) {}

  /** What became of a line that was posted before. */
  record Before(
      UUID key,
      String typed,
      @Nullable Long item,
      @Nullable Long line,
      @Nullable DeviceKind kind,
      @Nullable String maker,
      @Nullable String model,
      boolean undone) {}

  record Undone(long scan, String typed) {}

  Map<UUID, Before> keyed(Collection<UUID> keys) {
    return jdbc
        .sql(
            """
            select s.key, s.typed, s.item, i.line, coalesce(s.kind, i.kind) as kind,
                   coalesce(s.maker, i.maker) as maker, coalesce(s.model, i.model) as model,
                   s.undone_at is not null as undone
              from intake.scan s left join intake.item i on i.item = s.item
             where s.key = any(?)
            """)
        .param(keys.toArray(UUID[]::new))
        .query((row, _) ->
            new Before(
                row.getObject("key", UUID.class),
                row.getString("typed"),
                row.getObject("item", Long.class),
                row.getObject("line", Long.class),
                kind(row, "kind"),
                row.getString("maker"),
                row.getString("model"),
                row.getBoolean("undone")))
        .list()
        .stream()
        .collect(Collectors.toMap(Before::key, Function.identity()));
  }

  /** Numbers that were scanned in this session beyond the list. */
  Map<String, Long> beyond(long session, Set<String> numbers) {
    return jdbc
        .sql(
            """
            select serial_match, scan from intake.scan
             where session = ? and item is null and undone_at is null and serial_match = any(?)
            """)
        .params(session, numbers.toArray(String[]::new))
        .query((row, _) -> Map.entry(row.getString(1), row.getLong(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Writes them down; those that somebody else wrote meanwhile are not in the answer. */
  Set<UUID> insert(long session, List<Row> rows, Instant now, long by) {
    return new HashSet<>(
        jdbc.sql(
                """
                insert into intake.scan (session, key, typed, item, elsewhere, kind, maker, model,
                       serial, serial_match, worn, scanned_at, recorded_at, recorded_by)
                select :session, r.key, r.typed, r.item, r.elsewhere, r.kind, r.maker, r.model,
                       r.serial, r.match, r.worn, r.at, :now, :by
                  from unnest(:keys::uuid[], :typed::text[], :items::bigint[],
                              :elsewhere::bigint[], :kinds::text[], :makers::text[],
                              :models::text[], :serials::text[], :matches::text[],
                              :worn::text[], :at::timestamptz[])
                       with ordinality as r(key, typed, item, elsewhere, kind, maker, model,
                                            serial, match, worn, at, nth)
                 order by r.nth
                on conflict do nothing returning key
                """)
            .param("session", session)
            .param("now", Timestamp.from(now))
            .param("by", by)
            .param("keys", column(rows, UUID[]::new, Row::key))
            .param("typed", column(rows, String[]::new, Row::typed))
            .param("items", column(rows, Long[]::new, row -> row.take().item()))
            .param("elsewhere", column(rows, Long[]::new, row -> row.take().elsewhere()))
            .param("kinds", column(rows, String[]::new, row -> name(row.take().kind())))
            .param("makers", column(rows, String[]::new, row -> row.take().maker()))
            .param("models", column(rows, String[]::new, row -> row.take().model()))
            .param("serials", column(rows, String[]::new, row -> row.take().serial()))
            .param("matches", column(rows, String[]::new, row -> row.take().match()))
            .param("worn", column(rows, String[]::new, row -> code(row.take().worn())))
            .param("at", column(rows, String[]::new, row -> row.at().toString()))
            .query((row, _) -> row.getObject(1, UUID.class))
            .list());
  }

  private static <T, C> C[] column(
      List<T> rows, IntFunction<C[]> array, Function<T, ? extends @Nullable C> cell) {
    var column = array.apply(rows.size());
    for (int at = 0; at < column.length; at++) column[at] = cell.apply(rows.get(at));
    return column;
  }

  /** The last one of this person, or this one. */
  Optional<Undone> undo(long session, @Nullable Long scan, long by, Instant now) {
    return jdbc.sql(
            """
            update intake.scan set undone_at = :now
             where scan = (select scan from intake.scan
                            where session = :session and undone_at is null
                              and (scan = :scan or (:scan::bigint is null and recorded_by = :by))
                            order by scan desc limit 1)
            returning scan, typed
            """)
        .param("session", session)
        .param("scan", scan)
        .param("by", by)
        .param("now", Timestamp.from(now))
        .query((row, _) -> new Undone(row.getLong(1), row.getString(2)))
        .optional();
  }

  // --- what was scanned ---

  private static final String SCANNED =
      """
      select s.scan, s.typed, s.item, a.line, coalesce(s.kind, i.kind) as kind,
             coalesce(s.maker, i.maker) as maker, coalesce(s.model, i.model) as model,
             coalesce(s.serial, i.serial) as serial, coalesce(s.donors_tag, i.donors_tag) as donors_tag,
             a.kind as announced, a.model as announced_model, a.serial as announced_serial, s.worn,
             s.grams,
             exists (select from intake.difference d where d.scan = s.scan and d.kind = 'DAMAGED') as damaged,
             exists (select from intake.difference d where d.scan = s.scan and d.kind = 'OTHER') as other,
             s.scanned_at, w.name as scanned_by
        from intake.scan s
        left join intake.item i on i.item = s.item
        left join intake.item a on a.item = s.item and not a.extra
        left join people.accounts w on w.account = s.recorded_by
      """;

  /** The newest first; of those that nobody described yet only, if wanted. */
  List<Scanned> scanned(long session, boolean undescribed, long before, int limit) {
    return jdbc.sql(
            SCANNED
                + """
                 where s.session = :session and s.undone_at is null and s.scan < :before
                   and (not :undescribed or (s.item is null and s.kind is null))
                 order by s.scan desc limit :limit
                """)
        .param("session", session)
        .param("undescribed", undescribed)
        .param("before", before)
        .param("limit", limit)
        .query(ScanTable::scanned)
        .list();
  }

  Optional<Scanned> one(long session, long scan) {
    return jdbc.sql(SCANNED + " where s.session = ? and s.scan = ? and s.undone_at is null")
        .params(session, scan)
        .query(ScanTable::scanned)
        .optional();
  }

  /** What was scanned, by kind; null for what nobody described yet. */
  record Count(@Nullable DeviceKind kind, int pieces, int beyond, int labelled) {}

  List<Count> counts(long session) {
    return jdbc.sql(
            """
            select coalesce(s.kind, i.kind) as kind, count(*)::int as pieces,
                   count(*) filter (where s.item is null or i.extra)::int as beyond, count(s.worn)::int as labelled
              from intake.scan s left join intake.item i on i.item = s.item
             where s.session = ? and s.undone_at is null
             group by 1 order by 1 nulls last
            """)
        .param(session)
        .query((row, _) ->
            new Count(
                kind(row, "kind"),
                row.getInt("pieces"),
                row.getInt("beyond"),
                row.getInt("labelled")))
        .list();
  }

  /** Written by hand what it is; null leaves it as announced. */
  void describe(
      long scan,
      @Nullable DeviceKind kind,
      @Nullable String maker,
      @Nullable String model,
      @Nullable String serial,
      @Nullable String match,
      @Nullable Tag worn,
      @Nullable Long grams) {
    jdbc.sql(
            """
            update intake.scan
               set kind = ?, maker = ?, model = ?, serial = ?, serial_match = ?, worn = ?, grams = ?
             where scan = ?
            """)
        .params(Arrays.asList(name(kind), maker, model, serial, match, code(worn), grams, scan))
        .update();
  }

  /** Says of all that nobody described yet what they are. */
  int describeAll(long session, DeviceKind kind, @Nullable String maker, @Nullable String model) {
    return jdbc.sql(
            """
            update intake.scan set kind = ?, maker = ?, model = ?
             where session = ? and undone_at is null and item is null and kind is null
            """)
        .params(Arrays.asList(kind.name(), maker, model, session))
        .update();
  }

  private static Scanned scanned(ResultSet row, int index) throws SQLException {
    var worn = row.getString("worn");
    return new Scanned(
        row.getLong("scan"),
        row.getString("typed"),
        row.getObject("item", Long.class),
        row.getObject("line", Long.class),
        kind(row, "kind"),
        row.getString("maker"),
        row.getString("model"),
        row.getString("serial"),
        row.getString("donors_tag"),
        kind(row, "announced"),
        row.getString("announced_model"),
        row.getString("announced_serial"),
        worn == null ? null : new Tag(worn),
        row.getObject("grams", Long.class),
        row.getBoolean("damaged"),
        row.getBoolean("other"),
        row.getTimestamp("scanned_at").toInstant(),
        row.getString("scanned_by"));
  }

  /** What single machines weighed, and which label they wear, by item. */
  record Alone(long item, @Nullable Tag worn, @Nullable Long grams) {}

  List<Alone> alone(long session) {
    return jdbc.sql(
            """
            select item, worn, grams from intake.scan
             where session = ? and undone_at is null and (worn is not null or grams is not null)
            """)
        .param(session)
        .query((row, _) ->
            new Alone(
                row.getLong("item"),
                row.getString("worn") == null ? null : new Tag(row.getString("worn")),
                row.getObject("grams", Long.class)))
        .list();
  }

  static @Nullable DeviceKind kind(ResultSet row, String column) throws SQLException {
    var kind = row.getString(column);
    return kind == null ? null : DeviceKind.valueOf(kind);
  }

  private static @Nullable String name(@Nullable DeviceKind kind) {
    return kind == null ? null : kind.name();
  }

  private static @Nullable String code(@Nullable Tag tag) {
    return tag == null ? null : tag.code();
  }
}
