package org.greenclassroom.pace;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A primary, a streaming replica and any number of nodes on one machine. The programs of the
 * embedded PostgreSQL, run as an administrator would run them: from outside, each in its own
 * folder.
 */
final class Cluster implements AutoCloseable {
  static final String PASSWORD = "a long password";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private final Path folder;
  private final Path programs;
  private final int primaryPort = Program.freePort();
  private final int replicaPort = Program.freePort();
  private final List<Process> servers = new ArrayList<>();

  /** Makes both databases, empty, and starts them. */
  Cluster(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    Program.empty(folder);
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    EmbeddedPostgres.builder()
        .setDataDirectory(primary())
        .setCleanDataDirectory(false)
        .setOverrideWorkingDirectory(folder.resolve("pg-bin").toFile())
        .setLocaleConfig("locale-provider", "builtin")
        .setLocaleConfig("builtin-locale", "C.UTF-8")
        .setLocaleConfig("locale", "C.UTF-8")
        .start()
        .close();
    programs = programs();
    copy(primary(), replica());
    Files.createFile(replica().resolve("standby.signal"));
    Files.writeString(
        replica().resolve("postgresql.auto.conf"),
        "primary_conninfo = 'host=127.0.0.1 port=%d user=postgres application_name=replica'\n"
            .formatted(primaryPort));
    try {
      start(primary(), primaryPort);
      start(replica(), replicaPort);
    } catch (IOException | InterruptedException | RuntimeException trouble) {
      close();
      throw trouble;
    }
  }

  /** Unpacked once in each JVM, by whoever started PostgreSQL first. */
  private static Path programs() throws IOException {
    try (var places = Files.list(Path.of("target"))) {
      for (var place :
          places.map(each -> each.resolve("pg-bin")).filter(Files::isDirectory).toList())
        try (var unpacked = Files.list(place)) {
          for (var each : unpacked.map(one -> one.resolve("bin")).toList())
            if (Files.isExecutable(each.resolve("postgres"))) return each;
        }
    }
    throw new IllegalStateException("PostgreSQL was not unpacked");
  }

  Path folder() {
    return folder;
  }

  private Path primary() {
    return folder.resolve("primary");
  }

  private Path replica() {
    return folder.resolve("replica");
  }

  Connection open() throws SQLException {
    return DriverManager.getConnection(url(primaryPort), "postgres", "");
  }

  Connection openReplica() throws SQLException {
    return DriverManager.getConnection(url(replicaPort), "postgres", "");
  }

  long number(String sql) throws SQLException {
    try (var connection = open()) {
      return number(connection, sql);
    }
  }

  static long number(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** A house on the primary, which reads from the replica what may be old. Several may run. */
  Program node() throws IOException, InterruptedException {
    return Program.house(
        folder,
        PASSWORD,
        "--spring.datasource.url=" + url(primaryPort),
        "--spring.datasource.username=postgres",
        "--greenclassroom.replica.url=" + url(replicaPort));
  }

  /** As when the machine loses its power: the primary is gone at once, and comes back. */
  void crashPrimary() throws IOException, InterruptedException {
    crash(primary());
    start(primary(), primaryPort);
  }

  void stopReplica() throws IOException, InterruptedException {
    crash(replica());
  }

  private static void crash(Path data) throws IOException, InterruptedException {
    long pid =
        Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
    var server = ProcessHandle.of(pid).orElseThrow();
    new ProcessBuilder("kill", "-QUIT", Long.toString(pid)).start().waitFor();
    server.onExit().join();
  }

  private static String url(int port) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?reWriteBatchedInserts=true";
  }

  private void start(Path data, int port) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    // PostgreSQL does not run as root; in a space of its own it need not
    if ("root".equals(System.getProperty("user.name"))) command.addAll(List.of("unshare", "-U"));
    command.addAll(
        List.of(
            programs.resolve("postgres").toString(),
            "-D",
            data.toAbsolutePath().toString(),
            "-p",
            Integer.toString(port),
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "unix_socket_directories=",
            "-c",
            "shared_buffers=128MB",
            "-c",
            "max_connections=300", // a standby needs as many as the cluster was made with
            "-c",
            "jit=off",
            "-c",
            "wal_keep_size=256MB"));
    var server =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(
                    folder.resolve(data.getFileName() + ".log").toFile()))
            .start();
    servers.add(server);
    long from = System.nanoTime();
    while (true) {
      try (var connection = DriverManager.getConnection(url(port), "postgres", "")) {
        return;
      } catch (SQLException notYet) {
        if (!server.isAlive() || System.nanoTime() - from > PATIENCE.toNanos())
          throw new IllegalStateException("PostgreSQL in " + data + " does not answer", notYet);
        Thread.sleep(50);
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var all = Files.walk(from)) {
      for (var path : all.toList()) {
        var copy = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path))
          Files.createDirectories(
              copy,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        else Files.copy(path, copy, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  @Override
  public void close() {
    for (var server : servers) {
      server.descendants().forEach(ProcessHandle::destroy);
      server.destroy(); // a postmaster that is asked to end waits for its clients: they are gone
    }
    for (var server : servers)
      try {
        if (!server.waitFor(10, java.util.concurrent.TimeUnit.SECONDS)) server.destroyForcibly();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
  }
}
