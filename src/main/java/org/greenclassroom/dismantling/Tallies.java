package org.greenclassroom.dismantling;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tables {@code dismantling.delta} and {@code dismantling.tally}: running sums of weigh tickets
 * and of treated devices. Whoever writes appends (see the triggers); only this adds up.
 */
@Component
class Tallies {
  private final JdbcClient jdbc;

  Tallies(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add() {
    jdbc.sql(
            """
            with taken as (delete from dismantling.delta returning side, pieces, grams)
            insert into dismantling.tally as t (side, pieces, grams)
            select d.side, sum(d.pieces), sum(d.grams) from taken d group by d.side
            on conflict (side) do update
               set pieces = t.pieces + excluded.pieces, grams = t.grams + excluded.grams
            """)
        .update();
  }
}
