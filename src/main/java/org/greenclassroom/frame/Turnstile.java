package org.greenclassroom.frame;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Lets so many through in a minute, each key by itself, at once or one by one: a bucket that fills
 * again evenly.
 *
 * <p>Of each key only one moment is kept, the one at which its bucket is full again (the generic
 * cell rate algorithm, ITU-T I.371); so the wait it tells is exact. It is kept in this program's
 * memory: asking a database on every page would cost more than most pages do.
 */
final class Turnstile {
  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
  private static final int MOST_KEYS = 100_000;

  private final ConcurrentHashMap<String, Long> full = new ConcurrentHashMap<>();

  /**
   * One more.
   *
   * @param most in a minute; 0 is any number
   * @return how long to wait; zero: it went through
   */
  Duration pass(String key, int most, Instant at) {
    if (most <= 0) return Duration.ZERO;
    long now = TimeUnit.SECONDS.toNanos(at.getEpochSecond()) + at.getNano();
    long step = MINUTE / most;
    var wait = new long[1];
    full.compute(
        key,
        (_, known) -> {
          long from = known == null ? now : Math.max(known, now);
          wait[0] = from - now - (most - 1) * step;
          return wait[0] > 0 ? known : Long.valueOf(from + step);
        });
    if (full.size() > MOST_KEYS) forget(now);
    return wait[0] > 0 ? Duration.ofNanos(wait[0]) : Duration.ZERO;
  }

  /** Full buckets need no memory; more than these only somebody with a whole network fills. */
  private void forget(long now) {
    full.values().removeIf(moment -> moment <= now);
    if (full.size() > MOST_KEYS) full.clear();
  }
}
