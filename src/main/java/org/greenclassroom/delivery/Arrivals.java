package org.greenclassroom.delivery;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code delivery.arrival} and {@code delivery.arrival_trouble}. */
@Component
class Arrivals {
  private final JdbcClient jdbc;

  Arrivals(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A consignment that was unloaded. */
  record Arrival(
      long arrival,
      long consignment,
      Receiver receiver,
      Instant arrivedAt,
      @Nullable Long slip,
      int arrived,
      UUID key) {}

  Optional<Arrival> of(long consignment) {
    return jdbc.sql(
            """
            select arrival, consignment, receiver, arrived_at, slip, arrived, key
              from delivery.arrival where consignment = ?
            """)
        .param(consignment)
        .query((row, _) ->
            new Arrival(
                row.getLong("arrival"),
                row.getLong("consignment"),
                Receiver.valueOf(row.getString("receiver")),
                row.getTimestamp("arrived_at").toInstant(),
                row.getObject("slip", Long.class),
                row.getInt("arrived"),
                row.getObject("key", UUID.class)))
        .optional();
  }

  /** Of two who unload the same consignment at once, one waits for the other. */
  void lock(long consignment) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('delivery.arrival'), ?::int)")
        .param(consignment)
        .query(row -> {});
  }

  long insert(
      long consignment,
      Receiver receiver,
      Instant arrivedAt,
      @Nullable Long slip,
      int arrived,
      Instant at,
      long by,
      UUID key) {
    return jdbc.sql(
            """
            insert into delivery.arrival (consignment, receiver, arrived_at, slip, arrived, recorded_at,
                                          recorded_by, key)
            values (:consignment, :receiver, :arrived_at, :slip, :arrived, :at, :by, :key)
            returning arrival
            """)
        .param("consignment", consignment)
        .param("receiver", receiver.name())
        .param("arrived_at", arrivedAt.atOffset(ZoneOffset.UTC))
        .param("slip", slip)
        .param("arrived", arrived)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .param("key", key)
        .query(Long.class)
        .single();
  }

  void trouble(long arrival, Trouble what, Map<Tag, Cause> causes) {
    if (causes.isEmpty()) return;
    var tags = List.copyOf(causes.keySet());
    jdbc.sql(
            """
            insert into delivery.arrival_trouble (arrival, device, what, cause)
            select :arrival, d.device, :what, t.cause
              from unnest(:tags::text[], :causes::text[]) as t(tag, cause)
              join custody.devices d on d.tag = t.tag
            """)
        .param("arrival", arrival)
        .param("what", what.name())
        .param("tags", Parcels.arrayOf(tags.stream().map(Tag::code).toList()))
        .param("causes", Parcels.arrayOf(tags.stream().map(causes::get).toList()))
        .update();
  }
}
