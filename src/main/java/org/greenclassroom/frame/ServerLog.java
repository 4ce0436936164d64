package org.greenclassroom.frame;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What the embedded server says while it starts and runs, in {@code postgres.log} of the house's
 * folder; that of the start before lies beside it. A server that died is not waited for.
 *
 * <p>It holds no data of people: {@link #SETTINGS} leave out what was wrong with a statement.
 */
final class ServerLog {
  /** Of statements that failed the house itself says what is to be said. */
  static final String[][] SETTINGS = {
    {"log_min_messages", "log"},
    {"log_min_error_statement", "panic"},
    {"log_error_verbosity", "terse"},
    {"log_checkpoints", "off"}
  };

  private static final int LINES = 5;

  /** So many looks in a row must find nobody: between two programs nobody is there for a moment. */
  private static final int LOOKS = 10;

  private static final long LOOK_MS = 500;
  private final Path folder;
  private final Path file;

  private ServerLog(Path folder, Path file) {
    this.folder = folder;
    this.file = file;
  }

  static ServerLog begun(Path folder) throws IOException {
    var file = folder.resolve("postgres.log");
    if (Files.exists(file))
      Files.move(file, folder.resolve("postgres.log.before"), StandardCopyOption.REPLACE_EXISTING);
    return new ServerLog(folder, file);
  }

  ProcessBuilder.Redirect redirect() {
    return ProcessBuilder.Redirect.appendTo(file.toFile());
  }

  /**
   * Starts a server, as long as that takes.
   *
   * @param alive whether its process is there
   * @throws Refusal where it died, with its last words
   */
  EmbeddedPostgres started(EmbeddedPostgres.Builder server, BooleanSupplier alive)
      throws IOException {
    var waiting = Thread.currentThread();
    var watch =
        Thread.ofPlatform().daemon().name("postgres-watch").start(() -> watch(waiting, alive));
    EmbeddedPostgres started = null;
    Exception why = null;
    try {
      started = server.start();
    } catch (IOException | IllegalStateException failed) {
      why = failed;
    }
    watch.interrupt();
    try {
      watch.join();
    } catch (InterruptedException died) {
      throw refused(died);
    }
    // the library answers an interrupt as if all were well
    if (Thread.interrupted()) throw refused(why);
    if (started == null) throw refused(why);
    return started;
  }

  private void watch(Thread waiting, BooleanSupplier alive) {
    try {
      int nobody = 0;
      while (nobody < LOOKS) {
        Thread.sleep(LOOK_MS);
        // before the first program was started, there is no file
        boolean somebody = !Files.exists(file) || programs() || alive.getAsBoolean();
        nobody = somebody ? 0 : nobody + 1;
      }
      waiting.interrupt();
    } catch (InterruptedException ready) {
      Thread.currentThread().interrupt();
    }
  }

  /** Those that make a server ready and start it. */
  private static boolean programs() {
    return ProcessHandle.current()
        .children()
        .anyMatch(child -> {
          var command = child.info().command().orElse("");
          return command.endsWith("/pg_ctl") || command.endsWith("/initdb");
        });
  }

  private Refusal refused(@Nullable Exception why) throws IOException {
    return new Refusal("frame.refusal.database-does-not-start", folder, file, lastWords(why));
  }

  /** The last lines; where the server said nothing, what the library said. */
  private String lastWords(@Nullable Exception why) throws IOException {
    var said =
        !Files.exists(file)
            ? List.<String>of()
            : new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    if (said.isEmpty()) return why == null ? "–" : String.valueOf(why.getMessage());
    return String.join("\n", said.subList(Math.max(0, said.size() - LINES), said.size()));
  }
}
