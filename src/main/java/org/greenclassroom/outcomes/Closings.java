package org.greenclassroom.outcomes;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code outcomes.closing} and {@code outcomes.closing_item}. */
@Component
class Closings {
  private final JdbcClient jdbc;

  Closings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static final String SELECT =
      """
      select closing, lot, proposed_at, proposed_by, agreed_at, agreed_by, items, sha256, reopen_reason,
             reopen_asked_at, reopen_asked_by, reopened_at, reopened_by
        from outcomes.closing
      """;

  /** The one that counts now: proposed, or closed. */
  Optional<Closing> present(long lot) {
    return jdbc.sql(SELECT + " where lot = ? and withdrawn_at is null and reopened_at is null")
        .param(lot)
        .query(DataClassRowMapper.newInstance(Closing.class))
        .optional();
  }

  /** All that ever closed this lot, newest first. */
  List<Closing> history(long lot) {
    return jdbc.sql(SELECT + " where lot = ? and agreed_at is not null order by closing desc")
        .param(lot)
        .query(DataClassRowMapper.newInstance(Closing.class))
        .list();
  }

  boolean isKnown(UUID key) {
    return jdbc.sql("select exists (select from outcomes.closing where key = ?)")
        .param(key)
        .query(Boolean.class)
        .single();
  }

  long propose(long lot, Instant at, long by, UUID key) {
    return jdbc.sql(
            """
            insert into outcomes.closing (lot, proposed_at, proposed_by, key) values (?, ?, ?, ?)
            returning closing
            """)
        .params(lot, at.atOffset(ZoneOffset.UTC), by, key)
        .query(Long.class)
        .single();
  }

  void withdraw(long closing, Instant at) {
    jdbc.sql(
            """
            update outcomes.closing set withdrawn_at = ? where closing = ? and agreed_at is null
            """)
        .params(at.atOffset(ZoneOffset.UTC), closing)
        .update();
  }

  void agree(long closing, Instant at, long by, int items, String sha256) {
    jdbc.sql(
            """
            update outcomes.closing set agreed_at = ?, agreed_by = ?, items = ?, sha256 = ?
             where closing = ? and agreed_at is null and withdrawn_at is null
            """)
        .params(at.atOffset(ZoneOffset.UTC), by, items, sha256, closing)
        .update();
  }

  void askOpen(long closing, String reason, Instant at, long by) {
    jdbc.sql(
            """
            update outcomes.closing
               set reopen_reason = ?, reopen_asked_at = ?, reopen_asked_by = ?
             where closing = ? and reopen_asked_at is null
            """)
        .params(reason, at.atOffset(ZoneOffset.UTC), by, closing)
        .update();
  }

  void leaveClosed(long closing) {
    jdbc.sql(
            """
            update outcomes.closing
               set reopen_reason = null, reopen_asked_at = null, reopen_asked_by = null
             where closing = ? and reopened_at is null
            """)
        .param(closing)
        .update();
  }

  void reopen(long closing, Instant at, long by) {
    jdbc.sql("update outcomes.closing set reopened_at = ?, reopened_by = ? where closing = ?")
        .params(at.atOffset(ZoneOffset.UTC), by, closing)
        .update();
  }

  /**
   * The hash over the frozen rows, one line each with its columns between tabs, as anybody can
   * repeat it from the exported list.
   */
  String hash(long closing) {
    return jdbc.sql(
            """
            select encode(sha256(convert_to(coalesce(string_agg(concat_ws(E'\\t', nth, coalesce(tag, ''), kind,
                     coalesce(maker, ''), coalesce(model, ''), coalesce(serial, ''),
                     coalesce(donors_tag, ''), coalesce(grams::text, ''), coalesce(basis, ''), outcome,
                     coalesce(to_char(since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), ''),
                     coalesce(fact::text, ''), coalesce(place, ''), coalesce(slip, ''),
                     coalesce(proof, ''), coalesce(proof_on::text, ''), coalesce(plant, ''),
                     coalesce(licence, '')), E'\\n' order by nth), ''), 'UTF8')), 'hex')
              from outcomes.closing_item where closing = ?
            """)
        .param(closing)
        .query(String.class)
        .single();
  }

  private static final String FROZEN =
      """
      select nth as position, tag, kind, maker, model, serial, donors_tag, grams, basis, outcome, since,
             fact, place, slip, proof, proof_on, plant, licence
        from outcomes.closing_item where closing = :closing
      """;

  List<Item> items(long closing, long after, int limit) {
    return jdbc.sql(FROZEN + " and nth > :after order by nth limit :limit")
        .param("closing", closing)
        .param("after", after)
        .param("limit", limit)
        .query(Items::item)
        .list();
  }

  /** Only what licensed plants certified. */
  List<Item> dismantled(long closing, int limit) {
    return jdbc.sql(FROZEN + " and outcome = 'DISMANTLED' order by plant, proof, nth limit :limit")
        .param("closing", closing)
        .param("limit", limit)
        .query(Items::item)
        .list();
  }

  /** What goes on being used: it was given over under the agreement, not scrapped. */
  List<Item> reused(long closing, int limit) {
    return jdbc.sql(
            FROZEN
                + """
                 and outcome in ('IN_CLASS', 'READY', 'ALLOTTED', 'WITH_SCHOOL') order by nth limit :limit
                """)
        .param("closing", closing)
        .param("limit", limit)
        .query(Items::item)
        .list();
  }

  void each(long closing, Consumer<Item> consumer) {
    try (var all =
        jdbc
            .sql(FROZEN + " order by nth")
            .withFetchSize(500)
            .param("closing", closing)
            .query(Items::item)
            .stream()) {
      all.forEach(consumer);
    }
  }

  List<Tally> tallies(long closing) {
    return jdbc.sql(
            """
            select outcome, kind, count(*) as pieces,
                   count(*) filter (where announced) as announced, count(device) as came,
                   coalesce(sum(grams) filter (where basis <> 'ESTIMATED'), 0)::bigint as weighed,
                   coalesce(sum(grams) filter (where basis = 'ESTIMATED'), 0)::bigint as estimated
              from outcomes.closing_item where closing = ? group by outcome, kind
            """)
        .param(closing)
        .query(DataClassRowMapper.newInstance(Tally.class))
        .list();
  }

  void keep(long closing, Map<String, Long> figures) {
    jdbc.sql(
            """
            insert into outcomes.closing_figure (closing, name, amount)
            select ?, f.name, f.amount from unnest(?::text[], ?::bigint[]) as f(name, amount)
            """)
        .params(
            closing, figures.keySet().toArray(String[]::new), figures.values().toArray(Long[]::new))
        .update();
  }

  Map<String, Long> figures(long closing) {
    var figures = new HashMap<String, Long>();
    jdbc.sql("select name, amount from outcomes.closing_figure where closing = ?")
        .param(closing)
        .query(row -> {
          figures.put(row.getString(1), row.getLong(2));
        });
    return figures;
  }

  void keep(long closing, List<Surroundings.Things> things) {
    int nth = 0;
    for (var each : things)
      jdbc.sql(
              """
              insert into outcomes.closing_thing (closing, thing_class, nth, pieces, weighed, estimated,
                     reused, given_away, to_plant)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?)
              """)
          .params(
              closing,
              each.thingClass(),
              ++nth,
              each.pieces(),
              each.weighed(),
              each.estimated(),
              each.reused(),
              each.givenAway(),
              each.toPlant())
          .update();
  }

  List<Surroundings.Things> things(long closing) {
    return jdbc.sql(
            """
            select thing_class, pieces, weighed, estimated, reused, given_away, to_plant
              from outcomes.closing_thing where closing = ? order by nth
            """)
        .param(closing)
        .query(DataClassRowMapper.newInstance(Surroundings.Things.class))
        .list();
  }

  /**
   * One lot in the list.
   *
   * @param closedAt null: open
   * @param proposed somebody proposed to close it, and nobody agreed yet
   */
  record Row(
      long lot,
      long donor,
      String name,
      Instant openedAt,
      @Nullable Instant closedAt,
      boolean proposed,
      boolean askedOpen) {}

  /** The newest first; of these donors only, or of all when null. */
  List<Row> page(Long @Nullable [] donors, long before, int limit) {
    return jdbc.sql(
            """
            select l.lot, l.donor, p.name, l.opened_at, c.agreed_at as closed_at,
                   c.closing is not null and c.agreed_at is null as proposed,
                   c.reopen_asked_at is not null as asked_open
              from donations.lots l
              join partners.partners p on p.partner = l.donor
              left join outcomes.closing c
                on c.lot = l.lot and c.withdrawn_at is null and c.reopened_at is null
             where l.lot < :before and (:all or l.donor = any(:donors))
             order by l.lot desc limit :limit
            """)
        .param("before", before)
        .param("all", donors == null)
        .param("donors", donors == null ? new Long[0] : donors)
        .param("limit", limit)
        .query(DataClassRowMapper.newInstance(Row.class))
        .list();
  }

  /** Proposed by somebody else, or asked to be opened by somebody else. */
  long waiting(long account) {
    return jdbc.sql(
            """
            select count(*) from outcomes.closing
             where withdrawn_at is null and reopened_at is null
               and (agreed_at is null and proposed_by <> :account
                 or reopen_asked_at is not null and reopen_asked_by <> :account)
            """)
        .param("account", account)
        .query(Long.class)
        .single();
  }
}
