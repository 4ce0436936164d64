package org.greenclassroom.donations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code donations.lot} and {@code donations.lot_state}. */
@Component
class Lots {
  private final JdbcClient jdbc;

  Lots(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long insert(long donor, @Nullable Long offer, long entity, Instant at, long by) {
    return jdbc.sql(
            """
            insert into donations.lot (donor, offer, entity, opened_at, opened_by)
            values (?, ?, ?, ?, ?) returning lot
            """)
        .params(Arrays.asList(donor, offer, entity, at.atOffset(ZoneOffset.UTC), by))
        .query(Long.class)
        .single();
  }

  Optional<Lot> lot(long lot) {
    return jdbc.sql(
            """
            select lot, donor, opened_at, opened_by, state, closed_at, offer, sponsor, entity
              from donations.lots where lot = ?
            """)
        .param(lot)
        .query(Lots::lot)
        .optional();
  }

  boolean lock(long lot) {
    return jdbc.sql("select lot from donations.lot where lot = ? for update")
        .param(lot)
        .query(Long.class)
        .optional()
        .isPresent();
  }

  /** Says it in the lot and writes it down beside it. */
  void become(long lot, Lot.State state, Instant at, long by) {
    jdbc.sql("update donations.lot set state = ?, closed_at = ? where lot = ?")
        .params(
            Arrays.asList(
                state.name(), state == Lot.State.CLOSED ? at.atOffset(ZoneOffset.UTC) : null, lot))
        .update();
    note(lot, state, at, by);
  }

  void note(long lot, Lot.State state, Instant at, long by) {
    jdbc.sql("insert into donations.lot_state (lot, state, at, by_account) values (?, ?, ?, ?)")
        .params(lot, state.name(), at.atOffset(ZoneOffset.UTC), by)
        .update();
  }

  void promise(long lot, Thing kind, int pieces) {
    jdbc.sql("insert into donations.pledge (lot, kind, pieces) values (?, ?, ?)")
        .params(lot, kind.name(), pieces)
        .update();
  }

  Map<Thing, Integer> pledge(long lot) {
    var pledge = new EnumMap<Thing, Integer>(Thing.class);
    jdbc.sql("select kind, pieces from donations.pledge where lot = ?")
        .param(lot)
        .query((row, _) -> pledge.put(Thing.valueOf(row.getString("kind")), row.getInt("pieces")))
        .list();
    return pledge;
  }

  /** One opening or closing. */
  record Step(Lot.State state, Instant at, long byAccount) {}

  List<Step> steps(long lot) {
    return jdbc.sql(
            "select state, at, by_account from donations.lot_state where lot = ? order by number")
        .param(lot)
        .query((row, _) ->
            new Step(
                Lot.State.valueOf(row.getString("state")),
                row.getTimestamp("at").toInstant(),
                row.getLong("by_account")))
        .list();
  }

  /**
   * A lot as a list shows it.
   *
   * @param pieces that were promised; 0 when nobody said
   */
  record Listed(
      long lot, String donor, Instant openedAt, Lot.State state, Title title, long pieces) {}

  /** Newest first; of these donors only, or of all when null. */
  List<Listed> page(@Nullable Set<Long> donors, Lot.@Nullable State state, long before, int limit) {
    return jdbc.sql(
            """
            select l.lot, p.name as donor, l.opened_at, l.state, t.title,
                   coalesce((select sum(pieces) from donations.pledge g where g.lot = l.lot), 0) as pieces
              from donations.lot l
              join partners.partners p on p.partner = l.donor
              join donations.titles t on t.lot = l.lot
             where l.lot < :before
               and (:all or l.donor = any(:donors))
               and (:state::text is null or l.state = :state)
             order by l.lot desc limit :limit
            """)
        .param("before", before)
        .param("all", donors == null)
        .param("donors", donors == null ? new Long[0] : donors.toArray(Long[]::new))
        .param("state", state == null ? null : state.name())
        .param("limit", limit)
        .query((row, _) ->
            new Listed(
                row.getLong("lot"),
                row.getString("donor"),
                row.getTimestamp("opened_at").toInstant(),
                Lot.State.valueOf(row.getString("state")),
                Title.valueOf(row.getString("title")),
                row.getLong("pieces")))
        .list();
  }

  private static Lot lot(ResultSet row, int index) throws SQLException {
    var closed = row.getTimestamp("closed_at");
    return new Lot(
        row.getLong("lot"),
        row.getLong("donor"),
        row.getTimestamp("opened_at").toInstant(),
        row.getLong("opened_by"),
        Lot.State.valueOf(row.getString("state")),
        closed == null ? null : closed.toInstant(),
        row.getObject("offer", Long.class),
        row.getObject("sponsor", Long.class),
        row.getLong("entity"));
  }
}
