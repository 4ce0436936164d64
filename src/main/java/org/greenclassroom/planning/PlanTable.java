package org.greenclassroom.planning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** planning.plan and planning.confirmation */
@Repository
class PlanTable {
  private static final String PLAN =
      """
      p.plan, p.based_on, p.with_expected, p.asked_at, p.asked_by, p.seconds, p.began_at, p.ended_at,
      p.failed, p.value, p.bound, p.greedy, p.stock, p.machines, p.rooms, p.children, p.free_value,
      p.free_machines, p.free_rooms, p.free_children, c.confirmed_at, c.confirmed_by, c.devices
      """;

  private final JdbcClient jdbc;

  PlanTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Long> keyed(UUID key) {
    return jdbc.sql("select plan from planning.plan where key = ?")
        .param(key)
        .query(Long.class)
        .optional();
  }

  long insert(
      UUID key, @Nullable Long basedOn, boolean withExpected, Instant at, long by, Tariff tariff) {
    return jdbc.sql(
            """
            insert into planning.plan (key, based_on, with_expected, asked_at, asked_by, kilometre, trip, model)
            values (?, ?, ?, ?, ?, ?, ?, ?) returning plan
            """)
        .params(
            Arrays.asList(
                key,
                basedOn,
                withExpected,
                Timestamp.from(at),
                by,
                tariff.kilometre(),
                tariff.trip(),
                tariff.model()))
        .query(Long.class)
        .single();
  }

  Optional<Plan> plan(long plan) {
    return jdbc.sql(
            "select "
                + PLAN
                + """
                  from planning.plan p left join planning.confirmation c using (plan)
                 where p.plan = ?
                """)
        .param(plan)
        .query((row, _) -> planOf(row))
        .optional();
  }

  List<Plan> latest(long before, int most) {
    return jdbc.sql(
            "select "
                + PLAN
                + """
                  from planning.plan p left join planning.confirmation c using (plan)
                 where p.plan < ? order by p.plan desc limit ?
                """)
        .params(before, most)
        .query((row, _) -> planOf(row))
        .list();
  }

  void begin(long plan, Instant at, int seconds) {
    jdbc.sql("update planning.plan set began_at = ?, seconds = ? where plan = ?")
        .params(Timestamp.from(at), seconds, plan)
        .update();
  }

  void fail(long plan, Instant at) {
    jdbc.sql("update planning.plan set ended_at = ?, failed = true where plan = ?")
        .params(Timestamp.from(at), plan)
        .update();
  }

  void end(long plan, Instant at, Plan.Result result) {
    var free = result.free();
    jdbc.sql(
            """
            update planning.plan
               set ended_at = ?, value = ?, bound = ?, greedy = ?, stock = ?, machines = ?, rooms = ?,
                   children = ?, free_value = ?, free_machines = ?, free_rooms = ?, free_children = ?
             where plan = ?
            """)
        .params(
            Arrays.asList(
                Timestamp.from(at),
                result.value(),
                result.bound(),
                result.greedy(),
                result.stock(),
                result.machines(),
                result.rooms(),
                result.children(),
                free == null ? null : free.value(),
                free == null ? null : free.machines(),
                free == null ? null : free.rooms(),
                free == null ? null : free.children(),
                plan))
        .update();
  }

  /** Held until the end of the transaction: of two who confirm at once, one waits. */
  void lock(long plan) {
    jdbc.sql("select plan from planning.plan where plan = ? for update")
        .param(plan)
        .query(Long.class)
        .single();
  }

  boolean confirmedWith(long plan, UUID key) {
    return jdbc.sql("select exists (select from planning.confirmation where plan = ? and key = ?)")
        .params(plan, key)
        .query(Boolean.class)
        .single();
  }

  void confirm(long plan, UUID key, Instant at, long by, int devices) {
    jdbc.sql(
            """
            insert into planning.confirmation (plan, key, confirmed_at, confirmed_by, devices)
            values (?, ?, ?, ?, ?)
            """)
        .params(plan, key, at.atOffset(ZoneOffset.UTC), by, devices)
        .update();
  }

  /** The last plan, where it is done, gives something and waits for a person. */
  Optional<Plan> waiting() {
    return latest(Long.MAX_VALUE, 1).stream()
        .filter(plan -> plan.confirmed() == null)
        .filter(plan -> plan.result() != null && plan.result().machines() > 0)
        .findFirst();
  }

  @Nullable Instant lastConfirmed() {
    return jdbc.sql("select max(confirmed_at) from planning.confirmation")
        .query((row, _) -> Optional.ofNullable(instant(row.getTimestamp(1))))
        .single()
        .orElse(null);
  }

  private static Plan planOf(ResultSet row) throws SQLException {
    var confirmed = instant(row.getTimestamp("confirmed_at"));
    return new Plan(
        row.getLong("plan"),
        row.getObject("based_on", Long.class),
        row.getBoolean("with_expected"),
        row.getTimestamp("asked_at").toInstant(),
        row.getLong("asked_by"),
        row.getObject("seconds", Integer.class),
        instant(row.getTimestamp("began_at")),
        instant(row.getTimestamp("ended_at")),
        row.getBoolean("failed"),
        row.getObject("value") == null ? null : result(row),
        confirmed == null
            ? null
            : new Plan.Confirmed(confirmed, row.getLong("confirmed_by"), row.getInt("devices")));
  }

  private static Plan.Result result(ResultSet row) throws SQLException {
    return new Plan.Result(
        row.getLong("value"),
        row.getLong("bound"),
        row.getLong("greedy"),
        row.getInt("stock"),
        row.getInt("machines"),
        row.getInt("rooms"),
        row.getLong("children"),
        row.getObject("free_value") == null
            ? null
            : new Plan.Free(
                row.getLong("free_value"),
                row.getInt("free_machines"),
                row.getInt("free_rooms"),
                row.getLong("free_children")));
  }

  private static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }
}
