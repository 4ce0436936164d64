package org.greenclassroom.frame;

import java.time.Duration;
import java.time.Instant;
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
    if (recent(network, what, now.minus(WINDOW)) >= most)
      throw new Refusal(Refusal.Kind.TOO_OFTEN, "frame.refusal.too-often");
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

  private int recent(String network, String what, Instant since) {
    return jdbc.sql("select count(*) from frame.attempt where address = ? and what = ? and at > ?")
        .params(network, what, since.atOffset(ZoneOffset.UTC))
        .query(Integer.class)
        .single();
  }
}
