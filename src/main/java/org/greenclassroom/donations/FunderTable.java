package org.greenclassroom.donations;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code donations.funder}. */
@Component
class FunderTable {
  private final JdbcClient jdbc;

  FunderTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Who pays for a lot.
   *
   * @param share per cent; null: not agreed
   */
  record Funder(
      long funder,
      long partner,
      String name,
      @Nullable Integer share,
      String note,
      Instant since) {}

  /** Those who still pay, in the order in which they came. */
  List<Funder> of(long lot) {
    return jdbc.sql(
            """
            select f.funder, f.partner, p.name, f.share, f.note, f.since
              from donations.funder f join partners.partners p using (partner)
             where f.lot = ? and f.ended_at is null order by f.funder
            """)
        .param(lot)
        .query((row, _) ->
            new Funder(
                row.getLong("funder"),
                row.getLong("partner"),
                row.getString("name"),
                row.getObject("share", Integer.class),
                row.getString("note"),
                row.getTimestamp("since").toInstant()))
        .list();
  }

  void insert(
      long lot, long partner, @Nullable Integer share, String note, Instant since, long by) {
    jdbc.sql(
            """
            insert into donations.funder (lot, partner, share, note, since, entered_by)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(Arrays.asList(lot, partner, share, note, since.atOffset(ZoneOffset.UTC), by))
        .update();
  }

  int end(long lot, long funder, Instant at) {
    return jdbc.sql(
            """
            update donations.funder set ended_at = ?
             where lot = ? and funder = ? and ended_at is null
            """)
        .params(at.atOffset(ZoneOffset.UTC), lot, funder)
        .update();
  }
}
