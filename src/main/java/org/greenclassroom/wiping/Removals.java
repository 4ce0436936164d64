package org.greenclassroom.wiping;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code wiping.removal}. */
@Component
class Removals {
  private final JdbcClient jdbc;

  Removals(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those that stand or wait, oldest first. */
  Map<Long, List<Removal>> of(Collection<Long> devices) {
    record Row(long device, Removal removal) {}
    var removals = new HashMap<Long, List<Removal>>();
    jdbc.sql(
            """
            select removal, device, drive, kind, method, serial, recorded_at, recorded_by, witnessed_at,
                   witnessed_by
              from wiping.removal where device = any(?) and withdrawn_at is null order by removal
            """)
        .param(devices.toArray(Long[]::new))
        .query((row, _) -> new Row(row.getLong("device"), removal(row)))
        .list()
        .forEach(row ->
            removals.computeIfAbsent(row.device(), _ -> new ArrayList<>()).add(row.removal()));
    return removals;
  }

  boolean isKnown(UUID key) {
    return jdbc.sql("select count(*) > 0 from wiping.removal where key = ?")
        .param(key)
        .query(Boolean.class)
        .single();
  }

  void insert(
      long device,
      @Nullable Long drive,
      Removal.Kind kind,
      @Nullable Destruction method,
      @Nullable String serial,
      Instant at,
      long account,
      UUID key) {
    jdbc.sql(
            """
            insert into wiping.removal (device, drive, kind, method, serial, recorded_at, recorded_by, key)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            Arrays.asList(
                device,
                drive,
                kind.name(),
                method == null ? null : method.name(),
                serial,
                at.atOffset(ZoneOffset.UTC),
                account,
                key))
        .update();
  }

  int witness(long removal, Instant at, long account) {
    return jdbc.sql(
            """
            update wiping.removal set witnessed_at = ?, witnessed_by = ?
             where removal = ? and witnessed_at is null and withdrawn_at is null
            """)
        .params(at.atOffset(ZoneOffset.UTC), account, removal)
        .update();
  }

  int withdraw(long removal, Instant at) {
    return jdbc.sql(
            """
            update wiping.removal set withdrawn_at = ? where removal = ? and withdrawn_at is null
            """)
        .params(at.atOffset(ZoneOffset.UTC), removal)
        .update();
  }

  private static Removal removal(ResultSet row) throws SQLException {
    var method = row.getString("method");
    var witnessed = row.getTimestamp("witnessed_at");
    return new Removal(
        row.getLong("removal"),
        row.getObject("drive", Long.class),
        Removal.Kind.valueOf(row.getString("kind")),
        method == null ? null : Destruction.valueOf(method),
        row.getString("serial"),
        row.getTimestamp("recorded_at").toInstant(),
        row.getLong("recorded_by"),
        witnessed == null ? null : witnessed.toInstant(),
        row.getObject("witnessed_by", Long.class));
  }
}
