package org.greenclassroom.repair;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code repair.test}, and the bench: devices to repair with their last test. */
@Component
class BenchTests {
  private static final String TEST =
      """
      t.test, t.tested_at, t.tested_by, t.power, t.screen, t.keyboard, t.network, t.sound, t.battery,
      t.disk, t.looks, t.hazards, t.battery_percent, t.made_in, t.memory_mb, t.disk_gb
      """;

  private final JdbcClient jdbc;

  BenchTests(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A test with its number. */
  record Kept(long test, BenchTest found) {}

  /**
   * One device on the bench.
   *
   * @param last its last test; null: none since it was last received
   * @param defects how many are open
   */
  record Waiting(
      long device,
      Tag tag,
      DeviceKind kind,
      @Nullable String maker,
      @Nullable String model,
      Instant since,
      @Nullable BenchTest last,
      int defects) {}

  /** The same key again writes nothing. */
  void insert(long device, BenchTest test, UUID key) {
    var setup = test.setup();
    jdbc.sql(
            """
            insert into repair.test (key, device, tested_at, tested_by, power, screen, keyboard,
                   network, sound, battery, disk, looks, hazards, battery_percent, made_in,
                   memory_mb, disk_gb)
            values (:key, :device, :at, :by, :power, :screen, :keyboard, :network, :sound, :battery,
                    :disk, :looks, :hazards, :percent, :made, :memory, :gb)
            on conflict (key) do nothing
            """)
        .param("key", key)
        .param("device", device)
        .param("at", test.testedAt().atOffset(ZoneOffset.UTC))
        .param("by", test.testedBy())
        .param("power", name(test.outcome(Probe.POWER)))
        .param("screen", name(test.outcome(Probe.SCREEN)))
        .param("keyboard", name(test.outcome(Probe.KEYBOARD)))
        .param("network", name(test.outcome(Probe.NETWORK)))
        .param("sound", name(test.outcome(Probe.SOUND)))
        .param("battery", name(test.outcome(Probe.BATTERY)))
        .param("disk", name(test.outcome(Probe.DISK)))
        .param("looks", name(test.looks()))
        .param("hazards", name(test.hazards()))
        .param("percent", test.batteryPercent())
        .param("made", setup.madeIn())
        .param("memory", setup.memoryMb())
        .param("gb", setup.diskGb())
        .update();
  }

  /** The last test of a device. */
  Optional<Kept> last(long device) {
    return jdbc.sql(
            "select "
                + TEST
                + """
                  from repair.test t where t.device = ?
                 order by t.tested_at desc, t.test desc limit 1
                """)
        .param(device)
        .query((row, _) -> new Kept(row.getLong("test"), test(row)))
        .optional();
  }

  /** All tests of a device, newest first. */
  List<BenchTest> of(long device) {
    return jdbc.sql(
            "select "
                + TEST
                + " from repair.test t where t.device = ? order by t.tested_at desc, t.test desc")
        .param(device)
        .query((row, _) -> test(row))
        .list();
  }

  /**
   * Devices to repair, those that wait longest first.
   *
   * @param show "old": last tested before {@code fresh}; "blocked": with an open defect that
   *     blocks; else all
   */
  List<Waiting> bench(String show, Instant fresh, Instant since, long device, int limit) {
    return jdbc.sql(
            "select d.device, d.tag, d.kind, d.maker, d.model, d.changed_at, "
                + TEST
                + """
                , (select count(*) from repair.defect f where f.device = d.device
                     and not exists (select from repair.mending m where m.defect = f.defect)) as defects
                  from custody.devices d
                  left join lateral (
                    select * from repair.test own
                     where own.device = d.device and own.tested_at >= d.received_at
                     order by own.tested_at desc, own.test desc limit 1) t on true
                 where d.stage = 'TO_REPAIR' and (d.changed_at, d.device) > (:since, :device)
                   and (:show <> 'old' or t.tested_at < :fresh)
                   and (:show <> 'blocked' or exists (
                     select from repair.defect f
                      where f.device = d.device and f.severity = 'BLOCKING'
                        and not exists (select from repair.mending m where m.defect = f.defect)))
                 order by d.changed_at, d.device limit :limit
                """)
        .param("since", since.atOffset(ZoneOffset.UTC))
        .param("device", device)
        .param("show", show)
        .param("fresh", fresh.atOffset(ZoneOffset.UTC))
        .param("limit", limit)
        .query((row, _) ->
            new Waiting(
                row.getLong("device"),
                new Tag(row.getString("tag")),
                DeviceKind.valueOf(row.getString("kind")),
                row.getString("maker"),
                row.getString("model"),
                row.getTimestamp("changed_at").toInstant(),
                row.getObject("test") == null ? null : test(row),
                row.getInt("defects")))
        .list();
  }

  /** How many wait, and how many of them since before that moment. */
  long[] waiting(Instant before) {
    return jdbc.sql(
            """
            select count(*), count(*) filter (where changed_at < ?)
              from custody.devices where stage = 'TO_REPAIR'
            """)
        .param(before.atOffset(ZoneOffset.UTC))
        .query((row, _) -> new long[] {row.getLong(1), row.getLong(2)})
        .single();
  }

  /** How many on the bench were last tested before that moment. */
  long old(Instant before) {
    return jdbc.sql(
            """
            select count(*) from custody.devices d
             where d.stage = 'TO_REPAIR' and (
               select max(t.tested_at) from repair.test t
                where t.device = d.device and t.tested_at >= d.received_at) < ?
            """)
        .param(before.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }

  private static BenchTest test(ResultSet row) throws SQLException {
    var outcomes = new EnumMap<Probe, Outcome>(Probe.class);
    for (var probe : Probe.all()) {
      var outcome = row.getString(probe.field());
      if (outcome != null) outcomes.put(probe, Outcome.valueOf(outcome));
    }
    var looks = row.getString("looks");
    var hazards = row.getString("hazards");
    return new BenchTest(
        outcomes,
        looks == null ? null : Looks.valueOf(looks),
        hazards == null ? null : Hazards.valueOf(hazards),
        row.getObject("battery_percent", Integer.class),
        new Setup(
            row.getObject("made_in", Integer.class),
            row.getObject("memory_mb", Integer.class),
            row.getObject("disk_gb", Integer.class)),
        row.getTimestamp("tested_at").toInstant(),
        row.getLong("tested_by"));
  }

  private static @Nullable String name(@Nullable Enum<?> word) {
    return word == null ? null : word.name();
  }
}
