package org.greenclassroom.takeback;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code takeback.sorting}, and what waits for a row in it. */
@Component
class SortingTable {
  private final JdbcClient jdbc;

  SortingTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One that came home, was cleared again and waits to be sorted.
   *
   * @param loans in how many classrooms it stood
   * @param days in them, together
   */
  record Home(
      long device,
      Tag tag,
      DeviceKind kind,
      @Nullable String maker,
      @Nullable String model,
      Instant receivedAt,
      int loans,
      int days,
      Advice.Known known) {}

  // What it is now: what was found on the bench after it came home, and how it looked when
  // collected.
  private static final String HOME =
      """
      select d.device, d.tag, d.kind, d.maker, d.model, d.received_at, l.loans, l.days,
             coalesce(t.hazards = 'FOUND', false) as hazard, m.made_in,
             coalesce(t.power = 'FAIL' or t.screen = 'FAIL', false) as failed, c.condition
        from custody.devices d
        cross join lateral (
          select count(*)::int as loans,
                 coalesce(sum(extract(day from x.ended_at - x.installed_at)), 0)::int as days
            from classrooms.loans x where x.device = d.device and x.ended_at <= d.received_at) l
        left join lateral (
          select x.power, x.screen, x.hazards from repair.tests x
           where x.device = d.device and x.tested_at >= d.received_at
           order by x.tested_at desc, x.test desc limit 1) t on true
        left join lateral (
          select x.made_in from repair.tests x
           where x.device = d.device and x.made_in is not null
           order by x.tested_at desc, x.test desc limit 1) m on true
        left join lateral (
          select x.condition from takeback.condition x
           where x.device = d.device order by x.recall desc limit 1) c on true
       where d.stage = 'TO_REPAIR' and d.data = 'CLEARED' and d.received_at > d.first_received_at
         and l.loans > 0
         and not exists (select from takeback.sorting s
                          where s.device = d.device and s.received_at = d.received_at)
      """;

  List<Home> waiting(Instant since, long device, int limit) {
    return jdbc.sql(
            HOME
                + """
                  and (d.received_at, d.device) > (?, ?)
                order by d.received_at, d.device limit ?
                """)
        .params(Timestamp.from(since), device, limit)
        .query((row, _) -> home(row))
        .list();
  }

  /** Those of these that wait. */
  List<Home> waiting(Collection<Tag> tags) {
    return jdbc.sql(HOME + " and d.tag = any(?) order by d.tag")
        .param(tags.stream().map(Tag::code).toArray(String[]::new))
        .query((row, _) -> home(row))
        .list();
  }

  private static Home home(ResultSet row) throws SQLException {
    var condition = row.getString("condition");
    return new Home(
        row.getLong("device"),
        new Tag(row.getString("tag")),
        DeviceKind.valueOf(row.getString("kind")),
        row.getString("maker"),
        row.getString("model"),
        row.getTimestamp("received_at").toInstant(),
        row.getInt("loans"),
        row.getInt("days"),
        new Advice.Known(
            row.getBoolean("hazard"),
            row.getObject("made_in", Integer.class),
            row.getBoolean("failed"),
            condition == null ? null : Condition.valueOf(condition)));
  }

  record Counts(long waiting, @Nullable Instant last) {}

  Counts counts() {
    return jdbc.sql(
            """
            select (select count(*) from custody.devices d
                     where d.stage = 'TO_REPAIR' and d.data = 'CLEARED' and d.received_at > d.first_received_at
                       and not exists (select from takeback.sorting s
                                        where s.device = d.device and s.received_at = d.received_at)
                       and exists (select from classrooms.loans l
                                    where l.device = d.device and l.ended_at <= d.received_at)) as waiting,
                   (select max(decided_at) from takeback.sorting) as last
            """)
        .query((row, _) -> {
          var last = row.getTimestamp("last");
          return new Counts(row.getLong("waiting"), last == null ? null : last.toInstant());
        })
        .single();
  }

  boolean keyed(UUID key) {
    return jdbc.sql("select exists (select from takeback.sorting where key = ?)")
        .param(key)
        .query(Boolean.class)
        .single();
  }

  void insert(
      long device,
      Instant receivedAt,
      Way way,
      Advice advice,
      String reason,
      Instant at,
      long by,
      UUID key) {
    jdbc.sql(
            """
            insert into takeback.sorting (device, received_at, rule, advised, because, reason, decided_at,
                   decided_by, key)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            device,
            Timestamp.from(receivedAt),
            way.name(),
            advice.way().name(),
            advice.because().name(),
            reason,
            Timestamp.from(at),
            by,
            key)
        .update();
  }

  /**
   * What was decided.
   *
   * @param reason empty: the rule was followed
   */
  record Decided(
      Tag tag,
      @Nullable String maker,
      @Nullable String model,
      Way way,
      Way advised,
      Advice.Because because,
      String reason,
      Instant decidedAt,
      @Nullable String by) {
    public boolean overruled() {
      return way != advised;
    }
  }

  private static final String DECIDED =
      """
      select d.tag, d.maker, d.model, s.rule, s.advised, s.because, s.reason, s.decided_at, a.name
        from takeback.sorting s
        join custody.devices d on d.device = s.device
        left join people.accounts a on a.account = s.decided_by
      """;

  List<Decided> latest(int limit) {
    return jdbc.sql(DECIDED + " order by s.sorting desc limit ?")
        .param(limit)
        .query((row, _) -> decided(row))
        .list();
  }

  /** What was decided of this one since it came home the last time. */
  Optional<Decided> of(long device) {
    return jdbc.sql(DECIDED + " where s.device = ? and s.received_at = d.received_at")
        .param(device)
        .query((row, _) -> decided(row))
        .optional();
  }

  private static Decided decided(ResultSet row) throws SQLException {
    return new Decided(
        new Tag(row.getString("tag")),
        row.getString("maker"),
        row.getString("model"),
        Way.valueOf(row.getString("rule")),
        Way.valueOf(row.getString("advised")),
        Advice.Because.valueOf(row.getString("because")),
        row.getString("reason"),
        row.getTimestamp("decided_at").toInstant(),
        row.getString("name"));
  }

  /** The first of these devices that is to give its parts; empty: none. */
  Optional<String> forParts(Collection<Long> devices) {
    return jdbc.sql(
            """
            select d.tag from takeback.sorting s
              join custody.devices d on d.device = s.device and d.received_at = s.received_at
             where s.rule = 'PARTS' and s.device = any(?) order by d.tag limit 1
            """)
        .param(devices.toArray(Long[]::new))
        .query(String.class)
        .optional();
  }

  /**
   * In how many classrooms a device stood, and how many days together; those that run count too.
   */
  record Lent(int loans, int days) {}

  Lent lent(long device, Instant now) {
    return jdbc.sql(
            """
            select count(*)::int,
                   coalesce(sum(extract(day from coalesce(ended_at, ?) - installed_at)), 0)::int
              from classrooms.loans where device = ?
            """)
        .params(Timestamp.from(now), device)
        .query((row, _) -> new Lent(row.getInt(1), row.getInt(2)))
        .single();
  }
}
