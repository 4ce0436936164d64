package org.greenclassroom.repair;

import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code repair.part}. */
@Component
class Parts {
  private final JdbcClient jdbc;

  Parts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The same key again writes nothing. */
  void insert(long device, Part part, long fittedBy, UUID key) {
    jdbc.sql(
            """
            insert into repair.part (key, device, kind, source, serial, fitted_at, fitted_by)
            values (:key, :device, :kind, :source, :serial, :at, :by) on conflict (key) do nothing
            """)
        .param("key", key)
        .param("device", device)
        .param("kind", part.kind().name())
        .param("source", part.source().name())
        .param("serial", part.serial())
        .param("at", part.fittedAt().atOffset(ZoneOffset.UTC))
        .param("by", fittedBy)
        .update();
  }

  /** What was put into a device, newest first. */
  List<Part> of(long device) {
    return jdbc.sql(
            """
            select kind, source, serial, fitted_at from repair.part
             where device = ? order by fitted_at desc, part desc
            """)
        .param(device)
        .query((row, _) ->
            new Part(
                PartKind.valueOf(row.getString("kind")),
                Part.Source.valueOf(row.getString("source")),
                row.getString("serial"),
                row.getTimestamp("fitted_at").toInstant()))
        .list();
  }
}
