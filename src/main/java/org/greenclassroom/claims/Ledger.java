package org.greenclassroom.claims;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.greenclassroom.method.DeviceClass;
import org.greenclassroom.method.Mode;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/**
 * The table {@code claims.claim}, and how it is brought up to date with the {@link Drafts}. All in
 * sets: of ten million devices Java sees one piece of each group.
 */
@Component
class Ledger {
  /** What the terms of a claim depend on: where one of these differs, the claim is another. */
  private static final String BASIS =
      """
      %1$s.school, %1$s.donor, %1$s.class, %1$s.region, %1$s.days, %1$s.days_before, %1$s.displacement,
      %1$s.resale, %1$s.prepared, %1$s.parts, %1$s.mode, %1$s.km, %1$s.trips, %1$s.hours, %1$s.rode_mode, %1$s.rode_km,
      %1$s.grams, %1$s.coverage is null
      """;

  /** Whose it is: of a year that was told to somebody it stays as it was told. */
  private static final String KEY =
      """
      %1$s.sponsor, %1$s.sponsors, %1$s.sponsor_parts, %1$s.project_key, %1$s.donor_share, %1$s.sponsor_share,
      %1$s.school_share
      """;

  private static final String TERMS =
      """
      %1$s.gross, %1$s.end_of_life, %1$s.refurbishing, %1$s.parts_new, %1$s.transport, %1$s.use_displaced, %1$s.use_induced
      """;

  private final JdbcClient jdbc;
  private final DataSource dataSource;

  Ledger(JdbcClient jdbc, DataSource dataSource) {
    this.jdbc = jdbc;
    this.dataSource = dataSource;
  }

  /** Two reckonings at once would write everything twice. */
  void alone() {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('claims.claim'))")
        .query((_, _) -> true)
        .single();
  }

  /**
   * A time that the ledger was brought up to date.
   *
   * @param until the first day that is not in it
   * @param removed rows that nobody had used
   */
  record Reckoned(
      long reckoning,
      long set,
      LocalDate until,
      Instant at,
      long written,
      long removed,
      long reversed) {}

  Optional<Reckoned> last() {
    return jdbc.sql(
            """
            select reckoning, set, until, reckoned_at, written, removed, reversed
              from claims.reckoning order by reckoning desc limit 1
            """)
        .query((row, _) ->
            new Reckoned(
                row.getLong("reckoning"),
                row.getLong("set"),
                row.getObject("until", LocalDate.class),
                row.getTimestamp("reckoned_at").toInstant(),
                row.getLong("written"),
                row.getLong("removed"),
                row.getLong("reversed")))
        .optional();
  }

  long begin(long set, LocalDate until, Instant at, long by) {
    return jdbc.sql(
            """
            insert into claims.reckoning (set, until, reckoned_at, reckoned_by)
            values (:set, :until, :at, :by) returning reckoning
            """)
        .param("set", set)
        .param("until", until)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .query((row, _) -> row.getLong(1))
        .single();
  }

  void end(long reckoning, long written, long removed, long reversed) {
    jdbc.sql(
            """
            update claims.reckoning set written = :written, removed = :removed, reversed = :reversed
             where reckoning = :reckoning
            """)
        .param("written", written)
        .param("removed", removed)
        .param("reversed", reversed)
        .param("reckoning", reckoning)
        .update();
  }

  /** Takes each group of the draft, and writes what one piece of it is worth. */
  void reckon(Function<Group, Worth> worth) {
    var connection = DataSourceUtils.getConnection(dataSource);
    try {
      var groups =
          jdbc.sql(
                  """
                  select distinct part_of, class, region, year, days, days_before, displacement, resale, parts, mode,
                         grams is not null as weighed, hours is not null as timed, rode_mode
                    from claims.draft where class is not null
                  """)
              .query((row, _) -> group(row))
              .list();
      var copy =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn(
                  """
                  copy claims.term (part_of, lacking, gross, end_of_life, refurbishing, parts_new, transport,
                       use_displaced, use_induced, rode) from stdin
                  """);
      try {
        for (var group : groups) {
          var line = worth.apply(group).line(group.partOf()).getBytes(StandardCharsets.UTF_8);
          copy.writeToCopy(line, 0, line.length);
        }
        copy.endCopy();
      } finally {
        if (copy.isActive()) copy.cancelCopy();
      }
    } catch (SQLException e) {
      throw new TransientDataAccessResourceException("the terms of claims", e);
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
  }

  private static Group group(ResultSet row) throws SQLException {
    var mode = row.getString("mode");
    var rode = row.getString("rode_mode");
    return new Group(
        row.getString("part_of"),
        DeviceClass.valueOf(row.getString("class")),
        row.getString("region"),
        row.getInt("year"),
        row.getDouble("days"),
        row.getDouble("days_before"),
        row.getObject("displacement", Integer.class),
        row.getBoolean("resale"),
        row.getString("parts"),
        mode == null ? null : Mode.valueOf(mode),
        row.getBoolean("weighed"),
        row.getBoolean("timed") ? (Double) 1.0 : null,
        rode == null ? null : Mode.valueOf(rode));
  }

  /** Back from one piece to each: what the ledger should hold, and what cannot be counted. */
  void fresh(long set) {
    jdbc.sql(
            """
            insert into claims.fresh (device, year, classroom, school, donor, sponsor, sponsors, sponsor_parts, class, region, days, days_before,
                   displacement, resale, prepared, parts, mode, km, trips, hours, coverage, rode_mode, rode_km, grams, project_key,
                   donor_share, sponsor_share, school_share, programme_share, gross, end_of_life, refurbishing,
                   parts_new, transport, use_displaced, use_induced, set)
            select d.device, d.year, d.classroom, d.school, d.donor, d.sponsor, d.sponsors, d.sponsor_parts, d.class, d.region, d.days, d.days_before,
                   d.displacement, d.resale, d.prepared, d.parts, d.mode, d.km, d.trips, d.hours, d.coverage, d.rode_mode, d.rode_km, d.grams, d.project_key,
                   d.donor_share, d.sponsor_share, d.school_share, d.programme_share,
                   round(t.gross * 1000), round(t.end_of_life * 1000), round(t.refurbishing * 1000 * d.prepared),
                   round(t.parts_new * 1000),
                   round((t.transport * coalesce(d.km, 0) * d.trips + t.rode * coalesce(d.rode_km, 0)) * 1000
                         * coalesce(d.grams / 1000.0, 1)),
                   round(t.use_displaced * 1000 * coalesce(d.hours, 1)),
                   round(t.use_induced * 1000 * coalesce(d.hours, 1)), :set
              from claims.draft d join claims.term t using (part_of)
             where t.lacking is null
            """)
        .param("set", set)
        .update();
    jdbc.sql("delete from claims.missing").update();
    jdbc.sql(
            """
            insert into claims.missing (device, year, classroom, days, lacking)
            select d.device, d.year, d.classroom, d.days, coalesce(t.lacking, '')
              from claims.draft d left join claims.term t using (part_of)
             where d.class is null or t.lacking is not null
            """)
        .update();
  }

  /** How many rows went. */
  record Changed(long written, long removed, long reversed) {}

  /**
   * Brings the ledger to what it should hold. What is as it was stays; what was used and differs is
   * reversed; what was not used and differs goes.
   *
   * @param restate also used rows whose set of coefficients is an older one, or that are shared
   *     otherwise by now
   */
  Changed settle(long reckoning, boolean restate) {
    jdbc.sql(
            """
            insert into claims.stale (claim, used)
            select s.claim, s.used
              from (select c.*, exists (
                             select from claims.use u
                              where u.year = c.year and (u.donor is null or u.donor = c.donor)
                                and (u.classroom is null or u.classroom = c.classroom)
                                and u.reckoning >= c.reckoning) as used
                      from claims.claim c
                     where c.reverses is null
                       and not exists (select from claims.claim r where r.reverses = c.claim)) s
              left join claims.fresh f on f.device = s.device and f.year = s.year and f.classroom = s.classroom
             where f.device is null
                or (%s) is distinct from (%s)
                or (%s) is distinct from (%s) and (:restate or not s.used)
                or f.set = s.set and (%s) is distinct from (%s)
                or f.set <> s.set and (:restate or not s.used)
            """
                .formatted(
                    BASIS.formatted("f"),
                    BASIS.formatted("s"),
                    KEY.formatted("f"),
                    KEY.formatted("s"),
                    TERMS.formatted("f"),
                    TERMS.formatted("s")))
        .param("restate", restate)
        .update();
    long reversed =
        jdbc.sql(
                """
                insert into claims.claim (device, year, classroom, school, donor, sponsor, sponsors, sponsor_parts, class, region, days,
                       days_before, displacement, resale, prepared, parts, mode, km, trips, hours, coverage, rode_mode, rode_km, grams, project_key,
                       donor_share, sponsor_share, school_share, programme_share, gross, end_of_life, refurbishing,
                       parts_new, transport, use_displaced, use_induced, set, reckoning, reverses)
                select device, year, classroom, school, donor, sponsor, sponsors, sponsor_parts, class, region, -days,
                       days_before, displacement, resale, prepared, parts, mode, km, trips, hours, coverage, rode_mode, rode_km, grams, project_key,
                       donor_share, sponsor_share, school_share, programme_share, -gross, -end_of_life, -refurbishing,
                       -parts_new, -transport, -use_displaced, -use_induced, set, :reckoning, claim
                  from claims.claim c join claims.stale s using (claim) where s.used
                """)
            .param("reckoning", reckoning)
            .update();
    long removed =
        jdbc.sql(
                """
                delete from claims.claim c using claims.stale s where s.claim = c.claim and not s.used
                """)
            .update();
    long written =
        jdbc.sql(
                """
                insert into claims.claim (device, year, classroom, school, donor, sponsor, sponsors, sponsor_parts, class, region, days,
                       days_before, displacement, resale, prepared, parts, mode, km, trips, hours, coverage, rode_mode, rode_km, grams, project_key,
                       donor_share, sponsor_share, school_share, programme_share, gross, end_of_life, refurbishing,
                       parts_new, transport, use_displaced, use_induced, set, reckoning)
                select f.device, f.year, f.classroom, f.school, f.donor, f.sponsor, f.sponsors, f.sponsor_parts, f.class, f.region, f.days,
                       f.days_before, f.displacement, f.resale, f.prepared, f.parts, f.mode, f.km, f.trips, f.hours, f.coverage, f.rode_mode,
                       f.rode_km, f.grams,
                       f.project_key, f.donor_share, f.sponsor_share, f.school_share, f.programme_share, f.gross,
                       f.end_of_life, f.refurbishing, f.parts_new, f.transport, f.use_displaced, f.use_induced,
                       f.set, :reckoning
                  from claims.fresh f
                 where not exists (
                   select from claims.claim c
                    where c.device = f.device and c.year = f.year and c.classroom = f.classroom and c.reverses is null
                      and not exists (select from claims.claim r where r.reverses = c.claim))
                 order by f.year, f.device, f.classroom
                """)
            .param("reckoning", reckoning)
            .update();
    return new Changed(written, removed, reversed);
  }

  /** From now on these rows were told to somebody; told twice by the same act is told once. */
  void use(int year, @Nullable Long donor, String reference, long reckoning, Instant at, UUID key) {
    jdbc.sql(
            """
            insert into claims.use (key, year, donor, reference, reckoning, used_at)
            values (:key, :year, :donor, :reference, :reckoning, :at) on conflict (key) do nothing
            """)
        .param("key", key)
        .param("year", year)
        .param("donor", donor)
        .param("reference", reference)
        .param("reckoning", reckoning)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  void useRoom(int year, long classroom, String reference, long reckoning, Instant at, UUID key) {
    jdbc.sql(
            """
            insert into claims.use (key, year, classroom, reference, reckoning, used_at)
            values (:key, :year, :classroom, :reference, :reckoning, :at) on conflict (key) do nothing
            """)
        .param("key", key)
        .param("year", year)
        .param("classroom", classroom)
        .param("reference", reference)
        .param("reckoning", reckoning)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }
}
