package org.greenclassroom.pace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.greenclassroom.impact.ImpactBench;

/**
 * A house in which a programme has grown to so many devices, ten facts each. What it took an hour
 * to fill stays in its folder, and the next run with the same size goes on with it.
 */
final class Grown implements AutoCloseable {
  /**
   * Its jobs do not run: what they follow by the day (balances, events) would be done for a hundred
   * million facts at once, for hours, and not what a page takes would be measured.
   */
  private static final String NO_JOBS = "--db-scheduler.enabled=false";

  /** From so many on two fill at once. */
  private static final int MANY = 1_000_000;

  private static final Map<String, String> PAGES =
      Map.of(
          "overview", "/impact",
          "donor", "/impact/donors/" + ImpactBench.donor(),
          "report_pdf", "/impact/donors/" + ImpactBench.donor() + "/report.pdf");

  private final Program house;
  private final ImpactBench bench;
  private final Reader reader;
  private final Map<String, List<Double>> took = new TreeMap<>();
  final Postgres postgres;
  final String filled;
  final Map<String, Long> walkedAtStart;

  private Grown(Path data, String password, String filled)
      throws IOException, InterruptedException, SQLException {
    this.filled = filled;
    house = Program.house(data, password, NO_JOBS);
    house.ready();
    postgres = new Postgres(data);
    bench = new ImpactBench(postgres.open());
    walkedAtStart = bench.walked();
    reader = new Reader(house.origin());
    reader.signIn("admin", password);
  }

  static Grown to(int devices, Path data, String password)
      throws IOException, InterruptedException, SQLException {
    var done = data.resolveSibling(data.getFileName() + "-" + devices + ".filled");
    if (!Files.exists(data) || !Files.exists(done)) {
      Program.empty(data);
      Files.writeString(done, fill(devices, data, password));
    }
    return new Grown(data, password, Files.readString(done));
  }

  private static String fill(int devices, Path data, String password)
      throws IOException, InterruptedException, SQLException {
    try (var house = Program.house(data, password, NO_JOBS)) {
      house.ready();
      var postgres = new Postgres(data);
      long from = System.nanoTime();
      try (var one = postgres.open();
          var second = postgres.open()) {
        var bench = new ImpactBench(one);
        bench.written(0, ImpactBench.SMALL);
        bench.upgraded(ImpactBench.SMALL, devices, devices < MANY ? null : second);
        var said =
            "filled with %,d devices and their sums in %,d s, %,d bytes of disk a device"
                .formatted(
                    devices, (System.nanoTime() - from) / 1_000_000_000, bench.bytesPerDevice());
        bench.analyze();
        postgres.run("select pg_stat_reset()");
        return said;
      }
    }
  }

  /** From the start of the JVM to the first page, in ms. */
  double startMs() {
    return house.firstPageMs;
  }

  static Iterable<String> pages() {
    return PAGES.keySet();
  }

  /** Reads a page so many times more; what it took is kept. */
  void read(String page, int times) throws IOException, InterruptedException {
    for (int i = 0; i < times; i++)
      took.computeIfAbsent(page, none -> new ArrayList<>())
          .add(reader.seconds(PAGES.get(page)) * 1000);
  }

  void forget() {
    took.clear();
  }

  double medianMs(String page) {
    var sorted = took.get(page).stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  Map<String, Long> walked() throws SQLException {
    return bench.walked();
  }

  /**
   * @throws IllegalStateException if a figure is not what a full recomputation finds
   */
  double recomputedMs() {
    long from = System.nanoTime();
    var wrong = bench.differences();
    if (!wrong.isEmpty()) throw new IllegalStateException("sums are wrong: " + wrong);
    return (System.nanoTime() - from) / 1e6;
  }

  void sums(boolean on) throws SQLException {
    bench.sums(on);
  }

  @Override
  public void close() {
    try {
      postgres.run("select pg_stat_reset()"); // the next run counts from its own start
    } catch (SQLException gone) {
      throw new IllegalStateException(gone);
    } finally {
      house.close();
    }
  }
}
