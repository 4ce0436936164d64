package org.greenclassroom.pace;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** A program in its own JVM that answers pages. */
final class Program implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private final Process process;
  private final Path log;
  final int port;

  /** From the start of the JVM to the first page that was answered, in ms. */
  final double firstPageMs;

  private Program(Process process, Path log, int port, double firstPageMs) {
    this.process = process;
    this.log = log;
    this.port = port;
    this.firstPageMs = firstPageMs;
  }

  /** Below those that the system gives to connections: nobody takes it while the program starts. */
  static int freePort() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(15_000, 32_000);
      try (var socket = new ServerSocket(port)) {
        return socket.getLocalPort();
      } catch (IOException taken) {
        // the next
      }
    }
  }

  static Program start(List<String> command, int port, Map<String, String> environment)
      throws IOException, InterruptedException {
    var log = Files.createTempFile(Path.of("target"), "bench-", ".log");
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    long from = System.nanoTime();
    var process = builder.start();
    try (var client = HttpClient.newHttpClient()) {
      var ask =
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/sign-in"))
              .timeout(Duration.ofSeconds(30))
              .build();
      while (System.nanoTime() - from < PATIENCE.toNanos()) {
        if (!process.isAlive())
          throw new IllegalStateException(
              "the program ended:\n" + Files.readString(log).lines().limit(40).toList());
        try {
          if (client.send(ask, BodyHandlers.discarding()).statusCode() == 200)
            return new Program(process, log, port, (System.nanoTime() - from) / 1e6);
        } catch (IOException notYet) {
          Thread.sleep(20);
        }
      }
    }
    process.destroyForcibly();
    throw new IllegalStateException("no page within " + PATIENCE + ", see " + log);
  }

  /** A house of its own program, from these classes; programs sign in there with a password. */
  static Program house(Path data, String password, String... more)
      throws IOException, InterruptedException {
    return house(
        System.getProperty("java.class.path"), "-XX:TieredStopAtLevel=1", data, password, more);
  }

  /** The same from another class path, and with one more word to the JVM. */
  static Program house(String classPath, String word, Path data, String password, String... more)
      throws IOException, InterruptedException {
    int port = freePort();
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                word,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                "org.greenclassroom.GreenClassroom",
                "--greenclassroom.second-factor=offered",
                "--server.port=" + port,
                "--greenclassroom.data-dir=" + data));
    command.addAll(List.of(more));
    return start(command, port, Map.of("GREENCLASSROOM_ADMIN_PASSWORD", password));
  }

  /** What an earlier run left behind. */
  static void empty(Path folder) throws IOException {
    if (!Files.exists(folder)) return;
    try (var all = Files.walk(folder)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
    }
  }

  String origin() {
    return "http://localhost:" + port;
  }

  /** Waits until everything that runs after the first page has run too, the demonstration also. */
  void ready() throws IOException, InterruptedException {
    long from = System.nanoTime();
    try (var client = HttpClient.newHttpClient()) {
      var ask = HttpRequest.newBuilder(URI.create(origin() + "/actuator/health/readiness")).build();
      while (client.send(ask, BodyHandlers.discarding()).statusCode() != 200) {
        if (System.nanoTime() - from > PATIENCE.toNanos())
          throw new IllegalStateException("not ready within " + PATIENCE + ", see " + log);
        Thread.sleep(200);
      }
    }
  }

  /** What the system says this JVM holds in memory now, in MB. */
  double residentMb() throws IOException {
    for (var line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")))
      if (line.startsWith("VmRSS:")) return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
    return 0;
  }

  /** What all processes below this one hold, shared memory counted once, in MB. */
  double childrenMb() {
    return process
        .descendants()
        .mapToDouble(child -> {
          try {
            for (var line : Files.readAllLines(Path.of("/proc/" + child.pid() + "/smaps_rollup")))
              if (line.startsWith("Pss:"))
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
          } catch (IOException gone) {
            return 0;
          }
          return 0;
        })
        .sum();
  }

  /** As a power cut does it: SIGKILL, nothing is told goodbye. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** Asks it to end, and waits as long as that takes. */
  void end() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    log.toFile().deleteOnExit();
  }
}
