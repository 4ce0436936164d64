package org.greenclassroom.outcomes;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A donor's own lots and how far they are. */
@Component
class GivingTable {
  private final JdbcClient jdbc;

  GivingTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One lot of a donor.
   *
   * @param closedAt null: open
   * @param settled items with an outcome that closes
   */
  record Row(
      long lot,
      Instant openedAt,
      @Nullable Instant closedAt,
      String title,
      long items,
      long came,
      long settled) {}

  List<Row> lots(Long[] donors, long before, int limit) {
    return jdbc.sql(
            """
            select l.lot, l.opened_at, c.closed_at, t.title, n.items, n.came, n.settled
              from (select lot, opened_at from donations.lots
                     where donor = any(:donors) and lot < :before order by lot desc limit :limit) l
              join donations.titles t using (lot)
              left join outcomes.closings c using (lot)
              cross join lateral (
                select count(*) as items, count(i.device) as came,
                       count(*) filter (where i.outcome <> all(:open)) as settled
                  from outcomes.items i where i.lot = l.lot) n
             order by l.lot desc
            """)
        .param("donors", donors)
        .param("before", before)
        .param("limit", limit)
        .param("open", Outcome.openNames())
        .query(DataClassRowMapper.newInstance(Row.class))
        .list();
  }

  /** A public collection day that is still to come. */
  record Day(String slug, String name, Instant opens) {}

  List<Day> toJoin(Instant now) {
    return jdbc.sql(
            """
            select slug, name, opens from collection.drives
             where state in ('PLANNED', 'OPEN') and closes > ? order by opens limit 10
            """)
        .param(now.atOffset(ZoneOffset.UTC))
        .query(DataClassRowMapper.newInstance(Day.class))
        .list();
  }

  /** Agreements that wait for the donor's signature. */
  long unsigned(Long[] donors) {
    return jdbc.sql(
            """
            select count(*) from donations.titles t join donations.lots l using (lot)
             where l.donor = any(?) and t.title = 'WITH_DONOR'
            """)
        .param(donors)
        .query(Long.class)
        .single();
  }

  /** Lots that are closed, and whose papers wait to be read: the newest closing first. */
  @Nullable Instant lastClosed(Long[] donors) {
    return jdbc.sql(
            """
            select max(c.closed_at) from outcomes.closings c join donations.lots l using (lot)
             where l.donor = any(?)
            """)
        .param(donors)
        .query((row, _) -> row.getTimestamp(1) == null ? null : row.getTimestamp(1).toInstant())
        .optional()
        .orElse(null);
  }

  long openLots(Long[] donors) {
    return jdbc.sql(
            """
            select count(*) from donations.lots where donor = any(?) and state = 'OPEN'
            """)
        .param(donors)
        .query(Long.class)
        .single();
  }
}
