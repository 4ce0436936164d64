package org.greenclassroom.wiping;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.evidence.Reason;
import org.greenclassroom.evidence.Verdict;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What evidence says of drives, and the table {@code wiping.vouching}. */
@Component
class Sights {
  private final JdbcClient jdbc;

  Sights(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Row(long device, Sight sight) {}

  /** In the order in which they were handed in. */
  Map<Long, List<Sight>> of(Collection<Long> devices) {
    var sights = new HashMap<Long, List<Sight>>();
    jdbc.sql(
            """
            select r.device, r.reading, r.document, r.sha256, r.received_at, r.name, r.bus, r.serial,
                   r.model, r.bytes, r.method, r.ended, r.verdict, r.reason, r.findings,
                   v.reading is not null as vouched, u.tool, u.version, u.verify, u.rounds, u.passes,
                   u.blanked, u.written, u.read, u.errors, u.started, u.received_by,
                   (select max(s.kind) from evidence.seen_drives s
                     where s.device = r.device and s.serial = r.serial) as kind
              from evidence.readings r
              join evidence.runs u using (reading)
              left join wiping.vouching v using (reading)
             where r.device = any(?)
             order by r.received_at, r.document, r.nth
            """)
        .param(devices.toArray(Long[]::new))
        .query(Sights::row)
        .list()
        .forEach(
            row -> sights.computeIfAbsent(row.device(), _ -> new ArrayList<>()).add(row.sight()));
    return sights;
  }

  void vouch(long reading, Instant at, long account) {
    jdbc.sql(
            """
            insert into wiping.vouching (reading, vouched_at, vouched_by) values (?, ?, ?)
            on conflict do nothing
            """)
        .params(reading, at.atOffset(ZoneOffset.UTC), account)
        .update();
  }

  private static Row row(ResultSet row, int index) throws SQLException {
    var ended = row.getString("ended");
    return new Row(
        row.getLong("device"),
        new Sight(
            row.getLong("reading"),
            row.getLong("document"),
            row.getString("sha256"),
            row.getTimestamp("received_at").toInstant(),
            row.getString("name"),
            row.getString("bus"),
            new Known(
                row.getString("serial"),
                row.getString("model"),
                row.getObject("bytes", Long.class)),
            row.getString("method"),
            ended == null ? null : LocalDateTime.parse(ended),
            Verdict.valueOf(row.getString("verdict")),
            Reason.valueOf(row.getString("reason")),
            List.of((String[]) row.getArray("findings").getArray()),
            row.getBoolean("vouched"),
            row.getString("kind"),
            run(row)));
  }

  private static Run run(ResultSet row) throws SQLException {
    var started = row.getString("started");
    return new Run(
        row.getString("tool"),
        row.getString("version"),
        row.getString("verify"),
        row.getInt("rounds"),
        row.getInt("passes"),
        row.getBoolean("blanked"),
        row.getLong("written"),
        row.getLong("read"),
        row.getLong("errors"),
        started == null ? null : LocalDateTime.parse(started),
        row.getLong("received_by"));
  }
}
