package org.greenclassroom.frame;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL that needs no set-up, kept under one folder between starts.
 *
 * <p>The data directory lies outside the library's working directory on purpose: the library
 * deletes what lies inside it once its lock is ten minutes old.
 */
final class LocalPostgres implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LocalPostgres.class);

  static final String DATA = "pg18";

  private static final Duration LONGEST_START = Duration.ofMinutes(2);

  /** A slow disk writes a minute at what memory held. */
  private static final Duration LONGEST_STOP = Duration.ofMinutes(5);

  private final String password;
  private final int port;
  private final Closeable close;

  private LocalPostgres(String password, int port, Closeable close) {
    this.password = password;
    this.port = port;
    this.close = close;
  }

  /**
   * @param lasting whether what was committed outlives the fall of the machine; false for houses
   *     made to be thrown away, as those of the tests are: nothing waits for the disk
   */
  static LocalPostgres start(Path folder, boolean lasting) throws IOException {
    return start(folder, lasting, "frame.refusal.already-running");
  }

  /**
   * For a command: of a house that is there already. Without one nothing is made.
   *
   * @param taken what is said where another program runs it; null: then its server is as good
   */
  static LocalPostgres ofHouse(Path folder, boolean lasting, @Nullable String taken)
      throws IOException {
    if (!Files.exists(folder.resolve(DATA).resolve("PG_VERSION")))
      throw new Refusal("frame.refusal.no-house", folder);
    return start(folder, lasting, taken);
  }

  private static LocalPostgres start(Path folder, boolean lasting, @Nullable String taken)
      throws IOException {
    if (!lasting)
      LOG.warn("Nothing here outlives a fall of the machine: greenclassroom.lasting=false");
    // nobody else's: the unpacked programs inside are writable by all
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    var channel =
        FileChannel.open(
            folder.resolve("app.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      channel.close();
      if (taken == null) return running(folder);
      // two programs on one folder would destroy it
      throw new Refusal(taken, folder);
    }
    try {
      return started(folder, lasting, channel);
    } catch (IOException | RuntimeException failed) {
      channel.close(); // and with it the lock
      throw failed;
    }
  }

  private static LocalPostgres started(Path folder, boolean lasting, FileChannel lock)
      throws IOException {
    var secret = folder.resolve("postgres.secret");
    var password = secretIn(secret);
    var data = folder.resolve(DATA);
    stopOrphan(data);
    var disk = lasting ? "on" : "off";
    var log = ServerLog.begun(folder);
    var server =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setOverrideWorkingDirectory(folder.resolve("pg-bin").toFile())
            .setRegisterShutdownHook(false) // Spring closes it, after the pool
            // after a power cut it first replays its log, up to a GB: giving up would begin that
            // anew
            .setPGStartupWait(Duration.ofMinutes(10))
            .setOutputRedirector(log.redirect())
            .setLocaleConfig("auth", "scram-sha-256")
            .setLocaleConfig("pwfile", secret.toString())
            .setLocaleConfig("locale-provider", "builtin")
            .setLocaleConfig("builtin-locale", "C.UTF-8")
            .setLocaleConfig("locale", "C.UTF-8")
            .setConnectConfig("password", password)
            .setServerConfig("fsync", disk)
            .setServerConfig("synchronous_commit", disk)
            .setServerConfig("full_page_writes", disk)
            .setServerConfig("max_connections", "60")
            .setServerConfig("shared_buffers", "256MB")
            .setServerConfig("max_wal_size", "2GB") // a Monday fills one in a minute
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("unix_socket_directories", "''")
            .setServerConfig("jit", "off")
            // a page is answered by one process: to start helpers costs it more than they save
            .setServerConfig("max_parallel_workers_per_gather", "0");
    for (var setting : ServerLog.SETTINGS) server.setServerConfig(setting[0], setting[1]);
    var postgres = log.started(server, () -> runs(data));
    LOG.info("PostgreSQL in {} on port {}", data, postgres.getPort());
    return new LocalPostgres(
        password,
        postgres.getPort(),
        () -> {
          end(postgres, data);
          lock.close();
        });
  }

  /**
   * The library gives the server five seconds: what is in memory goes to the disk before, and a
   * slow one is waited for. Who ends this program at once afterwards (systemd, a container) would
   * kill it.
   */
  private static void end(EmbeddedPostgres postgres, Path data) throws IOException {
    var process = server(data);
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("checkpoint");
    } catch (SQLException gone) {
      LOG.warn("PostgreSQL did not write down what it has before its end", gone);
    }
    postgres.close();
    if (process.isPresent()) waitFor(process.get());
  }

  /** The server of whoever holds the lock; it stays when we go. */
  private static LocalPostgres running(Path folder) throws IOException {
    var pidFile = folder.resolve(DATA).resolve("postmaster.pid");
    var until = Instant.now().plus(LONGEST_START);
    while (true) {
      var port = portIn(pidFile);
      if (port.isPresent()) {
        LOG.info("Beside the house that runs on {}, with its database.", folder);
        return new LocalPostgres(
            secretIn(folder.resolve("postgres.secret")), port.getAsInt(), () -> {});
      }
      if (Instant.now().isAfter(until)) throw new Refusal(whyNone(pidFile), folder);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
    }
  }

  /** What a server writes down of itself, once it is ready: its port in the fourth line. */
  static OptionalInt portIn(Path pidFile) throws IOException {
    var lines = ready(pidFile);
    return !lines.isEmpty() && isPostgres(lines.getFirst())
        ? OptionalInt.of(Integer.parseInt(lines.get(3).strip()))
        : OptionalInt.empty();
  }

  /** A server that says it is ready and cannot be seen runs in another container. */
  static String whyNone(Path pidFile) throws IOException {
    return ready(pidFile).isEmpty()
        ? "frame.refusal.no-database-yet"
        : "frame.refusal.database-elsewhere";
  }

  private static List<String> ready(Path pidFile) throws IOException {
    if (!Files.exists(pidFile)) return List.of();
    var lines = Files.readAllLines(pidFile);
    return lines.size() >= 8 && lines.get(7).strip().equals("ready") ? lines : List.of();
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:"
        + port
        + "/postgres?reWriteBatchedInserts=true&ApplicationName=green-classroom&logServerErrorDetail=false";
  }

  String password() {
    return password;
  }

  private static String secretIn(Path secret) throws IOException {
    if (!Files.exists(secret)) {
      var bytes = new byte[24];
      new SecureRandom().nextBytes(bytes);
      Files.createFile(
          secret,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(secret, HexFormat.of().formatHex(bytes) + "\n");
    }
    return Files.readString(secret).strip();
  }

  /**
   * A kill -9 of the application leaves the server running; we hold the lock: it is ours to stop.
   */
  static void stopOrphan(Path data) throws IOException {
    var orphan = server(data);
    if (orphan.isEmpty()) return; // a stale file: PostgreSQL copes with it
    long pid = orphan.get().pid();
    LOG.warn("Stopping PostgreSQL {} left behind by an earlier start", pid);
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(pid)).inheritIO().start().waitFor();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while stopping PostgreSQL " + pid, interrupted);
    }
    waitFor(orphan.get());
  }

  /** Until it is gone; one that only waits to be buried (a container without an init) is. */
  private static void waitFor(ProcessHandle server) throws IOException {
    var until = Instant.now().plus(LONGEST_STOP);
    while (server(server.pid()).isPresent()) {
      if (Instant.now().isAfter(until) || Thread.currentThread().isInterrupted())
        throw new IOException("cannot stop PostgreSQL " + server.pid());
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  /** The server of these data, where one is there; a file without its server is stale. */
  private static Optional<ProcessHandle> server(Path data) throws IOException {
    var pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) return Optional.empty();
    return server(Long.parseLong(Files.readAllLines(pidFile).getFirst().strip()))
        .filter(process -> serves(process, data));
  }

  /** After a power cut the number may be that of somebody else's server. */
  private static boolean serves(ProcessHandle process, Path data) {
    return process
        .info()
        .arguments()
        .map(all -> List.of(all).contains(data.toString()))
        .orElse(true); // where the system does not say
  }

  /** True also while it writes down its number. */
  private static boolean runs(Path data) {
    try {
      return server(data).isPresent();
    } catch (IOException | RuntimeException beingWritten) {
      return true;
    }
  }

  /** After a power cut the file is there and its server is not. */
  private static boolean isPostgres(String pid) {
    return server(Long.parseLong(pid.strip())).isPresent();
  }

  private static Optional<ProcessHandle> server(long pid) {
    return ProcessHandle.of(pid)
        .filter(process -> process.info().command().orElse("").endsWith("/bin/postgres"));
  }

  @Override
  public void close() throws IOException {
    close.close();
  }
}
