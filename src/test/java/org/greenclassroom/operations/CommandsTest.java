package org.greenclassroom.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.greenclassroom.House;
import org.greenclassroom.custody.Chain;
import org.greenclassroom.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** The commands as somebody at a console runs them: a program of its own. */
class CommandsTest extends House {
  @TempDir Path folder;
  @Autowired JdbcConnectionDetails details;
  @Autowired Flyway flyway;
  @Autowired Chain chain;

  @Value("${greenclassroom.data-dir}")
  Path data;

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
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("SPRING_") || name.startsWith("GREENCLASSROOM_"));
    var process = builder.start();
    if (!process.waitFor(10, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("it goes on: " + Files.readString(said));
    }
    return new Ended(process.exitValue(), Files.readString(said, StandardCharsets.UTF_8));
  }

  @Test
  void a_first_password_that_anybody_guesses_lets_nothing_start() throws Exception {
    var ended =
        run(
            "zh_CN.UTF-8",
            "--greenclassroom.data-dir=" + folder.resolve("house"),
            "--greenclassroom.admin-password=change me");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.said()).contains("不足十个字符");
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

  private void check(String url) {
    SameProgram.check(on(url));
  }

  /** As a house does, before anything is laid anew. */
  private void start(String url) {
    new Commands()
        .restoredOrMigrated(new org.springframework.boot.DefaultApplicationArguments(), false)
        .migrate(on(url));
  }

  private Flyway on(String url) {
    return Flyway.configure()
        .configuration(flyway.getConfiguration())
        .dataSource(url, details.getUsername(), details.getPassword())
        .load();
  }

  private Connection owner(String url) throws SQLException {
    return DriverManager.getConnection(url, details.getUsername(), details.getPassword());
  }

  private static String asked(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static void done(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void without_its_house_a_command_makes_none() throws Exception {
    var nowhere = folder.resolve("nowhere");
    var ended =
        run(
            "en_US.UTF-8",
            "--backup=" + folder.resolve("green.zip"),
            "--greenclassroom.data-dir=" + nowhere);
    assertThat(ended.said()).contains("There is no house in " + nowhere).doesNotContain("at org.");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(nowhere).doesNotExist();
    assertThat(folder.resolve("green.zip")).doesNotExist();
  }

  @Test
  void nor_in_an_empty_database() throws Exception {
    var url = details.getJdbcUrl().replace("/postgres?", "/commands_empty?");
    try (var owner = owner(details.getJdbcUrl())) {
      done(owner, "create database commands_empty");
      try {
        assertThatThrownBy(() -> check(url))
            .isInstanceOf(Refusal.class)
            .hasMessageContainingAll("operations.refusal.no-house", "commands_empty");
        try (var empty = owner(url)) {
          assertThat(asked(empty, "select to_regnamespace('frame')::text")).isNull();
        }
      } finally {
        done(owner, "drop database commands_empty with (force)");
      }
    }
  }

  @Test
  void an_older_or_another_program_changes_no_tables() throws Exception {
    check(details.getJdbcUrl()); // of the very program all is well
    try (var owner = owner(details.getJdbcUrl())) {
      done(
          owner,
          """
          insert into frame.flyway_schema_history
                 (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
          select max(installed_rank) + 1, '29990101', 'of tomorrow', 'SQL', 'V29990101__of_tomorrow.sql', 1, 'x', 1, true
            from frame.flyway_schema_history
          """);
      try {
        assertThatThrownBy(() -> check(details.getJdbcUrl()))
            .isInstanceOf(Refusal.class)
            .hasMessageContainingAll("operations.refusal.older-program", "of tomorrow");
        assertThatThrownBy(() -> start(details.getJdbcUrl()))
            .as("nor does its house start on them")
            .isInstanceOf(Refusal.class)
            .hasMessageContainingAll("operations.refusal.older-program", "of tomorrow");
      } finally {
        done(owner, "delete from frame.flyway_schema_history where version = '29990101'");
      }
      var last =
          asked(
              owner,
              "select max(installed_rank) from frame.flyway_schema_history where version is null");
      var checksum =
          "update frame.flyway_schema_history set checksum = checksum %s 1 where installed_rank = %s";
      done(owner, checksum.formatted("-", last));
      try {
        assertThatThrownBy(() -> check(details.getJdbcUrl()))
            .isInstanceOf(Refusal.class)
            .hasMessageContainingAll("operations.refusal.other-program");
        assertThat(
                asked(
                    owner,
                    "select max(installed_rank) from frame.flyway_schema_history where version is null"))
            .as("no view was laid anew")
            .isEqualTo(last);
      } finally {
        done(owner, checksum.formatted("+", last));
      }
    }
  }

  private String[] ofTheHouse(String... more) {
    var words =
        new java.util.ArrayList<>(
            List.of(
                "--db-scheduler.enabled=false",
                "--spring.datasource.url=" + details.getJdbcUrl(),
                "--spring.datasource.username=" + details.getUsername(),
                "--spring.datasource.password=" + details.getPassword()));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }

  /** Its codes of apps would never be right here, its agents refused, its seals broken. */
  @Test
  void a_node_without_the_keys_of_its_house_does_not_start_and_makes_none() throws Exception {
    var other = Files.createDirectory(folder.resolve("other-node"));
    var ended = run("fr_FR.UTF-8", ofTheHouse("--greenclassroom.data-dir=" + other));
    assertThat(ended.said())
        .contains("Les clés de cette maison", "copiez-les d’un nœud qui fonctionne")
        .contains(
            "seal.key",
            "paper-seal.p12",
            "agent-keys.secret",
            "badges.secret",
            "hooks.secret",
            "second-factor.secret",
            "known-browser.secret")
        .doesNotContain("at org.", "at java.");
    assertThat(ended.code()).isEqualTo(1);
    try (var made = Files.list(other)) {
      assertThat(made).isEmpty();
    }
  }

  @Test
  void the_seal_is_replaced_beside_a_running_house_and_its_book_stays_intact() throws Exception {
    chain.seal();
    var before = Files.readString(data.resolve("seal.key"));
    var ended =
        run(
            "en_US.UTF-8",
            ofTheHouse("--greenclassroom.data-dir=" + data, "--replace-key=seal.key"));
    assertThat(ended.said()).contains("seal.key is another key now", "seal.key.until-");
    assertThat(ended.code()).isZero();
    assertThat(Files.readString(data.resolve("seal.key"))).isNotEqualTo(before);
    assertThat(chain.verify().firstBroken()).isNull();
    chain.seal();
    assertThat(chain.verify().firstBroken()).isNull();

    var unknown =
        run("en_US.UTF-8", ofTheHouse("--greenclassroom.data-dir=" + data, "--replace-key=x.key"));
    assertThat(unknown.said()).contains("No key of this house is called “x.key”", "badges.secret");
    assertThat(unknown.code()).isEqualTo(1);
  }
}
