package org.greenclassroom.frame;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.greenclassroom.kernel.Refusal;
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

  private final String password;
  private final EmbeddedPostgres postgres;
  private final FileChannel channel;
  private final FileLock lock;

  private LocalPostgres(
      String password, EmbeddedPostgres postgres, FileChannel channel, FileLock lock) {
    this.password = password;
    this.postgres = postgres;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * @param lasting whether what was committed outlives the fall of the machine; false for houses
   *     made to be thrown away, as those of the tests are: nothing waits for the disk
   */
  static LocalPostgres start(Path folder, boolean lasting) throws IOException {
    if (!lasting)
      LOG.warn("Nothing here outlives a fall of the machine: greenclassroom.lasting=false");
    // nobody else's: the unpacked programs inside are writable by all
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    var channel =
        FileChannel.open(
            folder.resolve("app.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    var lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      // two programs on one folder would destroy it
      throw new Refusal("frame.refusal.already-running", folder);
    }
    var secret = folder.resolve("postgres.secret");
    var password = secretIn(secret);
    var data = folder.resolve(DATA);
    stopOrphan(data);
    var disk = lasting ? "on" : "off";
    var postgres =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setOverrideWorkingDirectory(folder.resolve("pg-bin").toFile())
            .setRegisterShutdownHook(false) // Spring closes it, after the pool
            // after a power cut it first replays its log, up to a GB: giving up would begin that
            // anew
            .setPGStartupWait(Duration.ofMinutes(10))
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
            .setServerConfig("unix_socket_directories", "''")
            .setServerConfig("jit", "off")
            // a page is answered by one process: to start helpers costs it more than they save
            .setServerConfig("max_parallel_workers_per_gather", "0")
            .start();
    LOG.info("PostgreSQL in {} on port {}", data, postgres.getPort());
    return new LocalPostgres(password, postgres, channel, lock);
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:"
        + postgres.getPort()
        + "/postgres?reWriteBatchedInserts=true&ApplicationName=green-classroom";
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
    var pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) return;
    long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
    var orphan =
        ProcessHandle.of(pid)
            .filter(process -> process.info().command().orElse("").endsWith("/bin/postgres"));
    if (orphan.isEmpty()) return; // a stale file: PostgreSQL copes with it
    LOG.warn("Stopping PostgreSQL {} left behind by an earlier start", pid);
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(pid)).inheritIO().start().waitFor();
      orphan.get().onExit().get(30, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while stopping PostgreSQL " + pid, interrupted);
    } catch (Exception failure) {
      throw new IOException("cannot stop PostgreSQL " + pid, failure);
    }
  }

  @Override
  public void close() throws IOException {
    postgres.close();
    lock.release();
    channel.close();
  }
}
