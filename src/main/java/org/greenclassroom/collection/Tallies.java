package org.greenclassroom.collection;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.greenclassroom.kernel.Weight;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code collection.tally} and {@code collection.disposition}: written only. */
@Component
class Tallies {
  private final JdbcClient jdbc;

  Tallies(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whose count it is. */
  record Counted(long lot, ThingClass thingClass) {}

  /** What is counted and went nowhere yet. */
  record Left(int pieces, long grams) {
    /** The last pieces take what rounding left. */
    long shareOf(int some) {
      return some == pieces ? grams : grams * some / pieces;
    }
  }

  OptionalLong usualGrams(ThingClass what) {
    return jdbc.sql(
            "select grams from collection.thing_class where thing_class = ? and grams is not null")
        .param(what.name())
        .query(Long.class)
        .optional()
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  /** The same key again writes nothing. */
  void count(
      long lot,
      String origin,
      ThingClass what,
      int pieces,
      long grams,
      boolean weighed,
      Instant at,
      long by,
      UUID key) {
    jdbc.sql(
            """
            insert into collection.tally (key, lot, origin, thing_class, pieces, grams, basis,
                   counted_at, counted_by)
            values (:key, :lot, :origin, :what, :pieces, :grams, :basis, :at, :by)
            on conflict (key) do nothing
            """)
        .param("key", key)
        .param("lot", lot)
        .param("origin", origin)
        .param("what", what.name())
        .param("pieces", pieces)
        .param("grams", grams)
        .param("basis", weighed ? "WEIGHED" : "ESTIMATED")
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .update();
  }

  Optional<Counted> count(long number) {
    return jdbc.sql(
            "select lot, thing_class from collection.tally where tally = ? and voids is null")
        .param(number)
        .query((row, _) -> new Counted(row.getLong(1), ThingClass.valueOf(row.getString(2))))
        .optional();
  }

  boolean stands(long count) {
    return jdbc.sql("select exists (select from collection.counts where tally = ?)")
        .param(count)
        .query(Boolean.class)
        .single();
  }

  void voidCount(long count, Instant at, long by, UUID key) {
    jdbc.sql(
            """
            insert into collection.tally (key, lot, origin, thing_class, voids, counted_at, counted_by)
            select ?, lot, origin, thing_class, tally, ?, ? from collection.tally where tally = ?
            on conflict do nothing
            """)
        .params(key, at.atOffset(ZoneOffset.UTC), by, count)
        .update();
  }

  List<Things.Count> counts(long lot) {
    return jdbc.sql(
            """
            select c.tally, c.thing_class, c.origin, c.pieces, c.grams, c.basis
              from collection.counts c join collection.classes k using (thing_class)
             where c.lot = ? order by k.place, c.tally
            """)
        .param(lot)
        .query((row, _) ->
            new Things.Count(
                row.getLong(1),
                ThingClass.valueOf(row.getString(2)),
                row.getString(3),
                row.getInt(4),
                Weight.grams(row.getLong(5)),
                row.getString(6).equals("WEIGHED")))
        .list();
  }

  List<Things.Balance> balance(long lot) {
    return jdbc.sql(
            """
            select k.thing_class, coalesce(c.pieces, 0), coalesce(c.grams, 0), coalesce(c.weighed, false),
                   coalesce(d.reused, 0), coalesce(d.given, 0), coalesce(d.plant, 0)
              from collection.classes k
              left join (select thing_class, sum(pieces) as pieces, sum(grams) as grams,
                                bool_and(basis = 'WEIGHED') as weighed
                           from collection.counts where lot = :lot group by thing_class) c using (thing_class)
              left join (select thing_class,
                                sum(pieces) filter (where disposition = 'REUSED') as reused,
                                sum(pieces) filter (where disposition = 'GIVEN_AWAY') as given,
                                sum(pieces) filter (where disposition = 'TO_PLANT') as plant
                           from collection.dispositions where lot = :lot group by thing_class) d using (thing_class)
             where c.pieces is not null or d.thing_class is not null
             order by k.place
            """)
        .param("lot", lot)
        .query((row, _) ->
            new Things.Balance(
                ThingClass.valueOf(row.getString(1)),
                row.getInt(2),
                Weight.grams(row.getLong(3)),
                row.getBoolean(4),
                row.getInt(5),
                row.getInt(6),
                row.getInt(7)))
        .list();
  }

  Left left(long lot, ThingClass what) {
    return jdbc.sql(
            """
            select coalesce((select sum(pieces) from collection.counts where lot = :lot and thing_class = :what), 0)
                 - coalesce((select sum(pieces) from collection.dispositions where lot = :lot and thing_class = :what), 0),
                   coalesce((select sum(grams) from collection.counts where lot = :lot and thing_class = :what), 0)
                 - coalesce((select sum(grams) from collection.dispositions where lot = :lot and thing_class = :what), 0)
            """)
        .param("lot", lot)
        .param("what", what.name())
        .query((row, _) -> new Left(row.getInt(1), row.getLong(2)))
        .single();
  }

  boolean isDisposed(UUID key) {
    return jdbc.sql("select exists (select from collection.disposition where key = ?)")
        .param(key)
        .query(Boolean.class)
        .single();
  }

  void dispose(
      long lot,
      ThingClass what,
      Disposition became,
      int pieces,
      long grams,
      @Nullable String paper,
      Instant at,
      long by,
      UUID key) {
    jdbc.sql(
            """
            insert into collection.disposition (key, lot, thing_class, became, pieces, grams, paper,
                   written_at, written_by)
            values (:key, :lot, :what, :became, :pieces, :grams, :paper, :at, :by)
            """)
        .param("key", key)
        .param("lot", lot)
        .param("what", what.name())
        .param("became", became.name())
        .param("pieces", pieces)
        .param("grams", grams)
        .param("paper", paper)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .update();
  }

  Optional<Long> lotOfDisposition(long disposition) {
    return jdbc.sql(
            "select lot from collection.disposition where disposition = ? and voids is null")
        .param(disposition)
        .query(Long.class)
        .optional();
  }

  void voidDisposition(long disposition, Instant at, long by, UUID key) {
    jdbc.sql(
            """
            insert into collection.disposition (key, lot, thing_class, voids, written_at, written_by)
            select ?, lot, thing_class, disposition, ?, ?
              from collection.disposition where disposition = ?
            on conflict do nothing
            """)
        .params(key, at.atOffset(ZoneOffset.UTC), by, disposition)
        .update();
  }
}
