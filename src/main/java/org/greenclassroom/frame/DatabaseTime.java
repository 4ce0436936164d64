package org.greenclassroom.frame;

import com.github.kagkarlsson.scheduler.Clock;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The time by which jobs begin and nodes are taken for dead: the database's, so that all nodes
 * agree on it. This machine's clock goes on between; once a minute at most it is compared. While
 * the database is away the last comparison stands.
 */
@Component
final class DatabaseTime implements Clock {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseTime.class);
  private static final Duration EVERY = Duration.ofMinutes(1);

  /** An answer that took longer says too little. */
  private static final Duration SLOW = Duration.ofSeconds(2);

  private static final Duration APART = Duration.ofSeconds(10);

  private final InstantSource own;
  private final LongSupplier nanos;
  private final Callable<Seen> database;
  private final AtomicLong next;
  private volatile Duration offset = Duration.ZERO;
  private volatile boolean apart;

  /** What the database's clock showed, between two looks at this machine's. */
  record Seen(Instant before, Instant there, Instant after) {
    Duration offset() {
      return Duration.between(before.plus(took().dividedBy(2)), there);
    }

    Duration took() {
      return Duration.between(before, after);
    }
  }

  @Autowired
  DatabaseTime(DataSource source) {
    this(InstantSource.system(), System::nanoTime, () -> look(source));
  }

  DatabaseTime(InstantSource own, LongSupplier nanos, Callable<Seen> database) {
    this.own = own;
    this.nanos = nanos;
    this.database = database;
    this.next = new AtomicLong(nanos.getAsLong());
  }

  @Override
  public Instant now() {
    long due = next.get();
    long now = nanos.getAsLong();
    // one looks, the others do not wait for it
    if (now - due >= 0 && next.compareAndSet(due, now + EVERY.toNanos())) compare();
    return own.instant().plus(offset);
  }

  private void compare() {
    try {
      var seen = database.call();
      if (seen.took().isNegative() || seen.took().compareTo(SLOW) > 0) return;
      offset = seen.offset();
      boolean far = offset.abs().compareTo(APART) > 0;
      if (far && !apart)
        LOG.warn(
            "The clock of this machine and the database's are {} s apart; let both ask NTP.",
            offset.abs().toSeconds());
      apart = far;
    } catch (Exception away) {
      LOG.debug("The database was not asked for its time", away);
    }
  }

  private static Seen look(DataSource source) throws SQLException {
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      var before = Instant.now();
      try (var row = statement.executeQuery("select clock_timestamp()")) {
        row.next();
        var there = row.getTimestamp(1).toInstant();
        return new Seen(before, there, Instant.now());
      }
    }
  }
}
