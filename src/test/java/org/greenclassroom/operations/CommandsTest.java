package org.greenclassroom.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.greenclassroom.House;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** The commands as somebody at a console runs them: a program of its own. */
class CommandsTest extends House {
  @TempDir Path folder;
  @Autowired JdbcConnectionDetails details;

  private record Ended(int code, String said) {}

  private Ended run(String language, String... arguments) throws IOException, InterruptedException {
    var command =
        new java.util.ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "org.greenclassroom.GreenClassroom",
                "--server.port=0"));
    command.addAll(List.of(arguments));
    var said = folder.resolve("said");
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
    builder.environment().put("LC_ALL", language);
    builder.environment().keySet().removeIf(name -> name.startsWith("SPRING_"));
    var process = builder.start();
    if (!process.waitFor(3, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("it goes on: " + Files.readString(said));
    }
    return new Ended(process.exitValue(), Files.readString(said, StandardCharsets.UTF_8));
  }

  @Test
  void a_backup_that_cannot_be_written_says_so_and_ends_with_1() throws Exception {
    var inTheWay = folder.resolve("inTheWay");
    Files.writeString(inTheWay, "a file, no folder");
    var ended =
        run(
            "fr_FR.UTF-8",
            "--backup=" + inTheWay.resolve("green.zip"),
            "--greenclassroom.data-dir=" + folder.resolve("house"),
            "--db-scheduler.enabled=false",
            "--spring.datasource.url=" + details.getJdbcUrl(),
            "--spring.datasource.username=" + details.getUsername(),
            "--spring.datasource.password=" + details.getPassword());
    assertThat(ended.said())
        .contains(
            "Aucune sauvegarde ne peut être écrite dans " + inTheWay, "indiquez un autre endroit")
        .doesNotContain("at org.", "at java.");
    assertThat(ended.code()).isEqualTo(1);
  }
}
