package org.greenclassroom.dismantling;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code dismantling.pallet}, {@code dismantling.thing}, {@code dismantling.hazard}. */
@Component
class PalletTable {
  private final JdbcClient jdbc;

  PalletTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A pile of batteries or parts with its number here. */
  record KeptHazard(long hazard, Hazard what) {}

  Optional<Integer> keyed(UUID key) {
    return jdbc.sql("select number from dismantling.pallet where key = ?")
        .param(key)
        .query(Integer.class)
        .optional();
  }

  /** The next pallet of a batch that is locked. */
  Pallet insert(long batch, Category category, Instant at, long by, UUID key) {
    return jdbc.sql(
            """
            insert into dismantling.pallet (key, batch, number, category, put_at, put_by)
            values (:key, :batch,
                    1 + (select coalesce(max(number), 0) from dismantling.pallet where batch = :batch),
                    :category, :at, :by)
            returning pallet, number
            """)
        .param("key", key)
        .param("batch", batch)
        .param("category", category.name())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .query((row, _) ->
            new Pallet(row.getLong("pallet"), row.getInt("number"), category, 0, Map.of()))
        .single();
  }

  void put(long pallet, Collection<Long> devices) {
    jdbc.sql(
            """
            update dismantling.batch_device i set pallet = ?
              from dismantling.pallet p
             where p.pallet = ? and i.batch = p.batch and i.device = any(?) and i.returned_at is null
            """)
        .params(pallet, pallet, devices.toArray(Long[]::new))
        .update();
  }

  void count(long pallet, Map<Thing, Integer> things) {
    jdbc.sql(
            """
            insert into dismantling.thing (pallet, thing, pieces)
            select ?, thing, pieces from unnest(?::text[], ?::integer[]) as n(thing, pieces)
            """)
        .params(
            pallet,
            things.keySet().stream().map(Enum::name).toArray(String[]::new),
            things.values().toArray(Integer[]::new))
        .update();
  }

  /** Devices that stood on it stay in the batch, on no pallet. */
  int remove(long batch, int number) {
    jdbc.sql(
            """
            with gone as (select pallet from dismantling.pallet where batch = ? and number = ?),
                 things as (delete from dismantling.thing t using gone where t.pallet = gone.pallet)
            update dismantling.batch_device i set pallet = null from gone where i.pallet = gone.pallet
            """)
        .params(batch, number)
        .update();
    return jdbc.sql("delete from dismantling.pallet where batch = ? and number = ?")
        .params(batch, number)
        .update();
  }

  List<Pallet> of(long batch) {
    var things = new HashMap<Long, Map<Thing, Integer>>();
    jdbc.sql(
            """
            select t.pallet, t.thing, t.pieces
              from dismantling.thing t join dismantling.pallet p using (pallet) where p.batch = ?
            """)
        .param(batch)
        .query(row -> {
          things
              .computeIfAbsent(row.getLong("pallet"), _ -> new EnumMap<>(Thing.class))
              .put(Thing.valueOf(row.getString("thing")), row.getInt("pieces"));
        });
    return jdbc.sql(
            """
            select p.pallet, p.number, p.category,
                   (select count(*) from dismantling.batch_device i
                     where i.pallet = p.pallet and i.returned_at is null) as devices
              from dismantling.pallet p where p.batch = ? order by p.number
            """)
        .param(batch)
        .query((row, _) ->
            new Pallet(
                row.getLong("pallet"),
                row.getInt("number"),
                Category.valueOf(row.getString("category")),
                row.getLong("devices"),
                things.getOrDefault(row.getLong("pallet"), Map.of())))
        .list();
  }

  /** The same key again writes nothing. */
  void insert(long batch, Hazard hazard, Instant at, long by, UUID key) {
    var chemistry = hazard.chemistry();
    jdbc.sql(
            """
            insert into dismantling.hazard (key, batch, substance, chemistry, pieces, wh, grams, basis, put_at, put_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing
            """)
        .params(
            Arrays.asList(
                key,
                batch,
                hazard.substance().name(),
                chemistry == null ? null : chemistry.name(),
                hazard.pieces(),
                hazard.wh(),
                hazard.grams(),
                hazard.basis().name(),
                at.atOffset(ZoneOffset.UTC),
                by))
        .update();
  }

  int removeHazard(long batch, long hazard) {
    return jdbc.sql("delete from dismantling.hazard where batch = ? and hazard = ?")
        .params(batch, hazard)
        .update();
  }

  List<KeptHazard> hazards(long batch) {
    return jdbc.sql(
            """
            select hazard, substance, chemistry, pieces, wh, grams, basis
              from dismantling.hazard where batch = ? order by hazard
            """)
        .param(batch)
        .query((row, _) ->
            new KeptHazard(
                row.getLong("hazard"),
                new Hazard(
                    Substance.valueOf(row.getString("substance")),
                    chemistry(row.getString("chemistry")),
                    row.getInt("pieces"),
                    row.getObject("wh", Long.class),
                    row.getLong("grams"),
                    Measured.valueOf(row.getString("basis")))))
        .list();
  }

  Sets sets(long batch) {
    return jdbc.sql(
            """
            select sets, units, whole, desktops, screens, keyboards, mice
              from dismantling.sets where batch = ?
            """)
        .param(batch)
        .query(Sets.class)
        .single();
  }

  private static @Nullable Chemistry chemistry(@Nullable String word) {
    return word == null ? null : Chemistry.valueOf(word);
  }
}
