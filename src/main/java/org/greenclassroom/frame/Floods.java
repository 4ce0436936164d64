package org.greenclassroom.frame;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.greenclassroom.kernel.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts what comes from one network within an hour where nobody signs in. There is no captcha: it
 * would shut out those who cannot see, or cannot reach its maker.
 */
@Component
public class Floods {
  private static final Duration WINDOW = Duration.ofHours(1);
  private final JdbcClient jdbc;

  Floods(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Notes one attempt.
   *
   * @param what {@code room/what}
   * @param from a network address
   * @param most how many are too many within an hour
   * @throws Refusal when there were that many
   */
  public void count(String what, String from, int most, Instant now) {
    var network = PublicLinks.network(from);
    var wait = wait(network, what, most, now);
    if (wait.isPositive())
      throw Refusal.tooOften(wait, "frame.refusal.too-often", Refusal.minutes(wait));
    jdbc.sql("insert into frame.attempt (address, what, at) values (?, ?, ?)")
        .params(network, what, now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** What was counted more than an hour ago. */
  public void forget(Instant now) {
    jdbc.sql("delete from frame.attempt where at < ?")
        .param(now.minus(WINDOW).atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Until the oldest of so many leaves the hour; zero when there were fewer. */
  private Duration wait(String network, String what, int most, Instant now) {
    return jdbc.sql(
            """
            select at from frame.attempt where address = ? and what = ? and at > ?
             order by at desc offset ? limit 1
            """)
        .params(network, what, now.minus(WINDOW).atOffset(ZoneOffset.UTC), most - 1)
        .query(OffsetDateTime.class)
        .optional()
        .map(oldest -> Duration.between(now, oldest.toInstant().plus(WINDOW)))
        .orElse(Duration.ZERO);
  }
}
