package org.greenclassroom.intake;

import java.util.List;
import org.greenclassroom.custody.DeviceKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is awaited of a lot and of which a session knows nothing yet. */
@Component
class Awaiting {
  private final JdbcClient jdbc;

  Awaiting(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How many are awaited of this lot, neither scanned here nor given a reason. */
  int unexplained(long lot, long session) {
    return jdbc.sql(
            """
            select count(*)::int from intake.item i
             where i.lot = :lot and i.device is null and i.difference is null
               and not exists (select from intake.scan s
                                where s.session = :session and s.item = i.item
                                  and s.undone_at is null)
               and not exists (select from intake.difference d
                                where d.item = i.item and d.kind = 'MISSING' and d.arrived_at is null)
            """)
        .param("lot", lot)
        .param("session", session)
        .query(Integer.class)
        .single();
  }

  /** Awaited lines without a scan and a reason, in the order of the list. */
  record Awaited(
      long line,
      DeviceKind kind,
      @Nullable String maker,
      @Nullable String model,
      @Nullable String serial,
      @Nullable String donorsTag) {}

  List<Awaited> awaited(long lot, long session, long after, int limit) {
    return jdbc.sql(
            """
            select i.line, i.kind, i.maker, i.model, i.serial, i.donors_tag from intake.item i
             where i.lot = :lot and i.device is null and i.difference is null and i.line > :after
               and not exists (select from intake.scan s
                                where s.session = :session and s.item = i.item
                                  and s.undone_at is null)
               and not exists (select from intake.difference d
                                where d.item = i.item and d.kind = 'MISSING' and d.arrived_at is null)
             order by i.line limit :limit
            """)
        .param("lot", lot)
        .param("session", session)
        .param("after", after)
        .param("limit", limit)
        .query((row, _) ->
            new Awaited(
                row.getLong("line"),
                DeviceKind.valueOf(row.getString("kind")),
                row.getString("maker"),
                row.getString("model"),
                row.getString("serial"),
                row.getString("donors_tag")))
        .list();
  }
}
