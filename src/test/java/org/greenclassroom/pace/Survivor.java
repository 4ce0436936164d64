package org.greenclassroom.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * One house under load that is killed again and again, at moments nobody chose, and its database
 * with it every third time.
 */
final class Survivor {
  private static final String PASSWORD = "a long password";
  private static final int DEVICES = 60;

  private final Path data;
  private final @Nullable Swift swift;
  private final long seed;
  private final Random random;

  /** What it lived through. */
  record Life(int crashes, int facts, int again, List<Double> starts) {}

  /** Told after each kill that nothing was lost by. */
  interface Told {
    void survived(boolean crashed, int facts);
  }

  Survivor(Path data, @Nullable Swift swift, long seed) {
    this.data = data;
    this.swift = swift;
    this.seed = seed;
    this.random = new Random(seed);
  }

  static @Nullable Swift swift(boolean many) throws IOException, InterruptedException {
    // what a start takes is what a kill takes
    return many ? Swift.prepared(Path.of("target/kills-swift"), PASSWORD) : null;
  }

  /** Kills so often, and looks each time for everything that was acknowledged before. */
  Life kills(int kills, Told told) throws Exception {
    Program.empty(data);
    var starts = new ArrayList<Double>();
    int crashes = 0;
    int before = 0;
    var house = house();
    try {
      house.ready(); // the account that signs in below is made after the first page
      long donor =
          new Postgres(data)
              .number(
                  "insert into partners.partner (name, kinds, territory, key, since) values ('Kills', '{DONOR}', 'CN', gen_random_uuid(), now()) returning partner");
      var desk = new Desk(house.origin(), "admin", PASSWORD);
      var tags = desk.receive(desk.importList(donor, Desk.list(DEVICES, "K")), DEVICES);
      try (var load = new Load(List.of(house.origin()), desk.token())) {
        for (int share = 0; share < 4; share++)
          load.write(tags.subList(share * DEVICES / 4, (share + 1) * DEVICES / 4));
        for (int kill = 1; kill <= kills; kill++) {
          Thread.sleep(200 + random.nextInt(2_000));
          var said = List.copyOf(load.facts);
          house.kill();
          boolean crash = random.nextInt(3) == 0;
          if (crash) {
            crash();
            crashes++;
          }
          house = house();
          starts.add(house.firstPageMs);
          load.moved(0, house.origin());
          assertThat(new Desk(house.origin(), "admin", PASSWORD).isIntact())
              .as("the book after kill %d of seed %d", kill, seed)
              .isTrue();
          assertThat(lost(said)).as("acknowledged before kill %d of seed %d", kill, seed).isEmpty();
          told.survived(crash, said.size() - before);
          before = said.size();
        }
        load.finish();
        assertThat(load.wrong).isEmpty();
        assertThat(load.facts).as("each answered with its own").doesNotHaveDuplicates();
        assertThat(lost(List.copyOf(load.facts))).isEmpty();
        assertThat(
                new Postgres(data)
                    .number("select count(*) from custody.fact where kind in ('MISSED', 'FOUND')"))
            .as("nothing twice")
            .isEqualTo(load.facts.size());
        return new Life(crashes, load.facts.size(), load.again.get(), starts);
      }
    } finally {
      house.close();
    }
  }

  private Program house() throws IOException, InterruptedException {
    return swift == null ? Program.house(data, PASSWORD) : swift.house(data, PASSWORD);
  }

  /** Which of these numbers are not in the book. */
  private List<Long> lost(List<Long> numbers) throws Exception {
    var lost = new ArrayList<Long>();
    try (var connection = new Postgres(data).open();
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
  private void crash() throws IOException, InterruptedException {
    long pid =
        Long.parseLong(Files.readAllLines(data.resolve("pg18/postmaster.pid")).getFirst().strip());
    var server = ProcessHandle.of(pid);
    new ProcessBuilder("kill", "-QUIT", Long.toString(pid)).start().waitFor();
    server.ifPresent(process -> process.onExit().join());
  }
}
