package org.greenclassroom.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is typed at the console of a machine on which the house runs, with the house's settings. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BesideTest {
  private static final Path DATA = Path.of("target/beside-data");
  private static final String PASSWORD = "a long password";
  private Program house;
  private Path backup;

  @BeforeAll
  void start() throws Exception {
    Program.empty(DATA);
    backup = DATA.resolve("out").resolve("green.zip").toAbsolutePath();
    house = Program.house(DATA, PASSWORD);
    house.ready();
  }

  @AfterAll
  void end() {
    house.close();
  }

  private record Ended(int code, String said) {}

  private Ended run(String... words) throws Exception {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m", // as the README says
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "org.greenclassroom.GreenClassroom",
                "--greenclassroom.data-dir=" + DATA,
                "--server.port=" + house.port)); // as the house's own settings say
    command.addAll(List.of(words));
    var said = Files.createTempFile(Path.of("target"), "beside-", ".log");
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("SPRING_"));
    builder.environment().put("LC_ALL", "en_US.UTF-8");
    var process = builder.start();
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("it goes on: " + Files.readString(said));
    }
    return new Ended(process.exitValue(), Files.readString(said, StandardCharsets.UTF_8));
  }

  private void stillRuns() throws Exception {
    assertThat(new Desk(house.origin(), "admin", PASSWORD).isIntact()).isTrue();
  }

  @Test
  void a_backup_is_taken_tried_and_checked_and_the_house_goes_on() throws Exception {
    var backedUp = run("--backup=" + backup);
    assertThat(backedUp.said()).contains("Beside the house that runs on", "Backed up");
    assertThat(backedUp.code()).as(backedUp.said()).isZero();
    stillRuns();
    var tried = run("--drill=" + backup);
    assertThat(tried.said()).contains("The drill went well");
    assertThat(tried.code()).as(tried.said()).isZero();
    var checked = run("--check-files", "--management.server.port=" + house.port);
    assertThat(checked.code()).as(checked.said()).isZero();
    stillRuns();
  }

  @Test
  void files_of_a_restore_that_was_cut_short_are_brought_back() throws Exception {
    var bytes = "a photograph".getBytes(StandardCharsets.UTF_8);
    var sha256 = org.greenclassroom.frame.Files.sha256(bytes);
    try (var connection = new Postgres(DATA).open();
        var statement = connection.createStatement()) {
      statement.execute(
          "insert into frame.file (sha256, name, media_type, place) values ('"
              + sha256
              + "', 'photograph', 'image/png', 'OUTSIDE')");
      var command = "--bring-files-back=" + backup;
      var files = DATA.resolve("files").toAbsolutePath();
      var folder = "--greenclassroom.files.folder=" + files;
      var lacks = run(command, folder);
      assertThat(lacks.said()).contains("0 files were brought back", sha256);
      assertThat(lacks.code()).as(lacks.said()).isOne();
      var copy =
          backup
              .resolveSibling("green-classroom-files")
              .resolve(sha256.substring(0, 2))
              .resolve(sha256);
      Files.createDirectories(copy.getParent());
      Files.write(copy, bytes);
      var back = run(command, folder);
      assertThat(back.said()).contains("1 files were brought back");
      assertThat(back.code()).as(back.said()).isZero();
      assertThat(files.resolve(sha256.substring(0, 2)).resolve(sha256)).hasBinaryContent(bytes);
      statement.execute("delete from frame.file where sha256 = '" + sha256 + "'");
    }
    stillRuns();
  }

  @Test
  void the_book_is_read_and_old_days_are_archived() throws Exception {
    var verified = run("--verify");
    assertThat(verified.said()).contains("The book is intact");
    assertThat(verified.code()).as(verified.said()).isZero();
    var archived = run("--archive-usage=" + DATA.resolve("cold").toAbsolutePath());
    assertThat(archived.code()).as(archived.said()).isZero();
    stillRuns();
  }

  @Test
  void files_are_not_moved_away_from_a_house_that_looks_for_them_in_the_database()
      throws Exception {
    var desk = new Desk(house.origin(), "admin", PASSWORD);
    desk.handIn(
        List.of(
            Files.readAllBytes(
                Path.of(
                    "src/test/resources/org/greenclassroom/evidence/nwipe-0.34/dodshort-verify-all.log"))),
        1);
    var elsewhere = DATA.resolve("f").toAbsolutePath();
    var refused = run("--move-files", "--greenclassroom.files.folder=" + elsewhere);
    assertThat(refused.said()).contains("Files are not moved while the house runs on");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(elsewhere).doesNotExist();
    var reader = new Reader(house.origin());
    reader.signIn("admin", PASSWORD);
    assertThat(reader.html("/evidence/1/file")).contains("nwipe");
  }

  @Test
  void nothing_is_restored_beneath_a_running_house() throws Exception {
    var refused = run("--restore=" + backup, "--verify");
    assertThat(refused.said()).contains("Green Classroom already runs on the folder");
    assertThat(refused.code()).isEqualTo(1);
    stillRuns();
  }
}
