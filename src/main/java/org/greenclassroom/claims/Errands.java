package org.greenclassroom.claims;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code claims.errand}: reckonings that people asked for. */
@Component
class Errands {
  private static final String COLUMNS =
      "errand, restate, until, asked_at, asked_by, began_at, ended_at, written, failed";

  private final JdbcClient jdbc;

  Errands(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A new one; empty: this act was told before, or one of its kind is not done yet. */
  Optional<Long> insert(UUID key, boolean restate, LocalDate until, Instant at, long by) {
    return jdbc.sql(
            """
            insert into claims.errand (key, restate, until, asked_at, asked_by)
            values (:key, :restate, :until, :at, :by) on conflict do nothing returning errand
            """)
        .param("key", key)
        .param("restate", restate)
        .param("until", until)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .query((row, _) -> row.getLong(1))
        .optional();
  }

  /** The last that was asked for. */
  Optional<Errand> last() {
    return jdbc.sql("select %s from claims.errand order by errand desc limit 1".formatted(COLUMNS))
        .query((row, _) -> errand(row))
        .optional();
  }

  /** Those that were asked for before, that nobody did and nobody does now. */
  List<Long> left(Instant before) {
    return jdbc.sql(
            """
            select errand from claims.errand where ended_at is null and asked_at < :before
             order by errand for update skip locked
            """)
        .param("before", before.atOffset(ZoneOffset.UTC))
        .query((row, _) -> row.getLong(1))
        .list();
  }

  /** The last sign of life of a node that does what is asked for; empty: there never was one. */
  Optional<Instant> heard() {
    return jdbc.sql(
            "select max(greatest(succeeded_at, failed_at, heard_at)) as heard from frame.jobs where"
                + " instance = 'recurring'")
        .query((row, _) -> Optional.ofNullable(instant(row.getTimestamp("heard"))))
        .single();
  }

  /** Nobody else does it meanwhile. */
  Optional<Errand> hold(long errand) {
    return jdbc.sql(
            "select %s from claims.errand where errand = :errand for update".formatted(COLUMNS))
        .param("errand", errand)
        .query((row, _) -> errand(row))
        .optional();
  }

  /** When it was asked for; empty: it has ended. */
  Optional<Instant> begin(long errand, Instant at) {
    return jdbc.sql(
            """
            update claims.errand set began_at = :at where errand = :errand and ended_at is null
            returning asked_at
            """)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("errand", errand)
        .query((row, _) -> row.getTimestamp(1).toInstant())
        .optional();
  }

  /** Done; with no rows counted, it failed. */
  void end(long errand, @Nullable Long written, Instant at) {
    jdbc.sql(
            """
            update claims.errand
               set ended_at = :at, written = :written::bigint, failed = :written::bigint is null
             where errand = :errand and ended_at is null
            """)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("written", written)
        .param("errand", errand)
        .update();
  }

  private static Errand errand(ResultSet row) throws SQLException {
    return new Errand(
        row.getLong("errand"),
        row.getBoolean("restate"),
        row.getObject("until", LocalDate.class),
        row.getTimestamp("asked_at").toInstant(),
        row.getLong("asked_by"),
        instant(row.getTimestamp("began_at")),
        instant(row.getTimestamp("ended_at")),
        row.getObject("written", Long.class),
        row.getBoolean("failed"));
  }

  private static @Nullable Instant instant(@Nullable Timestamp moment) {
    return moment == null ? null : moment.toInstant();
  }
}
