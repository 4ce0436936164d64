package org.greenclassroom.tours;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.greenclassroom.kernel.Coordinates;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code tours.plan} and {@code tours.road}. */
@Component
class PlanTable {
  private static final String PLAN =
      """
      select plan, based_on, first_day, last_day, rule, seed, seconds, asked_at, asked_by, began_at, heard_at,
             best, lacking, cancel_at, ended_at, failed, start_cost, roads, router_said, confirmed_at,
             confirmed_by, accepted
        from tours.plan
      """;

  private final JdbcClient jdbc;

  PlanTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Long> keyed(UUID key) {
    return jdbc.sql("select plan from tours.plan where key = ?")
        .param(key)
        .query(Long.class)
        .optional();
  }

  long insert(
      UUID key,
      @Nullable Long basedOn,
      LocalDate first,
      LocalDate last,
      long rule,
      long seed,
      int seconds,
      Instant at,
      long by) {
    return jdbc.sql(
            """
            insert into tours.plan (key, based_on, first_day, last_day, rule, seed, seconds, asked_at, asked_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning plan
            """)
        .params(
            Arrays.asList(key, basedOn, first, last, rule, seed, seconds, Timestamp.from(at), by))
        .query(Long.class)
        .single();
  }

  Optional<Plan> plan(long plan) {
    return jdbc.sql(PLAN + " where plan = ?")
        .param(plan)
        .query(DataClassRowMapper.newInstance(Plan.class))
        .optional();
  }

  List<Plan> latest(long before, int most) {
    return jdbc.sql(PLAN + " where plan < ? order by plan desc limit ?")
        .params(before, most)
        .query(DataClassRowMapper.newInstance(Plan.class))
        .list();
  }

  /** Held until the end of the transaction: of two who change a plan, one waits. */
  void lock(long plan) {
    jdbc.sql("select plan from tours.plan where plan = ? for update")
        .param(plan)
        .query(Long.class)
        .optional();
  }

  void begin(long plan, Instant at, Distances.Measured roads) {
    jdbc.sql(
            """
            update tours.plan set began_at = ?, heard_at = ?, roads = ?, router_said = ?
             where plan = ? and ended_at is null
            """)
        .params(
            Arrays.asList(
                Timestamp.from(at), Timestamp.from(at), roads.source().name(), roads.said(), plan))
        .update();
  }

  /** A sign of life; false when it is enough: somebody said so, or another run ended it. */
  boolean goesOn(long plan, Instant at, @Nullable Long best, @Nullable Integer lacking) {
    return jdbc.sql(
            """
            update tours.plan set heard_at = ?, best = coalesce(?, best), lacking = coalesce(?, lacking)
             where plan = ? and ended_at is null returning cancel_at is null
            """)
        .params(Arrays.asList(Timestamp.from(at), best, lacking, plan))
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  void cancel(long plan, Instant at) {
    jdbc.sql(
            "update tours.plan set cancel_at = ? where plan = ? and cancel_at is null and ended_at is null")
        .params(Timestamp.from(at), plan)
        .update();
  }

  void end(long plan, Instant at, long cost, int lacking, long startCost) {
    jdbc.sql(
            """
            update tours.plan set ended_at = ?, heard_at = ?, best = ?, lacking = ?, start_cost = ?
             where plan = ?
            """)
        .params(Timestamp.from(at), Timestamp.from(at), cost, lacking, startCost, plan)
        .update();
  }

  void fail(long plan, Instant at) {
    jdbc.sql(
            "update tours.plan set ended_at = ?, failed = true where plan = ? and ended_at is null")
        .params(Timestamp.from(at), plan)
        .update();
  }

  void confirm(long plan, Instant at, long by, int accepted) {
    jdbc.sql(
            "update tours.plan set confirmed_at = ?, confirmed_by = ?, accepted = ? where plan = ?")
        .params(Timestamp.from(at), by, accepted, plan)
        .update();
  }

  /** After a change by hand. */
  void reckoned(long plan) {
    jdbc.sql(
            """
            update tours.plan p
               set best = (select coalesce(sum(t.cost), 0) from tours.tour t where t.plan = p.plan),
                   lacking = (select count(*) from tours.call c where c.plan = p.plan
                                 and not exists (select from tours.stop s where s.plan = c.plan and s.call = c.call))
             where p.plan = ?
            """)
        .param(plan)
        .update();
  }

  /** The last one that is done and waits for a person. */
  Optional<Plan> waiting() {
    return latest(Long.MAX_VALUE, 1).stream()
        .filter(plan -> plan.endedAt() != null && !plan.failed() && plan.confirmedAt() == null)
        .findFirst();
  }

  // ---- roads ----

  /** The roads of a plan, and where each place lies. */
  record Kept(List<Coordinates> places, Roads roads) {}

  void keep(long plan, List<Coordinates> places, Roads roads) {
    jdbc.sql(
            """
            insert into tours.road (plan, latitudes, longitudes, metres, seconds) values (?, ?, ?, ?, ?)
            on conflict (plan) do update
               set latitudes = excluded.latitudes, longitudes = excluded.longitudes,
                   metres = excluded.metres, seconds = excluded.seconds
            """)
        .params(
            plan,
            places.stream().mapToDouble(Coordinates::latitude).toArray(),
            places.stream().mapToDouble(Coordinates::longitude).toArray(),
            roads.metres(),
            roads.seconds())
        .update();
  }

  Optional<Kept> roads(long plan) {
    return jdbc.sql("select latitudes, longitudes, metres, seconds from tours.road where plan = ?")
        .param(plan)
        .query((row, _) -> {
          var latitudes = (Double[]) row.getArray(1).getArray();
          var longitudes = (Double[]) row.getArray(2).getArray();
          var places = new java.util.ArrayList<Coordinates>();
          for (int i = 0; i < latitudes.length; i++)
            places.add(new Coordinates(latitudes[i], longitudes[i]));
          return new Kept(
              places,
              new Roads(
                  places.size(),
                  plain((Integer[]) row.getArray(3).getArray()),
                  plain((Integer[]) row.getArray(4).getArray())));
        })
        .optional();
  }

  private static int[] plain(Integer[] boxed) {
    return Arrays.stream(boxed).mapToInt(Integer::intValue).toArray();
  }
}
