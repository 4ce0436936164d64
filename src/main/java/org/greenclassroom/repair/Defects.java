package org.greenclassroom.repair;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code repair.defect} and {@code repair.mending}. */
@Component
class Defects {
  private final JdbcClient jdbc;

  Defects(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The same key again writes nothing. */
  void insert(
      long device,
      DefectCode code,
      Severity severity,
      @Nullable String note,
      Instant at,
      long by,
      UUID key) {
    jdbc.sql(
            """
            insert into repair.defect (key, device, code, zone, severity, note, found_at, found_by)
            values (:key, :device, :code, :zone, :severity, :note, :at, :by)
            on conflict (key) do nothing
            """)
        .param("key", key)
        .param("device", device)
        .param("code", code.name())
        .param("zone", code.zone().name())
        .param("severity", severity.name())
        .param("note", note)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .update();
  }

  /** Closes it; false when somebody had closed it already. */
  boolean close(long defect, Defect.Closed closed, UUID key) {
    return jdbc.sql(
                """
                insert into repair.mending (defect, key, how, reason, closed_at, closed_by)
                values (:defect, :key, :how, :reason, :at, :by) on conflict do nothing
                """)
            .param("defect", defect)
            .param("key", key)
            .param("how", closed.how().name())
            .param("reason", closed.reason())
            .param("at", closed.at().atOffset(ZoneOffset.UTC))
            .param("by", closed.by())
            .update()
        == 1;
  }

  /** Whether this very act closed a defect before. */
  boolean closedBy(UUID key) {
    return jdbc.sql("select count(*) from repair.mending where key = ?")
            .param(key)
            .query(Long.class)
            .single()
        > 0;
  }

  /** All defects a device ever had: the open ones first, the worst of them on top. */
  List<Defect> of(long device) {
    return jdbc.sql(
            """
            select d.defect, d.code, d.severity, d.note, d.found_at, d.found_by, m.how, m.reason,
                   m.closed_at, m.closed_by
              from repair.defect d left join repair.mending m using (defect)
             where d.device = ?
             order by m.defect is not null,
                      array_position(array['BLOCKING', 'LIMITING', 'COSMETIC'], d.severity),
                      d.found_at desc, d.defect
            """)
        .param(device)
        .query((row, _) -> {
          var how = row.getString("how");
          return new Defect(
              row.getLong("defect"),
              DefectCode.valueOf(row.getString("code")),
              Severity.valueOf(row.getString("severity")),
              row.getString("note"),
              row.getTimestamp("found_at").toInstant(),
              row.getLong("found_by"),
              how == null
                  ? null
                  : new Defect.Closed(
                      Defect.How.valueOf(how),
                      row.getString("reason"),
                      row.getTimestamp("closed_at").toInstant(),
                      row.getLong("closed_by")));
        })
        .list();
  }

  /**
   * How many devices on the bench have an open defect that blocks, and when one was last closed.
   */
  record Blocked(long devices, Optional<Instant> lastClosed) {}

  Blocked blocked() {
    return jdbc.sql(
            """
            select (select count(*) from custody.devices c
                     where c.stage = 'TO_REPAIR' and exists (
                       select from repair.defect d
                        where d.device = c.device and d.severity = 'BLOCKING'
                          and not exists (select from repair.mending m where m.defect = d.defect))),
                   (select max(closed_at) from repair.mending)
            """)
        .query((row, _) -> {
          var last = row.getTimestamp(2);
          return new Blocked(
              row.getLong(1), last == null ? Optional.empty() : Optional.of(last.toInstant()));
        })
        .single();
  }
}
