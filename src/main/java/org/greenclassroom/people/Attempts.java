package org.greenclassroom.people;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.greenclassroom.frame.PublicLinks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code people.attempt}: guesses of the last quarter of an hour. */
@Component
class Attempts {
  static final Duration WINDOW = Duration.ofMinutes(15);
  private final JdbcClient jdbc;

  Attempts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Until the oldest of so many leaves the quarter of an hour; zero when there were fewer. */
  Duration wait(String subject, int most, Instant now) {
    return jdbc.sql(
            """
            select at from people.attempt where subject = ? and at > ?
             order by at desc offset ? limit 1
            """)
        .params(bounded(subject), Accounts.utc(now.minus(WINDOW)), most - 1)
        .query(OffsetDateTime.class)
        .optional()
        .map(oldest -> Duration.between(now, oldest.toInstant().plus(WINDOW)))
        .orElse(Duration.ZERO);
  }

  /** As long as an index can hold, and without what a text cannot. */
  private static String bounded(String subject) {
    return subject.length() <= 200 && subject.indexOf('\0') < 0
        ? subject
        : PublicLinks.hash(subject);
  }

  /** Whoever guesses the same thing at the same time does so one after the other. */
  void lock(String subject) {
    jdbc.sql("select 1 from pg_advisory_xact_lock(hashtextextended(?, 0))")
        .param(bounded(subject))
        .query(Integer.class)
        .single();
  }

  long add(String subject, Instant now) {
    return jdbc.sql("insert into people.attempt (subject, at) values (?, ?) returning attempt")
        .params(bounded(subject), Accounts.utc(now))
        .query(Long.class)
        .single();
  }

  void remove(List<Long> attempts) {
    jdbc.sql("delete from people.attempt where attempt = any (?)")
        .param(attempts.toArray(Long[]::new))
        .update();
  }

  void forget(String subject, Instant now) {
    jdbc.sql("delete from people.attempt where subject = ? or at < ?")
        .params(bounded(subject), Accounts.utc(now.minus(WINDOW)))
        .update();
  }
}
