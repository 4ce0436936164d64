package org.greenclassroom.wiping;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code wiping.draw} and {@code wiping.sample}. */
@Component
class Samples {
  private final JdbcClient jdbc;

  Samples(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A draw as it was recorded. */
  record Drawing(
      long draw,
      String seed,
      List<String> candidates,
      int cleared,
      Instant drawnAt,
      long drawnBy) {}

  /** Empty when the same posting drew before. */
  Optional<Long> insert(
      long lot,
      String seed,
      List<String> candidates,
      int cleared,
      Instant at,
      long account,
      UUID key) {
    return jdbc.sql(
            """
            insert into wiping.draw (lot, seed, candidates, cleared, drawn_at, drawn_by, key)
            values (?, ?, ?::text[], ?, ?, ?, ?) on conflict (key) do nothing returning draw
            """)
        .params(
            lot,
            seed,
            candidates.toArray(String[]::new),
            cleared,
            at.atOffset(ZoneOffset.UTC),
            account,
            key)
        .query(Long.class)
        .optional();
  }

  void insert(long draw, long lot, Collection<String> tags, Instant at) {
    jdbc.sql(
            """
            insert into wiping.sample (draw, lot, device, drawn_at)
            select ?, ?, d.device, ? from custody.devices d where d.tag = any(?)
            """)
        .params(draw, lot, at.atOffset(ZoneOffset.UTC), tags.toArray(String[]::new))
        .update();
  }

  List<Drawing> draws(long lot) {
    return jdbc.sql(
            """
            select draw, seed, candidates, cleared, drawn_at, drawn_by
              from wiping.draw where lot = ? order by draw
            """)
        .param(lot)
        .query((row, _) ->
            new Drawing(
                row.getLong("draw"),
                row.getString("seed"),
                List.of((String[]) row.getArray("candidates").getArray()),
                row.getInt("cleared"),
                row.getTimestamp("drawn_at").toInstant(),
                row.getLong("drawn_by")))
        .list();
  }

  private static final String SELECT =
      """
      select s.sample, s.lot, s.device, d.tag, s.drawn_at, s.result, s.note, s.read_at, s.read_by
        from wiping.sample s join custody.devices d using (device)
      """;

  List<Sample> of(long lot) {
    return jdbc.sql(SELECT + " where s.lot = ? order by s.sample")
        .param(lot)
        .query(Samples::sample)
        .list();
  }

  Optional<Sample> sample(long sample) {
    return jdbc.sql(SELECT + " where s.sample = ?").param(sample).query(Samples::sample).optional();
  }

  int read(long sample, Sample.Result result, @Nullable String note, Instant at, long account) {
    return jdbc.sql(
            """
            update wiping.sample set result = ?, note = ?, read_at = ?, read_by = ?
             where sample = ? and result is null
            """)
        .param(result.name())
        .param(note)
        .param(at.atOffset(ZoneOffset.UTC))
        .param(account)
        .param(sample)
        .update();
  }

  /** When data was last found on each of these devices. */
  Map<Long, Instant> found(Collection<Long> devices) {
    var found = new HashMap<Long, Instant>();
    jdbc.sql(
            """
            select device, max(read_at) from wiping.sample
             where device = any(?) and result = 'DATA_FOUND' group by device
            """)
        .param(devices.toArray(Long[]::new))
        .query(row -> {
          found.put(row.getLong(1), row.getTimestamp(2).toInstant());
        });
    return found;
  }

  /** When a second person read each of these devices and found nothing, in its present stay. */
  Map<Long, Instant> passed(Collection<Long> devices) {
    var passed = new HashMap<Long, Instant>();
    jdbc.sql(
            """
            select s.device, max(s.read_at)
              from wiping.sample s join custody.devices d using (device)
             where s.device = any(?) and s.result = 'NOTHING_READABLE' and s.drawn_at >= d.received_at
             group by s.device
            """)
        .param(devices.toArray(Long[]::new))
        .query(row -> {
          passed.put(row.getLong(1), row.getTimestamp(2).toInstant());
        });
    return passed;
  }

  /** How many were drawn and not read yet, and since before when some of them. */
  long waiting() {
    return jdbc.sql(
            """
            select count(*) from wiping.sample s join custody.devices d using (device)
             where s.result is null and s.drawn_at >= d.received_at and d.data = 'CLEARED'
               and d.stage in ('TO_REPAIR', 'READY', 'RESERVED', 'TO_DISMANTLE')
            """)
        .query(Long.class)
        .single();
  }

  private static Sample sample(ResultSet row, int index) throws SQLException {
    var result = row.getString("result");
    var read = row.getTimestamp("read_at");
    return new Sample(
        row.getLong("sample"),
        row.getLong("lot"),
        row.getLong("device"),
        Tag.parse(row.getString("tag")),
        row.getTimestamp("drawn_at").toInstant(),
        result == null ? null : Sample.Result.valueOf(result),
        row.getString("note"),
        read == null ? null : read.toInstant(),
        row.getObject("read_by", Long.class));
  }
}
