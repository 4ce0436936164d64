package org.greenclassroom.intake;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code intake.inspection}, and the devices that wait for one. */
@Component
class Inspections {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient jdbc;

  Inspections(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A device that waits. */
  record Waiting(
      long device,
      Tag tag,
      DeviceKind kind,
      @Nullable String maker,
      @Nullable String model,
      @Nullable String serial,
      @Nullable Long lot,
      Instant receivedAt) {}

  /** What waits, and how much of it is late. */
  record Tally(long count, long late) {}

  void insert(UUID key, long device, Seen seen, Instant at, long by) {
    var condemned = seen.condemned();
    jdbc.sql(
            """
            insert into intake.inspection (key, device, kind, maker, model, serial, powers_on, drives,
                   defects, condemned, inspected_at, inspected_by)
            values (:key, :device, :kind, :maker, :model, :serial, :powers, :drives::jsonb,
                   :defects, :condemned, :at, :by)
            on conflict (key) do nothing
            """)
        .param("key", key)
        .param("device", device)
        .param("kind", seen.kind().name())
        .param("maker", seen.maker())
        .param("model", seen.model())
        .param("serial", seen.serial())
        .param("powers", seen.powersOn())
        .param("drives", JSON.writeValueAsString(seen.drives()))
        .param("defects", seen.defects())
        .param("condemned", condemned == null ? null : condemned.name())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .update();
  }

  List<Waiting> waiting(long afterDevice, int limit) {
    return jdbc.sql(
            """
            select device, tag, kind, maker, model, serial, lot, received_at
              from custody.devices
             where stage = 'TO_INSPECT' and device > ?
             order by device limit ?
            """)
        .params(afterDevice, limit)
        .query((row, _) ->
            new Waiting(
                row.getLong("device"),
                new Tag(row.getString("tag")),
                DeviceKind.valueOf(row.getString("kind")),
                row.getString("maker"),
                row.getString("model"),
                row.getString("serial"),
                row.getObject("lot", Long.class),
                row.getTimestamp("received_at").toInstant()))
        .list();
  }

  Tally tally(Instant lateBefore) {
    return jdbc.sql(
            """
            select count(*) as count, count(*) filter (where received_at < ?) as late
              from custody.devices where stage = 'TO_INSPECT'
            """)
        .param(lateBefore.atOffset(ZoneOffset.UTC))
        .query(Tally.class)
        .single();
  }

  @Nullable Instant last() {
    return jdbc.sql("select max(inspected_at) from intake.inspection")
        .query((row, _) -> Optional.ofNullable(row.getTimestamp(1)))
        .single()
        .map(java.sql.Timestamp::toInstant)
        .orElse(null);
  }
}
