package org.greenclassroom.custody;

import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tables {@code custody.delta} and {@code custody.tally}: running sums. Whoever writes appends
 * (see the triggers); only this adds up, so that nobody waits for a counter.
 */
@Component
class Tallies {
  private final JdbcClient jdbc;

  Tallies(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How many devices are in each stage. */
  Map<Stage, Long> byStage() {
    var pieces = new EnumMap<Stage, Long>(Stage.class);
    jdbc.sql("select stage, sum(pieces) from custody.standings where scope = 'ALL' group by stage")
        .query(row -> {
          pieces.put(Stage.valueOf(row.getString(1)), row.getLong(2));
        });
    return pieces;
  }

  /** Adds up what was appended. In one statement, so that a reader sees it before or after. */
  void add() {
    jdbc.sql(
            """
            with taken as (
              delete from custody.delta
              returning side, donor, lot, kind, stage, basis, pieces, grams, open, begun, days
            )
            insert into custody.tally as t (side, scope, donor, lot, kind, stage, basis, pieces, grams,
                                            open, begun, days)
            select d.side, case grouping(d.donor, d.lot) when 3 then 'ALL' when 1 then 'DONOR' else 'LOT' end,
                   d.donor, d.lot, d.kind, d.stage, d.basis, sum(d.pieces), sum(d.grams), sum(d.open),
                   sum(d.begun), sum(d.days)
              from taken d
             group by grouping sets ((d.side, d.kind, d.stage, d.basis),
                                     (d.side, d.kind, d.stage, d.basis, d.donor),
                                     (d.side, d.kind, d.stage, d.basis, d.donor, d.lot))
            on conflict (side, scope, donor, lot, kind, stage, basis) do update
               set pieces = t.pieces + excluded.pieces, grams = t.grams + excluded.grams,
                   open = t.open + excluded.open, begun = t.begun + excluded.begun,
                   days = t.days + excluded.days
            """)
        .update();
  }
}
