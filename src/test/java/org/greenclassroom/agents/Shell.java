package org.greenclassroom.agents;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The real shell script of {@code agent/linux} on a computer of its own: a folder, and a clock that
 * we set through the variables that the script has for this.
 */
final class Shell {
  static final Path SCRIPT = Path.of("agent/linux/green-classroom-agent").toAbsolutePath();
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private long wall;
  private long uptime;

  /** What a call said. */
  record Said(int status, String out, String error) {}

  Shell(Path folder) {
    this.folder = folder;
    environment.put("GREEN_DIR", folder.resolve("lib").toString());
    environment.put("GREEN_RUN", folder.resolve("run").toString());
    environment.put("GREEN_LIBRARY", Path.of("agent/notice").toAbsolutePath().toString());
    environment.put("GREEN_PARTS", "board 1 disk 1");
    environment.put("GREEN_ACTIVE", "0");
    environment.put("GREEN_DISK", "OK");
    environment.put("TZ", "Asia/Shanghai");
    environment.put("LANG", "en_GB.UTF-8");
  }

  Shell with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Shell active(boolean is) {
    return with("GREEN_ACTIVE", is ? "1" : "0");
  }

  /** Starts the computer at this local time. */
  Shell starts(String boot, String at) {
    environment.put("GREEN_BOOT", boot);
    uptime = 30;
    wall = LocalDateTime.parse(at).atZone(ZONE).toEpochSecond();
    return this;
  }

  /** Time goes by: the clock and the time since the start go on alike. */
  Shell passes(long seconds) {
    uptime += seconds;
    wall += seconds;
    return this;
  }

  /** Somebody sets the clock. */
  Shell clock(String at) {
    wall = LocalDateTime.parse(at).atZone(ZONE).toEpochSecond();
    return this;
  }

  Shell clock(long epoch) {
    wall = epoch;
    return this;
  }

  Shell sample() {
    run("sample");
    return this;
  }

  /** A sample now and one after each minute. */
  Shell minutes(int count) {
    sample();
    for (int i = 0; i < count; i++) passes(60).sample();
    return this;
  }

  Said run(String... words) {
    var command = new ArrayList<>(List.of("sh", SCRIPT.toString()));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command);
    builder.environment().remove("LC_ALL");
    builder.environment().putAll(environment);
    builder.environment().put("GREEN_CLOCK", String.valueOf(wall));
    builder.environment().put("GREEN_UPTIME", String.valueOf(uptime));
    try {
      var error = Files.createTempFile("agent", ".err");
      var process = builder.redirectError(error.toFile()).start();
      process.getOutputStream().close();
      var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      var said = new Said(process.waitFor(), out, Files.readString(error));
      Files.delete(error);
      return said;
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  Path spool() {
    return folder.resolve("lib/spool");
  }

  /** The days that wait, without the dot at their end. */
  List<String> closed() {
    try {
      return Files.readAllLines(spool()).stream()
          .filter(line -> line.startsWith("D ") && line.endsWith(" ."))
          .map(line -> line.substring(2, line.length() - 2))
          .toList();
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  void spool(String text) {
    try {
      Files.createDirectories(spool().getParent());
      Files.writeString(spool(), text);
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
