package org.greenclassroom.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.greenclassroom.House;
import org.greenclassroom.frame.KeyFiles;
import org.greenclassroom.kernel.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** The key that seals the book is replaced, lost, stolen. */
class SealKeyTest extends House {
  @TempDir Path thief;
  @Autowired Chain chain;
  @Autowired Checkpoints checkpoints;
  @Autowired HandedKeys handedKeys;
  @Autowired KeyFiles keys;
  @Autowired JdbcConnectionDetails owner;
  @Autowired DataSource source;

  @Value("${greenclassroom.data-dir}")
  Path folder;

  @BeforeEach
  void sealed_and_copied_by_a_thief() throws Exception {
    chain.seal();
    Files.copy(folder.resolve("seal.key"), thief.resolve("seal.key"));
  }

  private void replace(boolean lost) {
    keys.mayReplace("seal.key", lost);
    keys.replace("seal.key", lost, clock.instant());
    keys.take("seal.key", clock.instant());
  }

  private interface Deed {
    void by(Connection connection) throws Exception;
  }

  /** What the owner of the database does with triggers off, seen by the check, and undone. */
  private Verification after(Deed deed) throws Exception {
    try (var connection =
        DriverManager.getConnection(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword())) {
      run(connection, "create temp table seals as select * from custody.checkpoint");
      run(connection, "create temp table handed as select * from custody.handed_key");
      run(connection, "set session_replication_role = replica");
      try {
        deed.by(connection);
        return chain.verify();
      } finally {
        run(connection, "delete from custody.handed_key");
        run(connection, "delete from custody.checkpoint");
        run(
            connection,
            "insert into custody.checkpoint overriding system value select * from seals");
        run(
            connection,
            "insert into custody.handed_key overriding system value select * from handed");
      }
    }
  }

  private static void run(Connection connection, String sql, Object... arguments)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) statement.setObject(i + 1, arguments[i]);
      statement.execute();
    }
  }

  private void isBroken(String reason, Deed deed) throws Exception {
    var broken = after(deed).firstBroken();
    assertThat(broken).isNotNull();
    assertThat(broken.reason()).isEqualTo(reason);
    assertThat(chain.verify().firstBroken()).as("undone").isNull();
  }

  @Test
  void a_book_stays_intact_when_its_key_is_replaced_again_and_again() throws Exception {
    replace(false);
    assertThat(chain.verify().firstBroken()).as("before the next seal").isNull();
    chain.seal();
    replace(false);
    replace(false);
    chain.seal();
    assertThat(chain.verify().firstBroken()).isNull();
    assertThat(checkpoints.last().orElseThrow().publicKey())
        .isEqualTo(new SealKey(folder).publicKey())
        .isNotEqualTo(new SealKey(thief).publicKey());
    try (var former = Files.list(folder)) {
      assertThat(former.map(each -> each.getFileName().toString()))
          .anyMatch(name -> name.startsWith("seal.key.until-"))
          .noneMatch(name -> name.endsWith(".next") || name.endsWith(".new"));
    }
  }

  @Test
  void who_has_the_former_key_changes_no_old_seal() throws Exception {
    var seal = checkpoints.last().orElseThrow();
    replace(false);
    chain.seal();
    var stolen = new SealKey(thief);
    var earlier = seal.sealedAt().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MICROS);
    var text =
        Checkpoints.Checkpoint.text(
            earlier, seal.lastFact(), seal.devices(), seal.root(), seal.previous());
    isBroken(
        "SEAL_BROKEN",
        connection ->
            run(
                connection,
                "update custody.checkpoint set sealed_at = ?, signature = ? where checkpoint = ?",
                earlier.atOffset(java.time.ZoneOffset.UTC),
                stolen.sign(text),
                seal.checkpoint()));
  }

  @Test
  void nor_sets_a_new_one() throws Exception {
    replace(false);
    var stolen = new SealKey(thief);
    assertThatThrownBy(() -> Chain.over(source, stolen, clock).seal())
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("custody.refusal.other-seal-key");
    var last = checkpoints.last().orElseThrow();
    var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var root = checkpoints.rootOfFacts(last.root(), last.lastFact(), last.lastFact());
    var text = Checkpoints.Checkpoint.text(at, last.lastFact(), 0, root, last.root());
    isBroken(
        "SEAL_BROKEN",
        connection ->
            run(
                connection,
                """
                insert into custody.checkpoint (sealed_at, last_fact, devices, root, previous, signature, public_key)
                values (?, ?, 0, ?, ?, ?, ?)
                """,
                at.atOffset(java.time.ZoneOffset.UTC),
                last.lastFact(),
                root,
                last.root(),
                stolen.sign(text),
                stolen.publicKey()));
  }

  @Test
  void nor_takes_the_book_back() throws Exception {
    replace(false);
    var stolen = new SealKey(thief);
    var handed = handedKeys.all().getLast();
    var text =
        HandedKey.text(
            handed.handedAt(),
            handed.key(),
            stolen.publicKey(),
            handed.lastCheckpoint(),
            handed.seals());
    isBroken(
        "KEY_BROKEN",
        connection -> {
          run(connection, "delete from custody.handed_key where key = ?", stolen.publicKey());
          run(
              connection,
              """
              insert into custody.handed_key (handed_at, former, key, last_checkpoint, seals, signature)
              values (?, ?, ?, ?, ?, ?)
              """,
              handed.handedAt().atOffset(java.time.ZoneOffset.UTC),
              handed.key(),
              stolen.publicKey(),
              handed.lastCheckpoint(),
              handed.seals(),
              stolen.sign(text));
        });
    // without its row nobody took over: by whom the former seals are vouched for is told by none
    var gone =
        after(connection ->
            run(connection, "delete from custody.handed_key where key = ?", handed.key()));
    assertThat(gone.intact()).isFalse();
  }

  @Test
  void a_book_that_does_not_hold_is_handed_to_nobody() throws Exception {
    after(connection -> {
      run(connection, "update custody.checkpoint set devices = devices + 1");
      assertThatThrownBy(() -> replace(false))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("custody.refusal.not-handed-over");
    });
    assertThat(new SealKey(folder).publicKey()).isEqualTo(new SealKey(thief).publicKey());
  }

  @Test
  void another_key_in_its_place_is_not_taken_for_a_replaced_one() throws Exception {
    var mine = Files.readAllBytes(folder.resolve("seal.key"));
    Files.delete(folder.resolve("seal.key"));
    try {
      assertThatThrownBy(() -> chain.verify()).hasMessageContaining("frame.refusal.key-missing");
      assertThatThrownBy(() -> replace(false)).hasMessageContaining("frame.refusal.not-this-key");
      new SealKey(folder).make();
      assertThatThrownBy(() -> replace(false)).hasMessageContaining("frame.refusal.not-this-key");
      assertThatThrownBy(() -> chain.seal()).hasMessageContaining("other-seal-key");
      assertThat(chain.verify().firstBroken()).isNotNull();
    } finally {
      Files.write(folder.resolve("seal.key"), mine);
    }
    assertThat(chain.verify().firstBroken()).isNull();
  }

  /** Also of a house where the file was once moved away and others sealed since. */
  @Test
  void for_a_lost_key_the_house_vouches_for_what_it_finds() throws Exception {
    Files.delete(folder.resolve("seal.key"));
    replace(true);
    assertThat(chain.verify().firstBroken()).isNull();
    chain.seal();
    assertThat(chain.verify().firstBroken()).isNull();
    var stolen = new SealKey(thief);
    var seal = checkpoints.all().getFirst();
    var earlier = seal.sealedAt().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MICROS);
    var text =
        Checkpoints.Checkpoint.text(
            earlier, seal.lastFact(), seal.devices(), seal.root(), seal.previous());
    isBroken(
        "SEAL_BROKEN",
        connection ->
            run(
                connection,
                "update custody.checkpoint set sealed_at = ?, signature = ?, public_key = ? where checkpoint = ?",
                earlier.atOffset(java.time.ZoneOffset.UTC),
                stolen.sign(text),
                stolen.publicKey(),
                seal.checkpoint()));
  }
}
