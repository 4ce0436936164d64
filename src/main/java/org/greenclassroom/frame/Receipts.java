package org.greenclassroom.frame;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.greenclassroom.kernel.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was answered to posts that carried the client's own key. A queue that works without a
 * connection posts again whatever it has no answer to; here it is told what it was told before.
 *
 * <p>A receipt is written after the work, not with it: a room's own rows carry the same key and are
 * unique by it, so that a crash between the two repeats nothing.
 */
@Component
public class Receipts {
  /** Rural queues are long; 90 days were asked for. */
  static final Duration KEPT = Duration.ofDays(180);

  private static final int LONGEST_KEY = 100;
  private final JdbcClient jdbc;

  Receipts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One answer.
   *
   * @param hash of what was posted, see {@link #hash}
   * @param status as HTTP says it
   */
  public record Receipt(String key, String hash, int status, String answer) {
    /** Another content came under the same key: nothing is done, and this is said. */
    public Receipt sameAs(String posted) {
      if (hash.equals(posted)) return this;
      throw new Refusal("frame.refusal.other-content", key);
    }
  }

  /** The hash by which a second posting is known to be the first one again. */
  public static String hash(String route, byte[] body) {
    var head = (route + "\n").getBytes(StandardCharsets.UTF_8);
    var all = new byte[head.length + body.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return Files.sha256(all);
  }

  /** A key of the client as it is kept, or a refusal. */
  public static String key(String given) {
    var key = given.strip();
    if (key.isEmpty() || key.length() > LONGEST_KEY)
      throw new Refusal("frame.refusal.key-length", LONGEST_KEY);
    return key;
  }

  /** What this account was answered before under these keys. */
  public Map<String, Receipt> of(long account, Collection<String> keys) {
    return jdbc
        .sql(
            """
            select key, request_hash, status, answer from frame.receipt
             where account = ? and key = any(?)
            """)
        .params(account, keys.toArray(String[]::new))
        .query((row, _) ->
            new Receipt(row.getString(1), row.getString(2), row.getInt(3), row.getString(4)))
        .list()
        .stream()
        .collect(Collectors.toMap(Receipt::key, receipt -> receipt));
  }

  /** Keeps these answers; whoever was faster under the same key stays. */
  public void keep(long account, String route, List<Receipt> receipts, Instant now) {
    if (receipts.isEmpty()) return;
    jdbc.sql(
            """
            insert into frame.receipt (account, key, route, request_hash, status, answer, created_at)
            select ?, r.key, ?, r.hash, r.status, r.answer, ?
              from unnest(?::text[], ?::text[], ?::int[], ?::text[]) as r(key, hash, status, answer)
            on conflict (account, key) do nothing
            """)
        .params(
            account,
            route,
            Timestamp.from(now),
            receipts.stream().map(Receipt::key).toArray(String[]::new),
            receipts.stream().map(Receipt::hash).toArray(String[]::new),
            receipts.stream().map(Receipt::status).toArray(Integer[]::new),
            receipts.stream().map(Receipt::answer).toArray(String[]::new))
        .update();
  }

  /** Forgets what is older than anybody's queue; how many it forgot. */
  int sweep(Instant now) {
    return jdbc.sql("delete from frame.receipt where created_at < ?")
        .param(Timestamp.from(now.minus(KEPT)))
        .update();
  }
}
