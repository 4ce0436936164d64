package org.greenclassroom.epcis;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code epcis.progress}: how far the book was told. */
@Component
class ProgressTable {
  private final JdbcClient jdbc;

  ProgressTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * How far.
   *
   * @param told the last fact that was told
   * @param mark up to here it is told next
   * @param settled whether no fact up to the mark can appear any more
   * @param newest the last fact that can be seen now
   */
  record Progress(long told, long mark, boolean settled, long newest) {}

  /**
   * Held until the end of the transaction; empty: another machine is telling. A database that was
   * restored counts its transactions anew: then those of before are over.
   */
  Optional<Progress> take() {
    return jdbc.sql(
            """
            select told, mark,
                   pg_snapshot_xmin(pg_current_snapshot()) >= horizon
                     or pg_snapshot_xmax(pg_current_snapshot()) < horizon as settled,
                   coalesce((select f.number from custody.facts f order by f.number desc limit 1), 0) as newest
              from epcis.progress for update skip locked
            """)
        .query(Progress.class)
        .optional();
  }

  /**
   * Up to here the book is complete: whatever a running transaction still writes has a higher
   * number, or this would be lower. Nobody is held up by asking.
   */
  long complete() {
    return jdbc.sql(
            """
            select case when pg_snapshot_xmin(pg_current_snapshot()) >= horizon then mark else told end
              from epcis.progress
            """)
        .query(Long.class)
        .single();
  }

  void told(long number) {
    jdbc.sql("update epcis.progress set told = ?").param(number).update();
  }

  /**
   * Everything that was in the book when it was taken comes next. Whoever may still write below
   * that began before this transaction got its number, which is why that is the horizon: the end of
   * a snapshot (xmax) is one after the last that is over, and others may run above it.
   */
  void mark(long newest) {
    jdbc.sql(
            """
            update epcis.progress set mark = greatest(mark, ?), horizon = pg_current_xact_id()
            """)
        .param(newest)
        .update();
  }
}
