package org.greenclassroom.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.greenclassroom.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Old days go into files that others read; their sums stay, and they do not come back. */
class ArchiveTest extends Speaking {
  @Autowired Archive archive;
  @Autowired DayTable days;
  @Autowired TransactionTemplate transaction;
  @TempDir Path folder;

  @Test
  void the_oldest_month_becomes_one_file_that_duckdb_reads_and_its_sums_stay() throws Exception {
    var month = YearMonth.of(2006, 3); // before all others of this test house
    days.makeMonths(java.util.List.of(month.atDay(1)));
    jdbc.sql(
            """
            insert into usage.day (device, classroom, batch, day, revision, start_no, shift, on_min, active_min, starts, sessions,
                   sees_use, quality, source, disk, version)
            select 900000000 + c, 900000000, 0, date '2006-03-01' + d, 1, 0, 0, 100 + d, 50, 1, 1, true, 'GOOD', 'AGENT', 'OK', '1.0.0'
              from generate_series(1, 20) c, generate_series(0, 30) d
            """)
        .update();
    var now = clock.instant();
    assertThat(archive.next(today())).contains(month);
    assertThatThrownBy(() -> archive.archive(month.plusMonths(1), folder, now, today()))
        .isInstanceOf(Refusal.class);

    var left = killedBeforeItsDaysWent(month);
    var kept = twiceAtOnce(month);
    assertThat(kept.file()).as("gone on with").hasBinaryContent(left);
    try (var files = Files.list(folder)) {
      assertThat(files).as("nothing half done beside it").containsExactly(kept.file());
    }
    assertThat(kept.held()).isEqualTo(new Archived(620, 20 * (3100 + 465), 31_000));
    try (var duck = DriverManager.getConnection("jdbc:duckdb:");
        var statement = duck.createStatement();
        var row =
            statement.executeQuery(
                "select count(*), sum(on_min), min(day), max(day), any_value(version), bool_and(sees_use) from '%s'"
                    .formatted(kept.file()))) {
      assertThat(row.next()).isTrue();
      assertThat(row.getLong(1)).isEqualTo(620);
      assertThat(row.getLong(2)).isEqualTo(71_300);
      assertThat(row.getObject(3, LocalDate.class)).isEqualTo("2006-03-01");
      assertThat(row.getObject(4, LocalDate.class)).isEqualTo("2006-03-31");
      assertThat(row.getString(5)).isEqualTo("1.0.0");
      assertThat(row.getBoolean(6)).isTrue();
    }
    assertThat(number("select count(*) from usage.day where classroom = 900000000")).isZero();
    assertThat(number("select sum(on_min) from usage.device_month where classroom = 900000000"))
        .isEqualTo(71_300);
    assertThat(number("select rows from usage.archive where month = '2006-03-01'")).isEqualTo(620);
    assertThat(
            jdbc.sql("select sha256 from usage.archive where month = '2006-03-01'")
                .query(String.class)
                .single())
        .isEqualTo(org.greenclassroom.frame.Files.sha256(left));
    assertThatThrownBy(() -> days.makeMonths(java.util.List.of(month.atDay(1))))
        .as("a month that went is not made again")
        .hasMessageContaining("taken away");
  }

  @Test
  void a_file_that_is_there_is_not_written_over_and_nothing_goes() throws Exception {
    var month = YearMonth.of(2006, 4);
    days.makeMonths(java.util.List.of(month.atDay(1)));
    archive
        .next(today())
        .filter(YearMonth.of(2006, 3)::equals)
        .ifPresent(first -> archive.archive(first, folder, clock.instant(), today()));
    Files.writeString(folder.resolve("usage-2006-04.parquet"), "somebody's");
    assertThatThrownBy(() -> archive.archive(month, folder, clock.instant(), today()))
        .isInstanceOf(Refusal.class);
    assertThat(folder.resolve("usage-2006-04.parquet")).hasContent("somebody's");
    assertThat(archive.next(today())).contains(month);
  }

  /** Its file has its name already, and nothing is gone here. */
  private byte[] killedBeforeItsDaysWent(YearMonth month) throws Exception {
    var file =
        transaction.execute(state -> {
          state.setRollbackOnly();
          return archive.archive(month, folder, clock.instant(), today()).file();
        });
    assertThat(number("select count(*) from usage.day where classroom = 900000000")).isEqualTo(620);
    return Files.readAllBytes(file);
  }

  /** As two commands would: one takes the month, the other is refused and takes nothing away. */
  private Archive.Kept twiceAtOnce(YearMonth month) throws Exception {
    var begun = new CyclicBarrier(2);
    Callable<Archive.Kept> command =
        () -> {
          begun.await();
          return archive.archive(month, folder, clock.instant(), today());
        };
    try (var threads = Executors.newFixedThreadPool(2)) {
      var both = List.of(threads.submit(command), threads.submit(command));
      var kept = new ArrayList<Archive.Kept>();
      for (var each : both) {
        try {
          kept.add(each.get());
        } catch (ExecutionException refused) {
          assertThat(refused).hasCauseInstanceOf(Refusal.class);
        }
      }
      assertThat(kept).hasSize(1);
      return kept.getFirst();
    }
  }

  private long number(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }
}
