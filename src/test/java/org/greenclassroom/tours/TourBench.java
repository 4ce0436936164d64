package org.greenclassroom.tours;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Published instances beside their best known solutions, one after the other, two threads each.
 * They are read from beside the project; where they are absent nothing is measured and it is said
 * so.
 */
public final class TourBench {
  private static final long SEED = Long.getLong("tours.seed", 20261127);

  /** So much the specification gives each of them. */
  private static final int SECONDS = Integer.getInteger("tours.seconds", 45);

  private static final List<String> USUAL =
      List.of("X-n101-k25", "X-n200-k36", "X-n303-k21", "X-n502-k39");

  /**
   * What one instance brought.
   *
   * @param start what the savings cost, in units of the instance
   * @param best the best known
   * @param goal by how many per cent it may be above; 0: none is set
   */
  public record Measured(
      String name,
      int customers,
      double start,
      double cost,
      double best,
      int goal,
      double seconds) {
    public double above() {
      return 100 * (cost / best - 1);
    }

    public String printed() {
      return String.format(
          Locale.ROOT,
          "tours %s, %d customers: best known %.1f, ours %.1f (%+.2f %%%s) in %.0f s; savings alone %.1f (%+.2f %%)",
          name,
          customers,
          best,
          cost,
          above(),
          goal == 0 ? "" : ", goal " + goal + " %",
          seconds,
          start,
          100 * (start / best - 1));
    }
  }

  private TourBench() {}

  static Path folder() {
    return Path.of(System.getProperty("fixtures", "../shared/fixtures"), "vrp");
  }

  /** Whether the instances are not here: then nothing is measured. */
  public static boolean isAbsent() {
    return !Files.isDirectory(folder());
  }

  public static List<Measured> measure() throws IOException {
    var measured = new ArrayList<Measured>();
    warm();
    for (var name : System.getProperty("tours.of", String.join(",", USUAL)).split(","))
      for (var kind : List.of("CVRP", "CVRP/XXL", "VRPTW")) {
        var file = folder().resolve(kind).resolve(name + ".vrp");
        if (Files.exists(file)) measured.add(measure(Published.vrplib(file)));
      }
    var solomon = folder().resolve("solomon/C101.100.txt");
    if (Files.exists(solomon) && !Boolean.getBoolean("tours.short"))
      measured.add(measure(Published.solomon(solomon)));
    return measured;
  }

  /** So that the machine is as warm as it is after a while in service. */
  private static void warm() throws IOException {
    var file = folder().resolve("CVRP/X-n101-k25.vrp");
    if (!Files.exists(file)) return;
    var puzzle = Published.vrplib(file).puzzle();
    new Improving(puzzle, new Savings(puzzle).start(), 1, Improving.Watch.NOBODY).within(5);
  }

  /**
   * The time on the wall; while others use the machine too, half the work of our two threads stands
   * for it ({@code -Dtours.cpu=true}), for trying things out.
   */
  private static LongSupplier clock() {
    if (!Boolean.getBoolean("tours.cpu")) return System::nanoTime;
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return () -> system.getProcessCpuTime() / 2;
  }

  private static Measured measure(Published instance) {
    var puzzle = instance.puzzle();
    long began = System.nanoTime();
    var start = new Savings(puzzle).start();
    double spent = (System.nanoTime() - began) / 1e9;
    var draft =
        new Improving(puzzle, start, SEED, Improving.Watch.NOBODY, clock()).within(SECONDS - spent);
    double seconds = (System.nanoTime() - began) / 1e9;
    var reckoner = new Reckoner(puzzle);
    if (reckoner.wrong(draft) > 0 || draft.unserved(puzzle).length > 0)
      throw new IllegalStateException(instance + ": what came cannot be driven");
    return new Measured(
        instance.name(),
        instance.customers(),
        reckoner.cost(start) / instance.scale(),
        reckoner.cost(draft) / instance.scale(),
        instance.best(),
        Published.goals().getOrDefault(instance.name(), 0),
        seconds);
  }

  public static void main(String[] arguments) throws IOException {
    if (isAbsent()) System.out.println("the published instances are not here: " + folder());
    else for (var one : measure()) System.out.println("# " + one.printed());
  }
}
