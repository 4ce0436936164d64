package org.greenclassroom.repair;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code repair.part} and {@code repair.move}. */
@Component
class Parts {
  private static final String PART =
      """
      select p.part, p.kind, p.source, p.serial, p.grams, p.basis, p.reference, o.tag as from_tag,
             p.held_since, d.tag as in_tag, p.place, p.data, p.proof, p.moved_at, p.moves
        from repair.parts p
        left join custody.devices o on o.device = p.from_device
        left join custody.devices d on d.device = p.device
      """;

  private final JdbcClient jdbc;

  Parts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Its number; empty when this very act made it before. */
  Optional<Long> insert(Part.Said said, Instant at, long by, UUID key) {
    var grams = said.grams();
    return jdbc.sql(
            """
            insert into repair.part (key, kind, source, serial, grams, basis, reference, recorded_at,
                   recorded_by)
            values (:key, :kind, :source, :serial, :grams, :basis, :reference, :at, :by)
            on conflict (key) do nothing returning part
            """)
        .param("key", key)
        .param("kind", said.kind().name())
        .param("source", said.source().name())
        .param("serial", said.serial())
        .param("grams", grams == null ? said.kind().usualGrams() : grams)
        .param("basis", grams == null ? "ESTIMATED" : "WEIGHED")
        .param("reference", said.reference())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .query((row, _) -> row.getLong(1))
        .optional();
  }

  /**
   * A move on its way into the table.
   *
   * @param since only of a part taken out: when its device was last received
   */
  record Move(
      long part,
      int nth,
      Part.What what,
      @Nullable Long device,
      @Nullable Instant since,
      @Nullable String proof) {
    Move(long part, int nth, Part.What what) {
      this(part, nth, what, null, null, null);
    }
  }

  /** False when another move of the same part was faster. */
  boolean move(Move move, Instant at, long by, UUID key) {
    var since = move.since();
    return jdbc.sql(
                """
                insert into repair.move (key, part, nth, what, device, since, proof, moved_at, moved_by)
                values (:key, :part, :nth, :what, :device, :since, :proof, :at, :by)
                on conflict do nothing
                """)
            .param("key", key)
            .param("part", move.part())
            .param("nth", move.nth())
            .param("what", move.what().name())
            .param("device", move.device())
            .param("since", since == null ? null : since.atOffset(ZoneOffset.UTC))
            .param("proof", move.proof())
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("by", by)
            .update()
        == 1;
  }

  /** Whether this very act moved a part before. */
  boolean moved(UUID key) {
    return jdbc.sql("select count(*) from repair.move where key = ?")
            .param(key)
            .query(Long.class)
            .single()
        > 0;
  }

  /** Who said that it was destroyed, as long as that is the last that was said of it. */
  Optional<Long> destructionSaidBy(long part) {
    return jdbc.sql(
            """
            select m.moved_by from repair.move m
             where m.part = ? and m.what = 'DESTRUCTION_SAID'
               and m.nth = (select max(o.nth) from repair.move o where o.part = m.part)
            """)
        .param(part)
        .query((row, _) -> row.getLong(1))
        .optional();
  }

  Optional<Part> part(long part) {
    return jdbc.sql(PART + " where p.part = ?").param(part).query((row, _) -> part(row)).optional();
  }

  /** What is in a device of what we put in. */
  List<Part> in(long device) {
    return jdbc.sql(PART + " where p.device = ? order by p.moved_at desc, p.part desc")
        .param(device)
        .query((row, _) -> part(row))
        .list();
  }

  /** What was taken out of a device last and is not in it again. */
  List<Part> outOf(long device) {
    return jdbc.sql(
            PART
                + """
                 where p.from_device = ? and p.device is distinct from p.from_device
                 order by p.moved_at desc, p.part desc
                """)
        .param(device)
        .query((row, _) -> part(row))
        .list();
  }

  /** Parts in stock, and drives without a proof first. */
  List<Part> stock(@Nullable PartKind kind, int limit) {
    return jdbc.sql(
            PART
                + """
                 where p.place = 'STOCK' and (p.kind = :kind or :kind::text is null)
                 order by p.data <> 'MAY_HOLD', p.kind, p.moved_at, p.part limit :limit
                """)
        .param("kind", kind == null ? null : kind.name())
        .param("limit", limit)
        .query((row, _) -> part(row))
        .list();
  }

  /** How many of a kind are in stock, and what they weigh. */
  record Shelf(PartKind kind, long pieces, long grams, long mayHold) {}

  List<Shelf> shelves() {
    return jdbc.sql(
            """
            select kind, count(*) as pieces, sum(grams) as grams,
                   count(*) filter (where data = 'MAY_HOLD') as may_hold
              from repair.parts where place = 'STOCK' group by kind order by kind
            """)
        .query((row, _) ->
            new Shelf(
                PartKind.valueOf(row.getString("kind")),
                row.getLong("pieces"),
                row.getLong("grams"),
                row.getLong("may_hold")))
        .list();
  }

  /**
   * When a part, and when a drive, was last put into a device or taken out of it.
   *
   * @param part null: never, like the other
   */
  record Last(@Nullable Instant part, @Nullable Instant drive) {}

  Last last(long device) {
    return jdbc.sql(
            """
            select max(moved_at), max(moved_at) filter (where kind = 'DISK')
              from repair.moves where device = ?
            """)
        .param(device)
        .query((row, _) -> new Last(instant(row, 1), instant(row, 2)))
        .single();
  }

  /**
   * The document that proves this drive clear, received after that moment, and no later one that
   * says otherwise.
   */
  Optional<String> proof(String serial, Instant since) {
    return jdbc.sql(
            """
            select r.sha256 from evidence.readings r
             where upper(r.serial) = upper(:serial) and r.received_at >= :since
               and r.verdict = 'PROVEN'
               and not exists (
                 select from evidence.readings later
                  where upper(later.serial) = upper(:serial) and later.verdict = 'FAILED'
                    and later.received_at > r.received_at)
             order by r.received_at desc limit 1
            """)
        .param("serial", serial)
        .param("since", since.atOffset(ZoneOffset.UTC))
        .query((row, _) -> row.getString(1))
        .optional();
  }

  /** Whether this document proves this drive clear, received after that moment. */
  boolean proves(String sha256, String serial, Instant since) {
    return jdbc.sql(
                """
                select count(*) from evidence.readings r
                 where r.sha256 = ? and r.verdict = 'PROVEN' and upper(r.serial) = upper(?)
                   and r.received_at >= ?
                """)
            .params(sha256, serial, since.atOffset(ZoneOffset.UTC))
            .query(Long.class)
            .single()
        > 0;
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    var moment = row.getTimestamp(column);
    return moment == null ? null : moment.toInstant();
  }

  private static Part part(ResultSet row) throws SQLException {
    var from = row.getString("from_tag");
    var in = row.getString("in_tag");
    var since = row.getTimestamp("held_since");
    return new Part(
        row.getLong("part"),
        PartKind.valueOf(row.getString("kind")),
        Part.Source.valueOf(row.getString("source")),
        row.getString("serial"),
        row.getLong("grams"),
        Part.Weighed.valueOf(row.getString("basis")),
        row.getString("reference"),
        from == null ? null : new Tag(from),
        since == null ? null : since.toInstant(),
        in == null ? null : new Tag(in),
        Part.Place.valueOf(row.getString("place")),
        Part.Holding.valueOf(row.getString("data")),
        row.getString("proof"),
        row.getTimestamp("moved_at").toInstant(),
        row.getInt("moves"));
  }
}
