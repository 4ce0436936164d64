package org.greenclassroom.collection;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code collection.collecting}, its counts and its photographs. */
@Component
class CollectingTable {
  private final JdbcClient jdbc;

  CollectingTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(long pickup, Load load, Instant at, long slip, Instant now, long by, UUID key) {
    jdbc.sql(
            """
            insert into collection.collecting (pickup, key, slip, pallets, seals, grams, remarks,
                   collected_at, recorded_at, recorded_by)
            values (:pickup, :key, :slip, :pallets, :seals, :grams, :remarks, :at, :now, :by)
            """)
        .param("pickup", pickup)
        .param("key", key)
        .param("slip", slip)
        .param("pallets", load.pallets())
        .param("seals", load.seals().toArray(String[]::new))
        .param("grams", load.weighed() == null ? null : load.weighed().grams())
        .param("remarks", load.remarks().toArray(String[]::new))
        .param("at", Timestamp.from(at))
        .param("now", Timestamp.from(now))
        .param("by", by)
        .update();
    var classes = load.counted().keySet().stream().map(ThingClass::name).toArray(String[]::new);
    jdbc.sql(
            """
            insert into collection.collecting_line (pickup, thing_class, pieces)
            select ?, l.thing_class, l.pieces from unnest(?::text[], ?::int[]) l(thing_class, pieces)
            """)
        .params(pickup, classes, load.counted().values().toArray(Integer[]::new))
        .update();
  }

  void picture(long pickup, List<String> files) {
    jdbc.sql(
            """
            insert into collection.collecting_photo (pickup, place, file)
            select ?, f.place, f.file from unnest(?::text[]) with ordinality f(file, place)
            """)
        .params(pickup, files.toArray(String[]::new))
        .update();
  }

  Optional<Collecting> of(long pickup) {
    return jdbc.sql(
            """
            select c.key, c.slip, c.pallets, c.seals, c.grams, c.remarks, c.collected_at, c.recorded_at,
                   a.name as recorded_by,
                   array(select file from collection.collecting_photo f
                          where f.pickup = c.pickup order by place) as photos
              from collection.collecting c left join people.accounts a on a.account = c.recorded_by
             where c.pickup = ?
            """)
        .param(pickup)
        .query((row, _) ->
            new Collecting(
                row.getObject("key", UUID.class),
                row.getLong("slip"),
                row.getInt("pallets"),
                List.of((String[]) row.getArray("seals").getArray()),
                row.getObject("grams", Long.class),
                Arrays.stream((String[]) row.getArray("remarks").getArray())
                    .map(Remark::valueOf)
                    .toList(),
                row.getTimestamp("collected_at").toInstant(),
                row.getTimestamp("recorded_at").toInstant(),
                row.getString("recorded_by"),
                List.of((String[]) row.getArray("photos").getArray())))
        .optional();
  }
}
