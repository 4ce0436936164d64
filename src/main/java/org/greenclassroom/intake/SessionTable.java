package org.greenclassroom.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code intake.session} and {@code intake.weighing}. */
@Component
class SessionTable {
  private final JdbcClient jdbc;

  SessionTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A pallet that stood on a scale. */
  record Weighed(long weighing, String pallet, long gross, long tare) {
    public long net() {
      return gross - tare;
    }
  }

  /** Nothing when there is an open one of this lot already. */
  Optional<Long> insert(long lot, Instant at, long by, UUID key) {
    return jdbc.sql(
            """
            insert into intake.session (lot, opened_at, opened_by, key) values (?, ?, ?, ?)
            on conflict do nothing returning session
            """)
        .params(lot, Timestamp.from(at), by, key)
        .query((row, _) -> row.getLong(1))
        .optional();
  }

  Optional<Long> keyed(UUID key) {
    return jdbc.sql("select session from intake.session where key = ?")
        .param(key)
        .query((row, _) -> row.getLong(1))
        .optional();
  }

  Optional<Long> open(long lot) {
    return jdbc.sql("select session from intake.session where lot = ? and closed_at is null")
        .param(lot)
        .query((row, _) -> row.getLong(1))
        .optional();
  }

  private static final String SESSION =
      """
      select s.session, s.lot, s.opened_at, o.name as opened_by, s.seals_intact, s.seal, s.pallets,
             s.everything, s.closed_at, c.name as closed_by, s.receipt
        from intake.session s
        left join people.accounts o on o.account = s.opened_by
        left join people.accounts c on c.account = s.closed_by
      """;

  Optional<Session> session(long lot, long session) {
    return jdbc.sql(SESSION + " where s.lot = ? and s.session = ?")
        .params(lot, session)
        .query(SessionTable::session)
        .optional();
  }

  List<Session> sessions(long lot) {
    return jdbc.sql(SESSION + " where s.lot = ? order by s.session desc limit 50")
        .param(lot)
        .query(SessionTable::session)
        .list();
  }

  /** Whether it is open, held so until the end of the transaction: nobody closes it meanwhile. */
  Optional<Boolean> hold(long lot, long session) {
    return jdbc.sql(
            """
            select closed_at is null from intake.session where lot = ? and session = ? for share
            """)
        .params(lot, session)
        .query((row, _) -> row.getBoolean(1))
        .optional();
  }

  /** Nobody scans into it from now on, until the end of the transaction. */
  void lock(long session) {
    jdbc.sql("select session from intake.session where session = ? for update")
        .param(session)
        .query(Long.class)
        .single();
  }

  /** Whether it was this very act that closed it. */
  boolean closedBy(long session, UUID key) {
    return jdbc.sql(
            "select exists (select from intake.session where session = ? and closed_key = ?)")
        .params(session, key)
        .query((row, _) -> row.getBoolean(1))
        .single();
  }

  void arrive(
      long session, @Nullable Boolean intact, @Nullable String seal, @Nullable Integer pallets) {
    jdbc.sql("update intake.session set seals_intact = ?, seal = ?, pallets = ? where session = ?")
        .params(Arrays.asList(intact, seal, pallets, session))
        .update();
  }

  void close(
      long session, boolean everything, @Nullable Long receipt, Instant at, long by, UUID key) {
    jdbc.sql(
            """
            update intake.session
               set everything = ?, receipt = ?, closed_at = ?, closed_by = ?, closed_key = ?
             where session = ?
            """)
        .params(Arrays.asList(everything, receipt, Timestamp.from(at), by, key, session))
        .update();
  }

  // --- pallets on the scale ---

  /** Nothing when this pallet was weighed already. */
  boolean weigh(long session, String pallet, long gross, long tare, Instant at, long by, UUID key) {
    return jdbc.sql(
                """
                insert into intake.weighing (session, pallet, gross, tare, recorded_at, recorded_by, key)
                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
            .params(session, pallet, gross, tare, Timestamp.from(at), by, key)
            .update()
        > 0;
  }

  boolean weighed(UUID key) {
    return jdbc.sql("select exists (select from intake.weighing where key = ?)")
        .param(key)
        .query((row, _) -> row.getBoolean(1))
        .single();
  }

  void unweigh(long session, long weighing) {
    jdbc.sql("delete from intake.weighing where session = ? and weighing = ?")
        .params(session, weighing)
        .update();
  }

  List<Weighed> weighings(long session) {
    return jdbc.sql(
            """
            select weighing, pallet, gross, tare from intake.weighing
             where session = ? order by weighing
            """)
        .param(session)
        .query(DataClassRowMapper.newInstance(Weighed.class))
        .list();
  }

  private static Session session(ResultSet row, int index) throws SQLException {
    var closed = row.getTimestamp("closed_at");
    return new Session(
        row.getLong("session"),
        row.getLong("lot"),
        row.getTimestamp("opened_at").toInstant(),
        row.getString("opened_by"),
        row.getObject("seals_intact", Boolean.class),
        row.getString("seal"),
        row.getObject("pallets", Integer.class),
        row.getObject("everything", Boolean.class),
        closed == null ? null : closed.toInstant(),
        row.getString("closed_by"),
        row.getObject("receipt", Long.class));
  }
}
