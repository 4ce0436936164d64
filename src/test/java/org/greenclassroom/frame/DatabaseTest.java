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
}
