package org.greenclassroom.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * {@code -Dkills=1000}: one node under load is killed again and again, at moments nobody chose, and
 * its database with it every third time. Each time it comes back with an intact book in which every
 * acknowledged fact stands, once.
 */
class KillsTest {
  private static final int KILLS = Integer.getInteger("kills", 2);
  private static final long SEED = Long.getLong("seed", System.nanoTime());
  private static final Path DATA = Path.of("target/kills-data");
  private static final String PASSWORD = "a long password";
  private static final int DEVICES = 60;

  /** After so many it says how far it is: a thousand take hours. */
  private static final int OFTEN = 50;

  /** From so many on a cache of classes is worth its making. */
  private static final int MANY = 10;

  @Test
  void after_each_kill_the_book_is_intact_and_every_acknowledged_fact_is_in_it() throws Exception {
    System.out.println("# kills: " + KILLS + ", seed " + SEED);
    var random = new Random(SEED);
    Program.empty(DATA);
    // what a start takes is what a kill takes
    var swift = KILLS < MANY ? null : Swift.prepared(Path.of("target/kills-swift"), PASSWORD);
    var starts = new ArrayList<Double>();
    long from = System.nanoTime();
    int crashes = 0;
    var house = house(swift);
    try {
      house.ready(); // the account that signs in below is made after the first page
      long donor =
          new Postgres(DATA)
              .number(
                  "insert into partners.partner (name, kinds, territory, key, since) values ('Kills', '{DONOR}', 'CN', gen_random_uuid(), now()) returning partner");
      var desk = new Desk(house.origin(), "admin", PASSWORD);
      var tags = desk.receive(desk.importList(donor, Desk.list(DEVICES, "K")), DEVICES);
      try (var load = new Load(List.of(house.origin()), desk.token())) {
        for (int share = 0; share < 4; share++)
          load.write(tags.subList(share * DEVICES / 4, (share + 1) * DEVICES / 4));
        for (int kill = 1; kill <= KILLS; kill++) {
          Thread.sleep(200 + random.nextInt(2_000));
          var said = List.copyOf(load.facts);
          house.kill();
          if (random.nextInt(3) == 0) {
            crash();
            crashes++;
          }
          house = house(swift);
          starts.add(house.firstPageMs);
          load.moved(0, house.origin());
          assertThat(new Desk(house.origin(), "admin", PASSWORD).isIntact())
              .as("the book after kill %d of seed %d", kill, SEED)
              .isTrue();
          assertThat(lost(said)).as("acknowledged before kill %d of seed %d", kill, SEED).isEmpty();
          if (kill % OFTEN == 0)
            System.out.printf(
                "# %d kills so far, %d of the database too: %d facts acknowledged, none lost%n",
                kill, crashes, load.facts.size());
        }
        load.finish();
        assertThat(load.wrong).isEmpty();
        assertThat(load.facts).as("each answered with its own").doesNotHaveDuplicates();
        assertThat(lost(List.copyOf(load.facts))).isEmpty();
        assertThat(
                new Postgres(DATA)
                    .number("select count(*) from custody.fact where kind in ('MISSED', 'FOUND')"))
            .as("nothing twice")
            .isEqualTo(load.facts.size());
        System.out.printf(
            "# %d kills, %d of the database too: %d facts acknowledged, %d times sent again; %.1f s a"
                + " kill, of which the start %.1f s (median)%n",
            KILLS,
            crashes,
            load.facts.size(),
            load.again.get(),
            (System.nanoTime() - from) / 1e9 / KILLS,
            starts.stream().sorted().toList().get(starts.size() / 2) / 1_000);
      }
    } finally {
      house.close();
    }
  }

  private static Program house(@Nullable Swift swift) throws IOException, InterruptedException {
    return swift == null ? Program.house(DATA, PASSWORD) : swift.house(DATA, PASSWORD);
  }

  /** Which of these numbers are not in the book. */
  private static List<Long> lost(List<Long> numbers) throws Exception {
    var lost = new ArrayList<Long>();
    try (var connection = new Postgres(DATA).open();
        var statement =
            connection.prepareStatement(
                "select n from unnest(?) n where not exists (select from custody.fact where number = n)")) {
      statement.setArray(1, connection.createArrayOf("bigint", numbers.toArray()));
      try (var rows = statement.executeQuery()) {
        while (rows.next()) lost.add(rows.getLong(1));
      }
    }
    return lost;
  }

  /** The database too, as when the power goes. */
  private static void crash() throws IOException, InterruptedException {
    long pid =
        Long.parseLong(Files.readAllLines(DATA.resolve("pg18/postmaster.pid")).getFirst().strip());
    var server = ProcessHandle.of(pid);
    new ProcessBuilder("kill", "-QUIT", Long.toString(pid)).start().waitFor();
    server.ifPresent(process -> process.onExit().join());
  }
}
