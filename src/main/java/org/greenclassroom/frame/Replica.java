package org.greenclassroom.frame;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The primary, and beside it a streaming replica for what {@link MayBeOld}. A replica that is late,
 * away or refuses is not an error: the primary answers.
 */
final class Replica extends DelegatingDataSource implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Replica.class);
  private static final ThreadLocal<Boolean> MAY_BE_OLD = ThreadLocal.withInitial(() -> false);
  private final HikariDataSource replica;
  private final Duration staleness;
  private final Clock clock;
  private final Freshness freshness = new Freshness();
  private final ScheduledExecutorService watch;
  private volatile boolean away;

  /** Where it is, and how old its answers may be. */
  record Place(String url, String username, String password, Duration staleness) {}

  Replica(DataSource primary, Place place, Clock clock) {
    super(primary);
    this.staleness = place.staleness();
    this.clock = clock;
    var config = new HikariConfig();
    config.setPoolName("replica");
    config.setJdbcUrl(place.url());
    config.setUsername(place.username());
    config.setPassword(place.password());
    config.setMaximumPoolSize(10);
    config.setConnectionTimeout(2_000);
    config.setInitializationFailTimeout(-1); // it may come later
    config.setConnectionInitSql("set role green_app");
    config.setReadOnly(true);
    this.replica = new HikariDataSource(config);
    this.watch =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("replica-watch").factory());
    long every = Math.clamp(staleness.toMillis() / 10, 100, 1_000);
    watch.scheduleWithFixedDelay(this::look, 0, every, TimeUnit.MILLISECONDS);
  }

  /** What this thread reads from now on may be old, or not; true: it might before. */
  static boolean mayBeOld(boolean now) {
    boolean before = MAY_BE_OLD.get();
    if (now) MAY_BE_OLD.set(true);
    else MAY_BE_OLD.remove();
    return before;
  }

  /** Until when the replica surely knows everything. */
  Instant asOf() {
    return freshness.asOf();
  }

  boolean isFresh() {
    return freshness.isWithin(staleness, clock.instant());
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (MAY_BE_OLD.get() && isFresh())
      try {
        var connection = replica.getConnection();
        if (connection.isValid(1)) return connection; // the pool trusts one that was just used
        connection.close();
      } catch (SQLException gone) {
        LOG.warn("The replica does not answer; the primary is asked instead.");
      }
    return super.getConnection();
  }

  private void look() {
    try {
      var at = clock.instant();
      long written;
      try (var primary = super.getConnection()) {
        written = number(primary, "select (pg_current_wal_lsn() - '0/0')::bigint");
      }
      try (var connection = replica.getConnection()) {
        freshness.note(
            at, written, number(connection, "select (pg_last_wal_replay_lsn() - '0/0')::bigint"));
      }
      if (away) LOG.info("The replica answers again.");
      away = false;
    } catch (SQLException trouble) {
      if (!away) LOG.warn("The replica or the primary cannot be asked: {}", trouble.getMessage());
      away = true;
    }
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Override
  public void close() {
    watch.shutdownNow();
    replica.close();
  }
}
