package org.greenclassroom.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.greenclassroom.House;
import org.greenclassroom.custody.Chain;
import org.greenclassroom.frame.Spares;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.info.BuildProperties;
import org.springframework.transaction.support.TransactionTemplate;

class OperationsTest extends House {
  @TempDir Path folder;
  @Autowired TransactionTemplate transaction;
  @Autowired Copies copies;
  @Autowired Spares spares;
  @Autowired BackupTable backups;
  @Autowired DrillTable drills;
  @Autowired Drilling drilling;
  @Autowired HealthTable health;
  @Autowired Chain chain;
  @Autowired BookChecks checks;
  @Autowired Operations operations;
  @Autowired ObjectProvider<BuildProperties> build;

  @Test
  void a_backup_has_its_name_only_when_it_is_whole_and_the_oldest_go() throws Exception {
    var keeping = keeping(2);
    for (var old :
        List.of("green-classroom-20200101-013000.zip", "green-classroom-20200102-013000.zip"))
      Files.writeString(folder.resolve(old), "old");
    Files.writeString(folder.resolve("letters.zip"), "somebody's own");
    var made = keeping.backUp();
    assertThat(made.rows()).isPositive();
    assertThat(made.bytes()).isEqualTo(Files.size(folder.resolve(made.file())));
    assertThat(Files.getPosixFilePermissions(folder.resolve(made.file()))).hasSize(2);
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              made.file(), "green-classroom-20200102-013000.zip", "letters.zip");
    }
    assertThat(backups.newest(1)).extracting(Made::sha256).containsExactly(made.sha256());
  }

  @Test
  void what_cannot_be_written_is_refused_and_remembered() throws Exception {
    var file = folder.resolve("a file");
    Files.writeString(file, "in the way");
    assertThatThrownBy(() -> keeping(1).backUp(file)).isInstanceOf(Refusal.class);
    assertThat(Files.readString(file)).isEqualTo("in the way");
    assertThat(backups.newest(1).getFirst().trouble()).contains("FileAlreadyExists");
    assertThatThrownBy(operations::backUp)
        .as("where no folder is named")
        .isInstanceOf(Refusal.class);
  }

  @Test
  void a_backup_is_tried_and_the_page_says_when_and_what_was_found() throws Exception {
    var made = keeping(2).backUp();
    var drilled = drilling.drill(folder.resolve(made.file()));
    assertThat(drilled.rows()).isEqualTo(made.rows());
    assertThat(drilled.missing()).isZero();
    var book = chain.verify();
    assertThat(drilled.facts()).isEqualTo(book.facts());
    assertThat(drilled.trouble() == null).isEqualTo(book.intact());
    assertThat(drills.newest())
        .hasValueSatisfying(last -> assertThat(last.file()).isEqualTo(made.file()));
    visitor(Role.ADMINISTRATOR)
        .get("/operations")
        .is(200)
        .says("Last whole backup", "Last drill", "less than an hour ago", "What the drill found");

    var cut = folder.resolve("cut.zip");
    Files.write(
        cut, java.util.Arrays.copyOf(Files.readAllBytes(folder.resolve(made.file())), 5_000));
    assertThat(drilling.drill(cut).trouble()).contains("operations.refusal.damaged");
    visitor(Role.ADMINISTRATOR)
        .get("/operations")
        .says("The last drill did not go well", "cut.zip");
  }

  @Test
  void a_backup_that_lacks_files_does_not_count_as_whole() {
    var whole = clock.instant().plusSeconds(3600).truncatedTo(ChronoUnit.MICROS);
    transaction.executeWithoutResult(state -> {
      state.setRollbackOnly(); // they lie in the future: what others make would be older
      backups.insert(made(whole, 0L));
      backups.insert(made(whole.plusSeconds(1), 1L));
      assertThat(backups.lastWhole()).contains(whole);
    });
  }

  private static Made made(Instant at, long missing) {
    return made(at, missing, "green.zip", null);
  }

  private static Made made(Instant at, long missing, String file, @Nullable String node) {
    return new Made(at, at.plusSeconds(1), file, 1L, 1L, "a".repeat(64), 3L, missing, null, node);
  }

  @Test
  void a_backup_that_another_node_keeps_to_itself_is_tried_in_vain_and_that_is_said()
      throws Exception {
    var keeping = keeping(2);
    var here = keeping.backUp();
    assertThat(here.node()).isEqualTo(Node.HERE);
    assertThat(keeping.newestFile()).contains(folder.resolve(here.file()));
    var later = clock.instant().plusSeconds(3600).truncatedTo(ChronoUnit.MICROS);
    var elsewhere = "green-classroom-29990101-013000.zip";
    var newest =
        transaction.execute(state -> {
          state.setRollbackOnly();
          backups.insert(made(later, 0L, elsewhere, "the-other-node"));
          assertThat(backups.newest(1)).extracting(Made::node).containsExactly("the-other-node");
          return keeping.newestFile().orElseThrow();
        });
    assertThat(newest).isEqualTo(folder.resolve(elsewhere));
    assertThat(drilling.drill(newest).trouble()).contains(elsewhere, "one folder for backups");
  }

  @Test
  void what_was_never_done_is_not_known() {
    var at = clock.instant();
    var health =
        new Health(
            at,
            "1",
            "18",
            1,
            1,
            "1",
            new Health.Waiting(0, null, 0),
            List.of(),
            List.of(),
            null,
            null,
            null,
            null,
            List.of());
    assertThat(health.isBackupOld()).isFalse();
    assertThat(health.hoursSince(at.minusSeconds(49 * 3600))).isEqualTo(49);
  }

  @Test
  void a_job_is_late_when_nobody_takes_it_or_who_took_it_fell_silent() {
    var at = clock.instant();
    assertThat(job(false, at.minusSeconds(60), null).isLate(at)).isFalse();
    assertThat(job(false, at.minusSeconds(1000), null).isLate(at)).isTrue();
    assertThat(job(true, at.minusSeconds(1000), at.minusSeconds(20)).isLate(at)).isFalse();
    assertThat(job(true, at.minusSeconds(400), at.minusSeconds(400)).isLate(at)).isTrue();
  }

  private static Health.Job job(boolean running, Instant next, @Nullable Instant heard) {
    return new Health.Job("send-letters", next, running, null, null, heard, 0);
  }

  @Test
  void the_administrator_sees_how_the_house_is_and_others_do_not() {
    var page = visitor(Role.ADMINISTRATOR).get("/operations").is(200);
    page.says("PostgreSQL 18", "seal-the-book", "No backup is made by itself");
    visitor(Role.AUDITOR).get("/operations").is(200);
    for (var role : List.of(Role.OFFICER, Role.DONOR, Role.SCHOOL, Role.TECHNICIAN))
      visitor(role).get("/operations").is(403);
  }

  private Operations keeping(int keep) {
    return new Operations(
        copies,
        spares,
        backups,
        drills,
        health,
        chain,
        checks,
        clock,
        build,
        folder.toString(),
        keep);
  }
}
