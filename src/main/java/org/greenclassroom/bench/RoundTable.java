package org.greenclassroom.bench;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code bench.round}, {@code bench.expected} and {@code bench.sighting}. */
@Component
class RoundTable {
  private final JdbcClient jdbc;

  RoundTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Long> insert(Round.Filter filter, Instant at, long by, UUID key) {
    return jdbc.sql(
            """
            insert into bench.round (pallet, site, stage, kind, started_at, started_by, key)
            values (:pallet, :site, :stage, :kind, :at, :by, :key)
            on conflict (key) do nothing returning round
            """)
        .param("pallet", filter.pallet())
        .param("site", filter.site())
        .param("stage", filter.stage() == null ? null : filter.stage().name())
        .param("kind", filter.kind() == null ? null : filter.kind().name())
        .param("at", Timestamp.from(at))
        .param("by", by)
        .param("key", key)
        .query((row, _) -> row.getLong(1))
        .optional();
  }

  long keyed(UUID key) {
    return jdbc.sql("select round from bench.round where key = ?")
        .param(key)
        .query((row, _) -> row.getLong(1))
        .single();
  }

  /** Freezes what should be there by the book and the stands. */
  int expect(long round) {
    return jdbc.sql(
            """
            insert into bench.expected (round, device, pallet)
            select r.round, d.device, s.pallet
              from bench.round r
              join custody.devices d on d.holder = 1
               and d.stage in ('TO_INSPECT', 'TO_WIPE', 'TO_REPAIR', 'READY', 'RESERVED', 'TO_DISMANTLE')
              left join bench.stands s on s.device = d.device
             where r.round = ?
               and (r.pallet is null or s.pallet = r.pallet)
               and (r.site is null or coalesce(s.site, d.place) = r.site)
               and (r.stage is null or d.stage = r.stage)
               and (r.kind is null or d.kind = r.kind)
            """)
        .param(round)
        .update();
  }

  private static final String ROUNDS =
      """
      select r.round, r.pallet, p.word, r.site, s.name as site_name, r.stage, r.kind, r.started_at,
             a.name as started_by, r.closed_at
        from bench.round r
        left join bench.pallet p using (pallet)
        left join partners.sites s on s.site = r.site
        left join people.accounts a on a.account = r.started_by
      """;

  Optional<Round> round(long round) {
    return jdbc.sql(ROUNDS + " where r.round = ?")
        .param(round)
        .query(DataClassRowMapper.newInstance(Round.class))
        .optional();
  }

  /** Open ones first, then the newest. */
  List<Round> rounds(int limit) {
    return jdbc.sql(ROUNDS + " order by (r.closed_at is null) desc, r.round desc limit ?")
        .param(limit)
        .query(DataClassRowMapper.newInstance(Round.class))
        .list();
  }

  record Open(long rounds, @Nullable Instant oldest, @Nullable Instant lastClosed) {}

  Open open() {
    return jdbc.sql(
            """
            select count(*) filter (where closed_at is null) as rounds,
                   min(started_at) filter (where closed_at is null) as oldest,
                   max(closed_at) as last_closed
              from bench.round
            """)
        .query(DataClassRowMapper.newInstance(Open.class))
        .single();
  }

  /** Whether it is open, held so until the end of the transaction: nobody closes it meanwhile. */
  Optional<Boolean> holdOpen(long round) {
    return jdbc.sql("select closed_at is null from bench.round where round = ? for share")
        .param(round)
        .query((row, _) -> row.getBoolean(1))
        .optional();
  }

  boolean isExpected(long round, long device) {
    return jdbc.sql("select exists (select from bench.expected where round = ? and device = ?)")
        .params(round, device)
        .query((row, _) -> row.getBoolean(1))
        .single();
  }

  /** Counted once: nothing when this device, or this code, was seen in the round already. */
  Optional<Long> see(
      long round,
      String typed,
      @Nullable Long device,
      String result,
      Instant scannedAt,
      Instant at,
      long by,
      UUID key) {
    return jdbc.sql(
            """
            insert into bench.sighting (round, typed, device, result, scanned_at, recorded_at,
                                        recorded_by, key)
            values (:round, :typed, :device, :result, :scanned, :at, :by, :key)
            on conflict do nothing returning sighting
            """)
        .param("round", round)
        .param("typed", typed)
        .param("device", device)
        .param("result", result)
        .param("scanned", Timestamp.from(scannedAt))
        .param("at", Timestamp.from(at))
        .param("by", by)
        .param("key", key)
        .query((row, _) -> row.getLong(1))
        .optional();
  }

  Optional<Long> seen(UUID key) {
    return jdbc.sql("select sighting from bench.sighting where key = ?")
        .param(key)
        .query((row, _) -> row.getLong(1))
        .optional();
  }

  int close(long round, Instant at, long by) {
    return jdbc.sql(
            """
            update bench.round set closed_at = ?, closed_by = ?
             where round = ? and closed_at is null
            """)
        .params(Timestamp.from(at), by, round)
        .update();
  }

  /** What was seen on a pallet stands there, unless it did so before or is not in the house. */
  int putWhatWasSeen(long round, Instant at, long by) {
    return jdbc.sql(
            """
            insert into bench.stand (device, pallet, since, recorded_at, recorded_by, key)
            select g.device, r.pallet, g.scanned_at, ?, ?, gen_random_uuid()
              from bench.sighting g
              join bench.round r using (round)
              join custody.devices d on d.device = g.device
              left join bench.stands s on s.device = g.device
             where g.round = ? and r.pallet is not null and s.pallet is distinct from r.pallet
               and d.holder = 1
               and d.stage in ('TO_INSPECT', 'TO_WIPE', 'TO_REPAIR', 'READY', 'RESERVED', 'TO_DISMANTLE')
             order by g.device
            """)
        .params(Timestamp.from(at), by, round)
        .update();
  }

  Round.Counts counts(long round) {
    return jdbc.sql(
            """
            with seen as (
              select count(*) filter (where result = 'FOUND') as found,
                     count(*) filter (where result = 'UNEXPECTED') as unexpected,
                     count(*) filter (where result = 'UNKNOWN') as unknown
                from bench.sighting where round = ?
            ), should as (select count(*) as expected from bench.expected where round = ?)
            select expected, found, expected - found as missing, unexpected, unknown
              from seen, should
            """)
        .params(round, round)
        .query(DataClassRowMapper.newInstance(Round.Counts.class))
        .single();
  }

  /**
   * The result, or one kind of it.
   *
   * @param result FOUND, MISSING, UNEXPECTED, UNKNOWN; null for all of them
   */
  List<Round.Line> lines(long round, @Nullable String result, int limit) {
    return jdbc.sql(
            """
            select l.result, coalesce(l.typed, d.tag) as code,
                   substr(d.tag, 1, 4) || '-' || substr(d.tag, 5) as tag, d.kind, d.maker, d.model,
                   d.serial, d.stage, p.word as stood, l.scanned_at
              from (select g.result, g.typed, g.device, e.pallet, g.scanned_at
                      from bench.sighting g
                      left join bench.expected e on e.round = g.round and e.device = g.device
                     where g.round = :round
                    union all
                    select 'MISSING', null, e.device, e.pallet, null
                      from bench.expected e
                     where e.round = :round
                       and not exists (select from bench.sighting g
                                        where g.round = e.round and g.device = e.device)) l
              left join custody.devices d on d.device = l.device
              left join bench.pallet p on p.pallet = l.pallet
             where :result::text is null or l.result = :result
             order by l.result, p.word nulls last, d.device, l.typed limit :limit
            """)
        .param("round", round)
        .param("result", result)
        .param("limit", limit)
        .query(DataClassRowMapper.newInstance(Round.Line.class))
        .list();
  }
}
