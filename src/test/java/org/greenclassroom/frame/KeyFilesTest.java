package org.greenclassroom.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.greenclassroom.House;
import org.greenclassroom.kernel.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Nodes of one house have the same keys, or do not start. */
class KeyFilesTest extends House {
  @TempDir Path first;
  @TempDir Path second;
  @Autowired KeyTable table;
  @Autowired KeyFiles ofTheHouse;
  @Autowired PlatformTransactionManager transactions;

  @Value("${greenclassroom.data-dir}")
  Path folder;

  private String one = "";
  private String other = "";

  @BeforeEach
  void keysThatNobodyElseHas() {
    one = "one-" + unique() + ".secret";
    other = "other-" + unique() + ".secret";
  }

  /** A node that starts with this data folder. */
  private void start(Path node) {
    var keys = node(node);
    new TransactionTemplate(transactions).executeWithoutResult(_ -> keys.agree(clock.instant()));
  }

  private KeyFiles node(Path node) {
    return new KeyFiles(
        List.of(new SecretFile(node, one), new SecretFile(node, other)), List.of(), table);
  }

  private static List<String> in(Path node) throws IOException {
    try (var all = Files.list(node)) {
      return all.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void all_are_there_when_a_house_has_started() {
    assertThat(ofTheHouse.names())
        .containsExactly(
            "agent-keys.secret",
            "badges.secret",
            "hooks.secret",
            "known-browser.secret",
            "paper-seal.p12",
            "seal.key",
            "second-factor.secret")
        .allSatisfy(name -> {
          assertThat(folder.resolve(name)).exists();
          assertThat(table.fingerprints()).containsKey(name);
        });
  }

  @Test
  void the_first_node_makes_them_and_the_next_has_them_or_does_not_start() throws Exception {
    start(first);
    assertThat(in(first)).contains(one, other);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(first.resolve(one))))
        .isEqualTo("rw-------");
    start(first);

    assertThatThrownBy(() -> start(second))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("frame.refusal.other-keys")
        .hasMessageContaining(second.resolve(one).toString())
        .hasMessageContaining(second.resolve(other).toString());
    assertThat(in(second)).as("nothing was made").isEmpty();

    Files.copy(first.resolve(one), second.resolve(one));
    new SecretFile(second, other).make();
    assertThatThrownBy(() -> start(second))
        .hasMessageContaining(other)
        .satisfies(said -> assertThat(said.getMessage()).doesNotContain(one));

    // written by other hands, it is the same key
    var bytes = new SecretFile(first, other).bytes();
    Files.writeString(second.resolve(other), HexFormat.of().formatHex(bytes));
    start(second);
  }

  @Test
  void of_two_that_begin_at_once_in_two_folders_one_starts() throws Exception {
    try (var both = Executors.newFixedThreadPool(2)) {
      var begun =
          both.invokeAll(List.<Callable<String>>of(() -> begin(first), () -> begin(second)));
      assertThat(List.of(begun.get(0).get(), begun.get(1).get()))
          .containsExactlyInAnyOrder("started", "frame.refusal.other-keys");
    }
    assertThat(in(first).isEmpty()).isNotEqualTo(in(second).isEmpty());
  }

  @Test
  void of_two_that_begin_at_once_in_one_folder_both_start() throws Exception {
    try (var both = Executors.newFixedThreadPool(2)) {
      var begun = both.invokeAll(List.<Callable<String>>of(() -> begin(first), () -> begin(first)));
      for (var each : begun) assertThat(each.get()).isEqualTo("started");
    }
    assertThat(in(first)).containsExactly(one, other);
  }

  private String begin(Path node) {
    try {
      start(node);
      return "started";
    } catch (Refusal refusal) {
      return refusal.key();
    }
  }

  @Test
  void a_key_is_replaced_on_purpose_even_when_the_plug_is_pulled() throws Exception {
    start(first);
    var keys = node(first);
    var before = new SecretFile(first, one).bytes();
    replace(keys, false);
    keys.take(one, clock.instant());
    assertThat(new SecretFile(first, one).bytes()).isNotEqualTo(before);
    assertThat(in(first)).anyMatch(name -> name.startsWith(one + ".until-"));
    start(first);

    replace(keys, false); // and nobody takes it
    var after = new SecretFile(first, one).bytes();
    start(first);
    assertThat(new SecretFile(first, one).bytes()).isNotEqualTo(after);
    assertThat(in(first)).noneMatch(name -> name.endsWith(".next"));
  }

  @Test
  void a_lost_key_is_replaced_only_where_somebody_says_that_it_is_lost() throws Exception {
    start(first);
    Files.delete(first.resolve(one));
    var keys = node(first);
    assertThatThrownBy(() -> replace(keys, false))
        .hasMessageContaining("frame.refusal.not-this-key");
    assertThatThrownBy(() -> start(first)).hasMessageContaining("frame.refusal.other-keys");
    replace(keys, true);
    keys.take(one, clock.instant());
    start(first);
  }

  private void replace(KeyFiles keys, boolean lost) {
    keys.mayReplace(one, lost);
    new TransactionTemplate(transactions)
        .executeWithoutResult(_ -> keys.replace(one, lost, clock.instant()));
  }

  @Test
  void what_stands_in_the_database_tells_nothing_of_a_key() {
    start(first);
    var secret = HexFormat.of().formatHex(new SecretFile(first, one).bytes());
    assertThat(table.fingerprints().get(one)).hasSize(64).isNotEqualTo(secret);
  }
}
