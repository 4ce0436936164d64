package org.greenclassroom.people;

import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code people.attempt}: failed sign-ins of the last quarter of an hour. */
@Component
class Attempts {
  static final Duration WINDOW = Duration.ofMinutes(15);
  private final JdbcClient jdbc;

  Attempts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  int recent(String subject, Instant now) {
    return jdbc.sql("select count(*) from people.attempt where subject = ? and at > ?")
        .params(subject, Accounts.utc(now.minus(WINDOW)))
        .query(Integer.class)
        .single();
  }

  void failed(String subject, Instant now) {
    jdbc.sql("insert into people.attempt (subject, at) values (?, ?)")
        .params(subject, Accounts.utc(now))
        .update();
  }

  void forget(String subject, Instant now) {
    jdbc.sql("delete from people.attempt where subject = ? or at < ?")
        .params(subject, Accounts.utc(now.minus(WINDOW)))
        .update();
  }
}
