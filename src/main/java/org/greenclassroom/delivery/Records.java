package org.greenclassroom.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the bench and the wiping say of devices in their present stay, for their test records. */
@Component
class Records {
  private static final List<String> PROBES =
      List.of("power", "screen", "keyboard", "network", "sound", "battery", "disk");
  private final JdbcClient jdbc;

  Records(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What is known of one device.
   *
   * @param test null: nobody tested it in this stay
   * @param cleared null: its data was not cleared in this stay
   */
  record Known(
      Tag tag,
      DeviceKind kind,
      @Nullable String maker,
      @Nullable String model,
      @Nullable String serial,
      long grams,
      long parcel,
      @Nullable Tested test,
      Fact.Cleared.@Nullable How cleared,
      @Nullable Instant clearedAt,
      @Nullable String certificate) {}

  /** The last sitting. */
  record Tested(
      Instant at,
      @Nullable String tester,
      Map<String, String> outcomes,
      @Nullable String looks,
      @Nullable String hazards,
      @Nullable Integer batteryPercent,
      @Nullable Integer madeIn) {
    /** Annex VI wants every key function tried and hazards looked for. */
    boolean complete() {
      return outcomes.size() == PROBES.size() && "NONE".equals(hazards);
    }
  }

  /** Of what lies in these parcels. */
  List<Known> in(Collection<Long> parcels) {
    return jdbc.sql(
            """
            select d.tag, d.kind, d.maker, d.model, d.serial, d.grams, k.parcel,
                   t.tested_at, a.name as tester, t.power, t.screen, t.keyboard, t.network, t.sound,
                   t.battery, t.disk, t.looks, t.hazards, t.battery_percent, t.made_in,
                   c.detail ->> 'how' as how, c.occurred_at as cleared_at, w.number as certificate
              from delivery.packed k
              join custody.devices d using (device)
              left join lateral (
                select * from repair.tests r where r.device = d.device and r.tested_at >= d.received_at
                 order by r.tested_at desc, r.test desc limit 1) t on true
              left join people.accounts a on a.account = t.tested_by
              left join lateral (
                select f.detail, f.occurred_at from custody.facts f
                 where f.device = d.device and f.kind = 'CLEARED' and not f.voided
                 order by f.nth desc limit 1) c on d.data = 'CLEARED'
              left join lateral (
                select x.number from wiping.certificates x
                 where x.device = d.device and x.kind = 'COMPUTER' and x.state = 'VALID'
                   and x.issued_at >= d.received_at
                 order by x.certificate desc limit 1) w on true
             where k.parcel = any(?::bigint[]) and k.ended_at is null
             order by k.parcel, d.device
            """)
        .param(Parcels.arrayOf(parcels))
        .query(Records::known)
        .list();
  }

  private static Known known(ResultSet row, int index) throws SQLException {
    var testedAt = row.getTimestamp("tested_at");
    Tested test = null;
    if (testedAt != null) {
      var outcomes = new LinkedHashMap<String, String>();
      for (var probe : PROBES) {
        var outcome = row.getString(probe);
        if (outcome != null) outcomes.put(probe.toUpperCase(Locale.ROOT), outcome);
      }
      test =
          new Tested(
              testedAt.toInstant(),
              row.getString("tester"),
              outcomes,
              row.getString("looks"),
              row.getString("hazards"),
              row.getObject("battery_percent", Integer.class),
              row.getObject("made_in", Integer.class));
    }
    var how = row.getString("how");
    var clearedAt = row.getTimestamp("cleared_at");
    return new Known(
        new Tag(row.getString("tag")),
        DeviceKind.valueOf(row.getString("kind")),
        row.getString("maker"),
        row.getString("model"),
        row.getString("serial"),
        row.getLong("grams"),
        row.getLong("parcel"),
        test,
        how == null ? null : Fact.Cleared.How.valueOf(how),
        clearedAt == null ? null : clearedAt.toInstant(),
        row.getString("certificate"));
  }
}
