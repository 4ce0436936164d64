package org.greenclassroom.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * kill -9 in the middle of a commit: the program of its own JVM dies when the items are written and
 * the list is about to be. Afterwards nothing is half done, and the commit can be repeated.
 */
class KilledCommitTest {
  private static final Path DATA = Path.of("target/killed-data");
  private static final String PASSWORD = "a long password";
  private static final int ROWS = 5_000;

  @Test
  void a_commit_that_was_killed_leaves_nothing_half_done_and_is_repeated() throws Exception {
    Program.empty(DATA);
    long list;
    long donor;
    try (var house = Program.house(DATA, PASSWORD)) {
      house.ready(); // the account that signs in below is made after the first page
      var postgres = new Postgres(DATA);
      donor =
          postgres.number(
              "insert into partners.partner (name, kinds, territory, key, since) values ('Killed', '{DONOR}', 'CN', gen_random_uuid(), now()) returning partner");
      var desk = new Desk(house.origin(), "admin", PASSWORD);
      list = desk.preview(donor, Desk.list(ROWS, "K"));
      try (var holder = postgres.open();
          var statement = holder.createStatement()) {
        // the last thing a commit does is to forget the donor's file: there it must wait
        holder.setAutoCommit(false);
        statement.execute("select part from lists.upload_part for update");
        var commit =
            Thread.ofVirtual()
                .start(() -> {
                  try {
                    desk.commit(list);
                  } catch (IOException | InterruptedException killed) {
                    // that is what this test is about
                  }
                });
        long patience = System.nanoTime() + 120_000_000_000L;
        while (postgres.number(
                "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '%upload_part%'")
            == 0) {
          assertThat(System.nanoTime())
              .as("the commit came to its last statement")
              .isLessThan(patience);
          Thread.sleep(50);
        }
        house.kill();
        commit.join();
      }
    }
    try (var house = Program.house(DATA, PASSWORD)) {
      var postgres = new Postgres(DATA);
      var items = "select count(*) from intake.item where import = " + list;
      var lots = "select count(*) from donations.lot where donor = " + donor;
      assertThat(postgres.number(items)).isZero();
      assertThat(postgres.number(lots)).isZero();
      var desk = new Desk(house.origin(), "admin", PASSWORD);
      assertThat(desk.state(list)).isEqualTo("PREVIEWED");
      desk.commit(list);
      assertThat(postgres.number(items)).isEqualTo(ROWS);
      assertThat(postgres.number(lots)).isEqualTo(1);
      assertThat(desk.state(list)).isEqualTo("COMMITTED");
    }
  }
}
