package org.greenclassroom.watch;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code watch.indicator}, its words, and the measures that are shown. */
@Component
class IndicatorTable {
  private final JdbcClient jdbc;

  IndicatorTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Indicator> all(String language) {
    return jdbc.sql(
            """
            select i.*, w.name, w.formula, w.action
              from watch.indicator i join watch.indicator_word w on w.indicator = i.indicator and w.language = ?
             order by i.indicator
            """)
        .param(language)
        .query((row, _) -> indicator(row))
        .list();
  }

  Optional<Indicator> indicator(String code, String language) {
    return jdbc.sql(
            """
            select i.*, w.name, w.formula, w.action
              from watch.indicator i join watch.indicator_word w on w.indicator = i.indicator and w.language = ?
             where i.indicator = ?
            """)
        .params(language, code)
        .query((row, _) -> indicator(row))
        .optional();
  }

  void threshold(String code, @Nullable BigDecimal threshold) {
    jdbc.sql("update watch.indicator set threshold = ? where indicator = ?")
        .params(Arrays.asList(threshold, code))
        .update();
  }

  /** Months that were measured, the newest first. */
  List<LocalDate> months() {
    return jdbc.sql(
            """
            select distinct month from watch.measure
             where scope = 'ALL' and month <= (now() at time zone 'Asia/Shanghai')::date order by month desc
            """)
        .query((row, _) -> row.getObject(1, LocalDate.class))
        .list();
  }

  /** The programme's values of a month. */
  List<Measure> ofMonth(LocalDate month) {
    return jdbc.sql(
            "select * from watch.measure where scope = 'ALL' and month = ? order by indicator")
        .param(month)
        .query((row, _) -> measure(row))
        .list();
  }

  /** One indicator in one month, for every scope: the programme, kinds, provinces, counties. */
  List<Measure> splits(String code, LocalDate month) {
    return jdbc.sql(
            """
            select * from watch.measure where indicator = ? and month = ?
             order by array_position(array['ALL', 'SETTING', 'PROVINCE', 'COUNTY'], scope), scope_key
            """)
        .params(code, month)
        .query((row, _) -> measure(row))
        .list();
  }

  /** The programme's values of all months, the oldest first. */
  List<Measure> series(String code) {
    return jdbc.sql(
            """
            select * from watch.measure
             where indicator = ? and scope = 'ALL' and month <= (now() at time zone 'Asia/Shanghai')::date order by month
            """)
        .param(code)
        .query((row, _) -> measure(row))
        .list();
  }

  /** Names of provinces and counties, as the schools' paths say them. */
  List<Named> places() {
    return jdbc.sql(
            """
            select distinct on (code) code, name
              from (select division as code, division_path as name from schools.schools where division is not null
                    union all
                    select left(division, 2), split_part(division_path, '/', 1) from schools.schools
                     where division is not null) named
             order by code, name
            """)
        .query((row, _) -> new Named(row.getString(1), row.getString(2)))
        .list();
  }

  record Named(String code, String name) {}

  private static Indicator indicator(ResultSet row) throws SQLException {
    var lack = row.getString("waits_for");
    return new Indicator(
        row.getString("indicator"),
        Indicator.Unit.valueOf(row.getString("unit")),
        Indicator.Better.valueOf(row.getString("better")),
        row.getBigDecimal("threshold"),
        Role.valueOf(row.getString("owner")),
        Indicator.Cadence.valueOf(row.getString("cadence")),
        row.getBoolean("withheld"),
        lack == null ? null : Indicator.Lack.valueOf(lack),
        Indicator.Rests.valueOf(row.getString("rests")),
        row.getString("name"),
        row.getString("formula"),
        row.getString("action"));
  }

  private static Measure measure(ResultSet row) throws SQLException {
    return new Measure(
        row.getString("indicator"),
        row.getObject("month", LocalDate.class),
        Measure.Scope.valueOf(row.getString("scope")),
        row.getString("scope_key"),
        row.getBigDecimal("numerator"),
        row.getBigDecimal("denominator"),
        row.getBigDecimal("median"),
        row.getInt("reporting"),
        row.getInt("expected"),
        row.getBoolean("withheld"),
        row.getTimestamp("computed_at").toInstant());
  }
}
