package org.greenclassroom.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.greenclassroom.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

class DatabaseTest {
  @Test
  void an_old_postgresql_is_refused_with_a_sentence() {
    assertThatCode(() -> Database.checkAge(15, "15.16")).doesNotThrowAnyException();
    assertThatThrownBy(() -> Database.checkAge(14, "14.20"))
        .isInstanceOfSatisfying(
            Refusal.class,
            refused ->
                assertThat(Console.said(refused, Locale.ENGLISH))
                    .contains("PostgreSQL 14.20", "needs 15 or newer", "SPRING_DATASOURCE_URL"));
  }

  @Test
  void a_database_that_is_ready_and_not_to_be_seen_runs_in_another_container(@TempDir Path folder)
      throws Exception {
    var file = folder.resolve("postmaster.pid");
    assertThat(LocalPostgres.whyNone(file)).isEqualTo("frame.refusal.no-database-yet");
    // this very program is no PostgreSQL, as any other of that number is not
    var lines = ProcessHandle.current().pid() + "\n/data/pg18\n1\n5432\n\n127.0.0.1\n1 1\n%s\n";
    Files.writeString(file, lines.formatted("starting"));
    assertThat(LocalPostgres.whyNone(file)).isEqualTo("frame.refusal.no-database-yet");
    Files.writeString(file, lines.formatted("ready   "));
    assertThat(LocalPostgres.portIn(file)).isEmpty();
    assertThat(LocalPostgres.whyNone(file)).isEqualTo("frame.refusal.database-elsewhere");
  }

  @Test
  void a_server_that_dies_is_not_waited_for_and_its_last_words_are_told(@TempDir Path folder)
      throws Exception {
    LocalPostgres.start(folder, false).close();
    var data = folder.resolve(LocalPostgres.DATA);
    assertThat(folder.resolve("postgres.log")).content().contains("database system is shut down");
    var settings = Files.readString(data.resolve("postgresql.conf"));
    Files.writeString(data.resolve("postgresql.conf"), settings + "\nno_such_setting = 1\n");
    assertThatThrownBy(() -> LocalPostgres.start(folder, false))
        .isInstanceOfSatisfying(
            Refusal.class,
            refused -> {
              assertThat(Console.said(refused, Locale.ENGLISH))
                  .contains("does not start", "no_such_setting", "postgres.log");
              assertThat(Console.said(refused, Locale.CHINESE)).contains("无法启动");
            });
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(folder.resolve("postgres.log.before")).content().contains("is shut down");
    // the folder is free again, and mended it starts; the library's own lock goes with its program
    Files.delete(data.resolve("epg-lock"));
    Files.writeString(data.resolve("postgresql.conf"), settings);
    try (var mended = LocalPostgres.start(folder, false)) {
      assertThat(mended.url()).contains("127.0.0.1");
    }
  }

  @Test
  void what_the_server_logs_is_not_what_was_wrong_with_a_statement(@TempDir Path folder)
      throws Exception {
    try (var house = PassingDatabase.in(folder)) {
      var jdbc = new JdbcTemplate(house.source());
      jdbc.execute("create table person (mail text primary key)");
      jdbc.execute("insert into person values ('mei@example.org')");
      assertThatThrownBy(() -> jdbc.execute("insert into person values ('mei@example.org')"));
      assertThatThrownBy(() -> jdbc.queryForList("select 'mei@example.org'::int"));
      assertThat(folder.resolve("postgres.log")).content().doesNotContain("mei@");
    }
  }

  @Test
  void after_a_power_cut_the_number_may_be_somebody_elses_and_nobody_is_stopped(
      @TempDir Path folder) throws Exception {
    try (var other = LocalPostgres.start(folder.resolve("other"), false)) {
      var running = folder.resolve("other").resolve(LocalPostgres.DATA).resolve("postmaster.pid");
      var ours = Files.createDirectories(folder.resolve("ours").resolve(LocalPostgres.DATA));
      Files.copy(running, ours.resolve("postmaster.pid"));
      LocalPostgres.stopOrphan(ours);
      var jdbc =
          new JdbcTemplate(
              new org.springframework.jdbc.datasource.DriverManagerDataSource(
                  other.url(), "postgres", other.password()));
      assertThat(jdbc.queryForObject("select 1", Integer.class)).isOne();
    }
  }
}
