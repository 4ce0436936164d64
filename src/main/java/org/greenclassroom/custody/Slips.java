package org.greenclassroom.custody;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code custody.slip} and {@code custody.signature}. */
@Component
class Slips {
  private final JdbcClient jdbc;

  Slips(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Who signed: kept apart from the slip. */
  record Signed(String side, String name, @Nullable String file) {}

  Slip insert(
      HandOver wanted,
      @Nullable String giverSeal,
      @Nullable String takerSeal,
      Instant recordedAt,
      long recordedBy,
      UUID key) {
    return jdbc.sql(
            """
            insert into custody.slip (from_partner, to_partner, place, occurred_at, recorded_at,
                                      recorded_by, key, seal, giver_seal, taker_seal)
            values (:from, :to, :place, :occurred, :recorded, :by, :key, :seal, :giver, :taker)
            returning slip, 'S-' || lpad(slip::text, greatest(6, length(slip::text)), '0') as number, from_partner, to_partner,
                      place, occurred_at, recorded_at, seal, giver_seal, taker_seal
            """)
        .param("from", wanted.from())
        .param("to", wanted.to())
        .param("place", wanted.place())
        .param("occurred", wanted.occurredAt().atOffset(ZoneOffset.UTC))
        .param("recorded", recordedAt.atOffset(ZoneOffset.UTC))
        .param("by", recordedBy)
        .param("key", key)
        .param("seal", wanted.seal())
        .param("giver", giverSeal)
        .param("taker", takerSeal)
        .query(Slips::slip)
        .single();
  }

  void sign(long slip, String side, String name, @Nullable String file) {
    jdbc.sql(
            "insert into custody.signature (slip, side, name, file) values (:slip, :side, :name, :file)")
        .param("slip", slip)
        .param("side", side)
        .param("name", name)
        .param("file", file)
        .update();
  }

  Optional<Slip> slip(long slip) {
    return jdbc.sql(SELECT + " where slip = ?").param(slip).query(Slips::slip).optional();
  }

  Optional<Slip> keyed(UUID key) {
    return jdbc.sql(
            """
            select slip, 'S-' || lpad(slip::text, greatest(6, length(slip::text)), '0') as number, from_partner, to_partner, place,
                   occurred_at, recorded_at, seal, giver_seal, taker_seal
              from custody.slip where key = ?
            """)
        .param(key)
        .query(Slips::slip)
        .optional();
  }

  List<Signed> signatures(long slip) {
    return jdbc.sql("select side, name, file from custody.signature where slip = ? order by side")
        .param(slip)
        .query(DataClassRowMapper.newInstance(Signed.class))
        .list();
  }

  private static final String SELECT =
      """
      select slip, number, from_partner, to_partner, place, occurred_at, recorded_at, seal,
             giver_seal, taker_seal
        from custody.slips
      """;

  private static Slip slip(ResultSet row, int index) throws SQLException {
    return new Slip(
        row.getLong("slip"),
        row.getString("number"),
        row.getLong("from_partner"),
        row.getLong("to_partner"),
        row.getObject("place", Long.class),
        row.getTimestamp("occurred_at").toInstant(),
        row.getTimestamp("recorded_at").toInstant(),
        row.getString("seal"),
        row.getString("giver_seal"),
        row.getString("taker_seal"));
  }
}
