package org.greenclassroom.wiping;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code wiping.validation}, and what waits for one. */
@Component
class Validations {
  private final JdbcClient jdbc;

  Validations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A judgement on its way into the table. */
  record Row(long device, Validation validation, UUID key) {}

  /** Oldest first. */
  Map<Long, List<Validation>> of(Collection<Long> devices) {
    record Kept(long device, Validation validation) {}
    var validations = new HashMap<Long, List<Validation>>();
    jdbc.sql(
            """
            select device, drive, reading, removal, sensitivity, enough, reason, validated_at, validated_by
              from wiping.validation where device = any(?) order by validation
            """)
        .param(devices.toArray(Long[]::new))
        .query((row, _) -> new Kept(row.getLong("device"), validation(row)))
        .list()
        .forEach(kept ->
            validations
                .computeIfAbsent(kept.device(), _ -> new ArrayList<>())
                .add(kept.validation()));
    return validations;
  }

  /** All of them in one statement; what was written under the same key stays. */
  void insert(List<Row> rows, Instant at, long account) {
    if (rows.isEmpty()) return;
    jdbc.sql(
            """
            insert into wiping.validation (device, drive, reading, removal, sensitivity, enough, reason,
                   key, validated_at, validated_by)
            select n.device, n.drive, n.reading, n.removal, n.sensitivity, n.enough, n.reason,
                   n.key, ?::timestamptz, ?
              from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::boolean[],
                          ?::text[], ?::uuid[])
                as n(device, drive, reading, removal, sensitivity, enough, reason, key)
            on conflict (key) do nothing
            """)
        .params(
            at.atOffset(ZoneOffset.UTC),
            account,
            rows.stream().map(Row::device).toArray(Long[]::new),
            rows.stream().map(row -> row.validation().drive()).toArray(Long[]::new),
            rows.stream().map(row -> row.validation().reading()).toArray(Long[]::new),
            rows.stream().map(row -> row.validation().removal()).toArray(Long[]::new),
            rows.stream().map(row -> row.validation().sensitivity().name()).toArray(String[]::new),
            rows.stream().map(row -> row.validation().enough()).toArray(Boolean[]::new),
            rows.stream().map(row -> row.validation().reason()).toArray(String[]::new),
            rows.stream().map(row -> row.key().toString()).toArray(String[]::new))
        .update();
  }

  /** Whether somebody judged a run of this document. */
  boolean judged(long document) {
    return jdbc.sql(
            """
            select exists (select from wiping.validation v join evidence.readings r using (reading)
                            where r.document = ?)
            """)
        .param(document)
        .query(Boolean.class)
        .single();
  }

  boolean isKnown(UUID key) {
    return jdbc.sql("select count(*) > 0 from wiping.validation where key = ?")
        .param(key)
        .query(Boolean.class)
        .single();
  }

  /** Cleared, in the house, and not judged enough since it came in or last failed. */
  private static final String WAITING =
      """
       from custody.devices d
      where d.data = 'CLEARED' and d.stage in ('TO_REPAIR', 'READY', 'RESERVED') and d.tag > ?
        and not exists (
          select from wiping.validation v
           where v.device = d.device and v.enough and v.validated_at >= d.received_at
             and not exists (select from custody.facts f
                              where f.device = d.device and f.kind = 'WIPE_FAILED' and not f.voided
                                and f.recorded_at > v.validated_at))
      """;

  /** How many wait, as far as a page would count: a thousand is many. */
  long waiting() {
    return jdbc.sql("select count(*) from (select d.device" + WAITING + " limit 1000) w")
        .param("")
        .query(Long.class)
        .single();
  }

  /** Their tags, after this one. */
  List<String> page(String after, int most) {
    return jdbc.sql("select d.tag" + WAITING + " order by d.tag limit ?")
        .params(after, most)
        .query((row, _) -> row.getString(1))
        .list();
  }

  private static Validation validation(ResultSet row) throws SQLException {
    return new Validation(
        row.getObject("drive", Long.class),
        row.getObject("reading", Long.class),
        row.getObject("removal", Long.class),
        Sensitivity.valueOf(row.getString("sensitivity")),
        row.getBoolean("enough"),
        row.getString("reason"),
        row.getTimestamp("validated_at").toInstant(),
        row.getLong("validated_by"));
  }
}
