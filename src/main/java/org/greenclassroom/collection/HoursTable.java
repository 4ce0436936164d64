package org.greenclassroom.collection;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code collection.hours_rule} and {@code collection.hours_rate}: written only. */
@Component
class HoursTable {
  private final JdbcClient jdbc;

  HoursTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A rule; its rates are asked for apart. */
  record Rule(
      long hoursRule,
      LocalDate validFrom,
      String decidedBy,
      LocalDate decidedOn,
      Instant writtenAt) {}

  /** What one piece counts for. */
  record Rate(ThingClass thingClass, int minutes) {}

  void insert(
      LocalDate validFrom,
      String decidedBy,
      LocalDate decidedOn,
      Map<ThingClass, Integer> minutes,
      Instant now,
      long by,
      UUID key) {
    var rule =
        jdbc.sql(
                """
                insert into collection.hours_rule (key, valid_from, decided_by, decided_on, written_at, written_by)
                values (?, ?, ?, ?, ?, ?) on conflict (key) do nothing returning hours_rule
                """)
            .params(key, validFrom, decidedBy, decidedOn, Timestamp.from(now), by)
            .query(Long.class)
            .optional();
    if (rule.isEmpty()) return;
    jdbc.sql(
            """
            insert into collection.hours_rate (hours_rule, thing_class, minutes)
            select ?, r.thing_class, r.minutes from unnest(?::text[], ?::int[]) r(thing_class, minutes)
            """)
        .params(
            rule.get(),
            minutes.keySet().stream().map(ThingClass::name).toArray(String[]::new),
            minutes.values().toArray(Integer[]::new))
        .update();
  }

  List<Rule> rules() {
    return jdbc.sql(
            """
            select hours_rule, valid_from, decided_by, decided_on, written_at
              from collection.hours_rule order by valid_from desc, hours_rule desc limit 100
            """)
        .query(DataClassRowMapper.newInstance(Rule.class))
        .list();
  }

  List<Rate> rates(long rule) {
    return jdbc.sql(
            """
            select r.thing_class, r.minutes from collection.hours_rate r
              join collection.classes k using (thing_class) where r.hours_rule = ? order by k.place
            """)
        .param(rule)
        .query(DataClassRowMapper.newInstance(Rate.class))
        .list();
  }

  /** The rule that was valid that day: the last that began. */
  Optional<Long> on(LocalDate day) {
    return jdbc.sql(
            """
            select hours_rule from collection.hours_rule where valid_from <= ?
             order by valid_from desc, hours_rule desc limit 1
            """)
        .param(day)
        .query(Long.class)
        .optional();
  }

  /** What a drive's things count for under this rule; without one, nothing is known. */
  List<Drive.Hours> hours(long drive, @Nullable Long rule) {
    return jdbc.sql(
            """
            select i.thing_class, sum(i.pieces)::bigint as pieces, r.minutes
              from collection.drive_item i join collection.classes k using (thing_class)
              left join collection.hours_rate r on r.thing_class = i.thing_class and r.hours_rule = :rule
             where i.drive = :drive and i.struck_at is null
             group by i.thing_class, r.minutes, k.place order by k.place
            """)
        .param("rule", rule)
        .param("drive", drive)
        .query(DataClassRowMapper.newInstance(Drive.Hours.class))
        .list();
  }
}
