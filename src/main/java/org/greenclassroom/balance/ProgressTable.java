package org.greenclassroom.balance;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code balance.progress}: how far the book was followed. */
@Component
class ProgressTable {
  private final JdbcClient jdbc;

  ProgressTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * How far.
   *
   * @param upto every fact up to this one was followed, and none can appear any more; null: nobody
   *     knows
   * @param mark the same will be true of this one, once it is settled
   * @param settled whether no fact up to the mark can appear any more
   * @param newest the last fact that can be seen now
   * @param forgotten how often all was forgotten
   */
  record Progress(@Nullable Long upto, long mark, boolean settled, long newest, int forgotten) {}

  /**
   * Sets the first mark. The number is read before this transaction has one of its own, and whoever
   * may still write below it began before; PostgreSQL knows no such bound but one's own number.
   */
  void begin() {
    jdbc.sql(
            """
            update balance.progress
               set mark = coalesce((select f.number from custody.facts f order by f.number desc limit 1), 0),
                   horizon = pg_current_xact_id()
             where mark is null
            """)
        .update();
  }

  /** A database that was restored counts its transactions anew: then those of before are over. */
  Progress now() {
    return jdbc.sql(
            """
            select p.upto, p.mark,
                   pg_snapshot_xmin(s.seen) >= p.horizon or pg_snapshot_xmax(s.seen) < p.horizon as settled,
                   coalesce((select f.number from custody.facts f order by f.number desc limit 1), 0) as newest,
                   p.forgotten
              from balance.progress p cross join (select pg_current_snapshot() as seen) s
            """)
        .query(Progress.class)
        .single();
  }

  /**
   * All was followed that could be seen then: what was settled then is done, and what was newest
   * then is the next mark. Where somebody else came further meanwhile, or forgot everything, it
   * changes nothing.
   */
  void keep(Progress then) {
    if (!then.settled()) return;
    jdbc.sql(
            """
            update balance.progress
               set upto = :mark, mark = :newest, horizon = pg_current_xact_id()
             where upto is not distinct from :upto::bigint and forgotten = :forgotten
            """)
        .param("mark", then.mark())
        .param("newest", then.newest())
        .param("upto", then.upto())
        .param("forgotten", then.forgotten())
        .update();
  }

  /** Nobody knows any more how far: every device is looked at. */
  void forget() {
    jdbc.sql("update balance.progress set upto = null, forgotten = forgotten + 1").update();
  }
}
