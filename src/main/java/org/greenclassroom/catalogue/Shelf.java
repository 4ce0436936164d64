package org.greenclassroom.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.greenclassroom.custody.Basis;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Held;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lists over {@code custody.devices}.
 *
 * <p>A statement holds only what was chosen, and is planned for these very values. A page is made
 * in one of two ways. Where few devices are meant, they are found by their filter and then sorted.
 * Where many are meant, the order is walked along its index until the page is full: soon, because
 * many fit. Each is slow where the other is fast, so how many there are decides; see decision 0030.
 */
@Component
class Shelf {
  /** So many are found and sorted; more are walked to. Also as far as anybody counts. */
  static final int FEW = 20_000;

  /** As far as the stages are counted. */
  static final int STAGED = 10_000;

  private static final int FETCHED = 2_000;

  private final JdbcClient jdbc;

  Shelf(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static final String COLUMNS =
      """
      s.device, s.tag, s.stage, s.data, s.kind, s.maker, s.model, s.serial, s.donors_tag, s.grams,
      s.basis, s.holder, s.place, s.donor, s.lot, s.received_at, s.changed_at
      """;

  private static final String NAMED =
      """
      select s.*, s.key::text as key_text, p.name as holder_name, t.name as place_name,
             d.name as donor_name
        from chosen s
        join partners.partners p on p.partner = s.holder
        left join partners.sites t on t.site = s.place
        left join partners.partners d on d.partner = s.donor
      """;

  private static final String COUNTED =
      """
      select s.*, s.key::text as key_text, p.name as holder_name, t.name as place_name,
             d.name as donor_name, c.counted
        from (select count(*) as counted from found) c
        left join chosen s on true
        left join partners.partners p on p.partner = s.holder
        left join partners.sites t on t.site = s.place
        left join partners.partners d on d.partner = s.donor
      """;

  /** Plans for the values at hand, with room to sort, on disks that do not turn. */
  void prepare() {
    jdbc.sql(
            """
            select set_config('plan_cache_mode', 'force_custom_plan', true),
                   set_config('work_mem', '32MB', true), set_config('random_page_cost', '1.1', true)
            """)
        .query((row, _) -> row.getString(1))
        .single();
  }

  /** As many as there are, counted no further than {@code most}. */
  long count(Filter filter, Actor actor, long most) {
    var meant = meant(filter, actor);
    return meant
        .with(
            jdbc.sql(
                "select count(*) from (select from custody.devices s where true\n"
                    + meant.sql()
                    + " limit :most) n"))
        .param("most", most)
        .query(Long.class)
        .single();
  }

  /** Some rows of those that were found, and how many were. */
  record Found(long count, List<Row> rows) {}

  /** Finds up to {@code most} devices, sorts them, and answers the rows after a mark. */
  Found few(
      Filter filter, Actor actor, Sorting sorting, @Nullable Mark after, int limit, int most) {
    var meant = meant(filter, actor);
    var way = sorting.descending() ? " desc" : "";
    var sql =
        "with found as materialized (select s.device from custody.devices s where true\n"
            + meant.sql()
            + " limit :most), known as (select "
            + COLUMNS
            + ", "
            + key(sorting.column())
            + " as key from found f join custody.devices s using (device)), "
            + "chosen as (select * from known s where true"
            + after(meant, sorting, after, "s.key")
            + " order by s.key is null, s.key"
            + way
            + ", s.device"
            + way
            + " limit :limit)\n"
            + COUNTED
            + " order by s.key is null, s.key"
            + way
            + ", s.device"
            + way;
    long[] count = {0};
    var rows = new ArrayList<Row>();
    meant
        .with(jdbc.sql(sql))
        .param("most", most)
        .param("limit", limit)
        .query(row -> {
          count[0] = row.getLong("counted");
          if (row.getString("tag") != null) rows.add(row(row, 0));
        });
    return new Found(count[0], rows);
  }

  private static String after(Meant meant, Sorting sorting, @Nullable Mark after, String key) {
    if (after == null) return "";
    var way = sorting.descending() ? "<" : ">";
    meant.bind("after_device", after.device());
    if (after.key() == null)
      return " and %s is null and s.device %s :after_device\n".formatted(key, way);
    meant.bind("after_key", after.key());
    return " and (%s is null or (%s, s.device) %s (cast(:after_key as %s), :after_device))\n"
        .formatted(key, key, way, type(sorting.column()));
  }

  /**
   * Walks along the order until a page is full; what is unknown comes when the known is through.
   */
  List<Row> many(Filter filter, Actor actor, Sorting sorting, @Nullable Mark after, int limit) {
    var nullable = sorting.column().unknown;
    var key = key(sorting.column());
    var rows = new ArrayList<Row>();
    if (after == null || after.key() != null) {
      var meant = meant(filter, actor);
      if (nullable) meant.and(" and " + key + " is not null\n");
      if (after != null)
        meant
            .and(
                " and (%s, s.device) %s (cast(:after_key as %s), :after_device)\n"
                    .formatted(key, sorting.descending() ? "<" : ">", type(sorting.column())))
            .bind("after_key", after.key())
            .bind("after_device", after.device());
      rows.addAll(walked(meant, sorting, limit));
    }
    if (nullable && rows.size() < limit) {
      var meant = meant(filter, actor).and(" and " + key + " is null\n");
      if (after != null && after.key() == null)
        meant
            .and(" and s.device %s :after_device\n".formatted(sorting.descending() ? "<" : ">"))
            .bind("after_device", after.device());
      rows.addAll(walked(meant, sorting, limit - rows.size()));
    }
    return rows;
  }

  /** Walks in the index alone, as far as that holds what is asked; then fetches the page. */
  private List<Row> walked(Meant meant, Sorting sorting, int limit) {
    var way = sorting.descending() ? " desc" : "";
    var key = key(sorting.column());
    return meant
        .with(
            jdbc.sql(
                "with walked as materialized (select s.device, "
                    + key
                    + " as key from custody.devices s where true\n"
                    + meant.sql()
                    + order(key, way)
                    + " limit :limit), chosen as (select "
                    + COLUMNS
                    + ", w.key from walked w join custody.devices s using (device))\n"
                    + NAMED
                    + order("s.key", way)))
        .param("limit", limit)
        .query(Shelf::row)
        .list();
  }

  /** Everything that is meant, in the order of the pages, row by row. */
  void each(Filter filter, Actor actor, Sorting sorting, Consumer<Row> to) {
    var way = sorting.descending() ? " desc" : "";
    var known = meant(filter, actor);
    if (sorting.column().unknown) known.and(" and " + key(sorting.column()) + " is not null\n");
    stream(known, sorting, way, to);
    if (!sorting.column().unknown) return;
    stream(
        meant(filter, actor).and(" and " + key(sorting.column()) + " is null\n"), sorting, way, to);
  }

  private void stream(Meant meant, Sorting sorting, String way, Consumer<Row> to) {
    meant
        .with(
            jdbc.sql(
                "with chosen as (" + chosen(meant, sorting) + ")\n" + NAMED + order("s.key", way)))
        .withFetchSize(FETCHED)
        .query(row -> {
          to.accept(row(row, 0));
        });
  }

  /** The tags that are meant, oldest identity first. */
  List<Tag> tags(Filter filter, Actor actor, int most) {
    var meant = meant(filter, actor);
    return meant
        .with(
            jdbc.sql(
                "select s.tag from custody.devices s where true\n"
                    + meant.sql()
                    + " order by s.device limit :most"))
        .param("most", most)
        .query((row, _) -> new Tag(row.getString(1)))
        .list();
  }

  /** How many stand in each stage, counted no further than {@link #STAGED} each. */
  Map<Stage, Count> stages() {
    var counts = new EnumMap<Stage, Count>(Stage.class);
    jdbc.sql(
            """
            select w.stage, (select count(*) from (select from custody.devices s
                                                    where s.stage = w.stage limit :most) n)
              from unnest(:stages::text[]) as w(stage)
            """)
        .param("most", STAGED + 1)
        .param("stages", Arrays.stream(Stage.values()).map(Stage::name).toArray(String[]::new))
        .query(row -> {
          long counted = row.getLong(2);
          if (counted > 0)
            counts.put(
                Stage.valueOf(row.getString(1)),
                new Count(Math.min(counted, STAGED), counted > STAGED));
        });
    return counts;
  }

  /** The same for somebody who sees some; nothing where these are too many to be counted. */
  Map<Stage, Count> stages(Actor actor) {
    var meant = meant(Filter.ALL, actor);
    var counts = new EnumMap<Stage, Count>(Stage.class);
    long[] all = {0};
    meant
        .with(
            jdbc.sql(
                "select stage, count(*) from (select s.stage from custody.devices s where true\n"
                    + meant.sql()
                    + " limit :most) n group by stage"))
        .param("most", FEW + 1)
        .query(row -> {
          counts.put(Stage.valueOf(row.getString(1)), new Count(row.getLong(2), false));
          all[0] += row.getLong(2);
        });
    return all[0] > FEW ? Map.of() : counts;
  }

  private static String chosen(Meant meant, Sorting sorting) {
    return "select "
        + COLUMNS
        + ", "
        + key(sorting.column())
        + " as key from custody.devices s where true\n"
        + meant.sql();
  }

  private static String order(String key, String way) {
    return " order by " + key + way + ", s.device" + way;
  }

  private static String key(Sorting.By column) {
    return switch (column) {
      case RECEIVED -> "s.received_at";
      case TAG -> "s.tag";
      case WHAT -> "s.what";
      case SERIAL -> "lower(s.serial)";
      case WEIGHT -> "s.grams";
      case SINCE -> "s.changed_at";
    };
  }

  private static String type(Sorting.By column) {
    return switch (column) {
      case RECEIVED, SINCE -> "timestamptz";
      case TAG, WHAT, SERIAL -> "text";
      case WEIGHT -> "bigint";
    };
  }

  /** Conditions on {@code custody.devices s}, and what they are filled with. */
  private static final class Meant {
    private final StringBuilder sql = new StringBuilder();
    private final Map<String, @Nullable Object> filled = new HashMap<>();

    Meant and(String condition) {
      sql.append(condition);
      return this;
    }

    Meant and(String condition, String name, @Nullable Object value) {
      return value == null ? this : and(condition).bind(name, value);
    }

    Meant bind(String name, @Nullable Object value) {
      filled.put(name, value);
      return this;
    }

    String sql() {
      return sql.toString();
    }

    JdbcClient.StatementSpec with(JdbcClient.StatementSpec statement) {
      return statement.params(filled);
    }
  }

  private static Meant meant(Filter filter, Actor actor) {
    var meant = new Meant();
    if (!actor.seesAll()) own(meant, actor);
    var stage = filter.stage();
    var data = filter.data();
    var kind = filter.kind();
    var from = filter.from();
    var to = filter.to();
    var maker = filter.maker();
    var model = filter.model();
    var typed = filter.q();
    meant
        .and(" and s.stage = :stage\n", "stage", stage == null ? null : stage.name())
        .and(" and s.data = :data\n", "data", data == null ? null : data.name())
        .and(" and s.kind = :kind\n", "kind", kind == null ? null : kind.name())
        .and(" and s.holder = :holder\n", "holder", filter.holderId())
        .and(" and s.place = :place\n", "place", filter.place())
        .and(" and s.donor = :donor\n", "donor", filter.donorId())
        .and(" and s.lot = :lot\n", "lot", filter.lot())
        // nothing changes before it was received; said once more, for whoever sorts by change
        .and(
            """
             and s.received_at >= :from and s.changed_at >= :from::timestamptz - interval '1 day'
            """,
            "from",
            from == null ? null : begin(from))
        .and(" and s.received_at < :to\n", "to", to == null ? null : begin(to.plusDays(1)));
    // the index on both columns leads with data, which has two values
    if (kind != null && data == null) meant.and(" and s.data in ('MAY_HOLD', 'CLEARED')\n");
    if (maker != null)
      meant.and(" and s.what like lower(:maker)\n").bind("maker", escaped(maker) + " %");
    if (model != null)
      meant
          .and(
              """
               and s.searched like lower(:model_ends) and lower(normalize(s.model, nfkc)) = lower(:model)
              """)
          .bind("model_ends", "% " + escaped(model))
          .bind("model", folded(model));
    if (typed != null) typed(meant, typed);
    return meant;
  }

  /** What somebody outside the programme may see: its gifts, what stands with it. */
  private static void own(Meant meant, Actor actor) {
    var holders = new ArrayList<Long>(actor.partnersAs(Role.SCHOOL));
    holders.addAll(actor.partnersAs(Role.DISMANTLER));
    meant
        .and(" and (s.donor = any(:donors) or s.holder = any(:holders))\n")
        .bind("donors", actor.partnersAs(Role.DONOR).toArray(Long[]::new))
        .bind("holders", holders.toArray(Long[]::new));
  }

  private static OffsetDateTime begin(LocalDate day) {
    return day.atStartOfDay(Occasion.PROGRAMME_ZONE)
        .withZoneSameInstant(ZoneOffset.UTC)
        .toOffsetDateTime();
  }

  /** Three signs are found anywhere; fewer, where a word begins: an index knows no fewer. */
  private static void typed(Meant meant, String typed) {
    var part = escaped(typed);
    boolean anywhere = folded(typed).codePointCount(0, folded(typed).length()) >= 3;
    meant.bind("typed", (anywhere ? "%" : "% ") + part + "%");
    if (Tag.looksLikeOne(typed))
      meant
          .and(" and (s.searched like lower(:typed) or s.tag = :tag)\n")
          .bind("tag", Tag.parse(typed).code());
    else meant.and(" and s.searched like lower(:typed)\n");
  }

  /** Full-width letters and digits become those that everybody types. */
  private static String folded(String typed) {
    return Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
  }

  private static String escaped(String typed) {
    return folded(typed).replaceAll("([\\\\%_])", "\\\\$1");
  }

  private static Row row(ResultSet row, int index) throws SQLException {
    return new Row(
        row.getLong("device"),
        new Tag(row.getString("tag")),
        Stage.valueOf(row.getString("stage")),
        Held.valueOf(row.getString("data")),
        DeviceKind.valueOf(row.getString("kind")),
        row.getString("maker"),
        row.getString("model"),
        row.getString("serial"),
        row.getString("donors_tag"),
        row.getLong("grams"),
        Basis.valueOf(row.getString("basis")),
        row.getLong("holder"),
        row.getString("holder_name"),
        row.getObject("place", Long.class),
        row.getString("place_name"),
        row.getObject("donor", Long.class),
        row.getString("donor_name"),
        row.getObject("lot", Long.class),
        row.getTimestamp("received_at").toInstant(),
        row.getTimestamp("changed_at").toInstant(),
        row.getString("key_text"));
  }
}
