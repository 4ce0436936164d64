package org.greenclassroom.donations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code donations.lot} and {@code donations.lot_state}. */
@Component("donationLots")
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
        .params(donor, offer, entity, at.atOffset(ZoneOffset.UTC), by)
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
            state.name(), state == Lot.State.CLOSED ? at.atOffset(ZoneOffset.UTC) : null, lot)
        .update();
    note(lot, state, at, by);
  }

  void note(long lot, Lot.State state, Instant at, long by) {
    jdbc.sql("insert into donations.lot_state (lot, state, at, by_account) values (?, ?, ?, ?)")
        .params(lot, state.name(), at.atOffset(ZoneOffset.UTC), by)
        .update();
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
