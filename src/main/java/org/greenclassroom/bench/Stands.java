package org.greenclassroom.bench;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Stage;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code bench.stand}: written only, never changed. */
@Component
class Stands {
  private final JdbcClient jdbc;

  Stands(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Where a device stands. */
  record Stand(long pallet, String word, Instant since) {}

  /** One device on a pallet. */
  record OnPallet(
      String tag, DeviceKind kind, String maker, String model, Stage stage, Instant since) {}

  /** Writes it, or answers the one that the same scan wrote before. */
  long put(long device, long pallet, Instant since, Instant at, long by, UUID key) {
    jdbc.sql(
            """
            insert into bench.stand (device, pallet, since, recorded_at, recorded_by, key)
            values (?, ?, ?, ?, ?, ?) on conflict (key) do nothing
            """)
        .params(device, pallet, Timestamp.from(since), Timestamp.from(at), by, key)
        .update();
    return keyed(key).orElseThrow();
  }

  Optional<Long> keyed(UUID key) {
    return jdbc.sql("select stand from bench.stand where key = ?")
        .param(key)
        .query((row, _) -> row.getLong(1))
        .optional();
  }

  Optional<Stand> of(long device) {
    return jdbc.sql("select pallet, word, since from bench.stands where device = ?")
        .param(device)
        .query(DataClassRowMapper.newInstance(Stand.class))
        .optional();
  }

  List<OnPallet> on(long pallet, int limit) {
    return jdbc.sql(
            """
            select substr(d.tag, 1, 4) || '-' || substr(d.tag, 5) as tag, d.kind,
                   coalesce(d.maker, '') as maker, coalesce(d.model, '') as model,
                   d.stage, s.since
              from bench.stands s join custody.devices d using (device)
             where s.pallet = ? order by s.since desc, d.device limit ?
            """)
        .params(pallet, limit)
        .query(DataClassRowMapper.newInstance(OnPallet.class))
        .list();
  }
}
