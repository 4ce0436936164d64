package org.greenclassroom.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.greenclassroom.House;
import org.greenclassroom.custody.Chain;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.info.BuildProperties;

class OperationsTest extends House {
  @TempDir Path folder;
  @Autowired Copies copies;
  @Autowired BackupTable backups;
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
  void the_administrator_sees_how_the_house_is_and_others_do_not() {
    var page = visitor(Role.ADMINISTRATOR).get("/operations").is(200);
    page.says("PostgreSQL 18", "seal-the-book", "No backup is made by itself");
    visitor(Role.AUDITOR).get("/operations").is(200);
    for (var role : List.of(Role.OFFICER, Role.DONOR, Role.SCHOOL, Role.TECHNICIAN))
      visitor(role).get("/operations").is(403);
  }

  private Operations keeping(int keep) {
    return new Operations(
        copies, backups, health, chain, checks, clock, build, folder.toString(), keep);
  }
}
