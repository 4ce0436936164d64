package org.greenclassroom.tours;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code tours.rule}. */
@Component
class RuleTable {
  private static final String RULE =
      """
      select rule, road_factor, road_source, kmh, stretch_min, rest_min, driving_min, duty_min, hours_source,
             opens, closes, stop_min, piece_sec, cents_km, cents_hour, cents_ride, set_at, set_by
        from tours.rule
      """;

  private final JdbcClient jdbc;

  RuleTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Rule rule(long rule) {
    return jdbc.sql(RULE + " where rule = ?")
        .param(rule)
        .query(DataClassRowMapper.newInstance(Rule.class))
        .single();
  }

  /** The newest first; the first of them counts. */
  List<Rule> latest(int most) {
    return jdbc.sql(RULE + " order by rule desc limit ?")
        .param(most)
        .query(DataClassRowMapper.newInstance(Rule.class))
        .list();
  }

  void insert(Rule rule, UUID key, Instant at, long by) {
    jdbc.sql(
            """
            insert into tours.rule (key, road_factor, road_source, kmh, stretch_min, rest_min, driving_min,
                                    duty_min, hours_source, opens, closes, stop_min, piece_sec, cents_km,
                                    cents_hour, cents_ride, set_at, set_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing
            """)
        .params(
            key,
            rule.roadFactor(),
            rule.roadSource().strip(),
            rule.kmh(),
            rule.stretchMin(),
            rule.restMin(),
            rule.drivingMin(),
            rule.dutyMin(),
            rule.hoursSource().strip(),
            rule.opens(),
            rule.closes(),
            rule.stopMin(),
            rule.pieceSec(),
            rule.centsKm(),
            rule.centsHour(),
            rule.centsRide(),
            Timestamp.from(at),
            by)
        .update();
  }
}
