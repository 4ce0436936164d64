package org.greenclassroom.wiping;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.greenclassroom.custody.Device;
import org.greenclassroom.custody.FactKind;
import org.greenclassroom.custody.Guard;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code wiping.hold}: lots of which nothing goes on, and the guard that stops them. */
@Component
class Holds implements Guard {
  private static final Set<FactKind> ON_THEIR_WAY =
      EnumSet.of(
          FactKind.CLEARED,
          FactKind.READIED,
          FactKind.RESERVED,
          FactKind.DISPATCHED,
          FactKind.SHIPPED);

  private final JdbcClient jdbc;

  Holds(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One hold of a lot. */
  record Hold(
      long hold,
      long sample,
      Instant heldAt,
      long heldBy,
      @Nullable Instant releasedAt,
      @Nullable Long releasedBy,
      @Nullable String reason) {
    public boolean holds() {
      return releasedAt == null;
    }
  }

  @Override
  public Set<FactKind> kinds() {
    return ON_THEIR_WAY;
  }

  @Override
  public @Nullable Refusal objection(FactKind kind, List<Device> devices) {
    var lots = new HashSet<Long>();
    for (var device : devices) {
      var lot = device.observed().lot();
      if (lot != null) lots.add(lot);
    }
    if (lots.isEmpty()) return null;
    var held = held(lots);
    return devices.stream()
        .filter(device -> held.contains(device.observed().lot()))
        .findFirst()
        .map(device ->
            new Refusal(
                "wiping.refusal.held",
                device.tag().printed(),
                String.valueOf(Objects.requireNonNull(device.observed().lot()))))
        .orElse(null);
  }

  /** Those of these lots that are held. */
  Set<Long> held(Collection<Long> lots) {
    return new HashSet<>(
        jdbc.sql("select distinct lot from wiping.hold where lot = any(?) and released_at is null")
            .param(lots.toArray(Long[]::new))
            .query((row, _) -> row.getLong(1))
            .list());
  }

  List<Hold> of(long lot) {
    return jdbc.sql(
            """
            select hold, sample, held_at, held_by, released_at, released_by, reason
              from wiping.hold where lot = ? order by hold
            """)
        .param(lot)
        .query((row, _) -> {
          var released = row.getTimestamp("released_at");
          return new Hold(
              row.getLong("hold"),
              row.getLong("sample"),
              row.getTimestamp("held_at").toInstant(),
              row.getLong("held_by"),
              released == null ? null : released.toInstant(),
              row.getObject("released_by", Long.class),
              row.getString("reason"));
        })
        .list();
  }

  void hold(long lot, long sample, Instant at, long account) {
    jdbc.sql("insert into wiping.hold (lot, sample, held_at, held_by) values (?, ?, ?, ?)")
        .params(lot, sample, at.atOffset(ZoneOffset.UTC), account)
        .update();
  }

  int release(long lot, String reason, Instant at, long account) {
    return jdbc.sql(
            """
            update wiping.hold set released_at = ?, released_by = ?, reason = ?
             where lot = ? and released_at is null
            """)
        .params(at.atOffset(ZoneOffset.UTC), account, reason, lot)
        .update();
  }

  long count() {
    return jdbc.sql("select count(distinct lot) from wiping.hold where released_at is null")
        .query(Long.class)
        .single();
  }
}
