package org.greenclassroom.donations;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code donations.lot}. */
@Component("donationLots")
class Lots {
  private final JdbcClient jdbc;

  Lots(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long insert(long donor, Instant at, long by) {
    return jdbc.sql(
            "insert into donations.lot (donor, opened_at, opened_by) values (?, ?, ?) returning lot")
        .params(donor, at.atOffset(ZoneOffset.UTC), by)
        .query(Long.class)
        .single();
  }

  boolean lock(long lot) {
    return jdbc.sql("select lot from donations.lot where lot = ? for update")
        .param(lot)
        .query(Long.class)
        .optional()
        .isPresent();
  }
}
