package org.greenclassroom.people;

import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code people.entry}: who came in by which other way, for half a year. */
@Component
class Entries {
  static final Duration KEPT = Duration.ofDays(183);
  private final JdbcClient jdbc;

  Entries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(long account, String way, boolean twoFactors, Instant at) {
    jdbc.sql("insert into people.entry (account, way, two_factors, at) values (?, ?, ?, ?)")
        .params(account, way, twoFactors, Accounts.utc(at))
        .update();
  }

  void forget(Instant now) {
    jdbc.sql("delete from people.entry where at < ?").param(Accounts.utc(now.minus(KEPT))).update();
  }
}
