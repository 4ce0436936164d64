package org.greenclassroom.planning;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.List;

/**
 * Plans of three sizes beside the lowest bound that anybody proves: our own prices, OR-Tools' flow,
 * its linear program where it finishes, its SCIP. One programme for each size, from a fixed seed.
 */
public final class PlanBench {
  private static final long SEED = 20261126;

  /**
   * What one size brought.
   *
   * @param by who proved the lowest bound
   * @param megabytes of heap at most while planning, above what lay there before
   */
  public record Measured(
      int devices,
      int rooms,
      long value,
      long bound,
      String by,
      long greedy,
      double seconds,
      long megabytes,
      String others) {
    public double share() {
      return 100.0 * value / bound;
    }

    public double greedyShare() {
      return 100.0 * greedy / bound;
    }

    public String printed() {
      return "plan of %,d machines for %,d rooms: value %,d, bound %,d (%s), share %.2f %%, greedy %.2f %%, %.1f s, %d MB of heap; %s"
          .formatted(
              devices, rooms, value, bound, by, share(), greedyShare(), seconds, megabytes, others);
    }
  }

  private PlanBench() {}

  public static List<Measured> measure() {
    var measured = new ArrayList<Measured>();
    // a small one first, so that the machine is warm as it is after a while in service
    Solver.solve(Programmes.of(2_000, 60, 1).puzzle(), Solver.Budget.seconds(5), 1);
    for (int devices : new int[] {1_000, 10_000, 100_000})
      measured.add(measure(devices, devices * 3 / 100, devices < 50_000 ? 30 : 60));
    return measured;
  }

  private static Measured measure(int devices, int rooms, double seconds) {
    var puzzle = Programmes.of(devices, rooms, SEED).puzzle();
    System.gc();
    long before = heap(false);
    long began = System.nanoTime();
    var answer = Solver.solve(puzzle, Solver.Budget.seconds(seconds), SEED);
    double took = (System.nanoTime() - began) / 1e9;
    long used = Math.max(0, heap(true) - before) >> 20;
    var others = new StringBuilder("prices %,d".formatted(answer.bound()));
    long bound = answer.bound();
    var by = "prices";
    long flow = Bounds.flow(puzzle);
    others.append(", flow %,d".formatted(flow));
    if (flow < bound) {
      bound = flow;
      by = "flow";
    }
    if (devices <= 10_000) {
      var linear = Bounds.linear(puzzle, 120);
      if (linear.isPresent()) {
        others.append(", linear program %,d".formatted(linear.getAsLong()));
        if (linear.getAsLong() < bound) {
          bound = linear.getAsLong();
          by = "linear program";
        }
      }
      var exact = Bounds.exact(puzzle, 60);
      others.append(
          ", SCIP in 60 s %,d%s with bound %,d"
              .formatted(exact.value(), exact.exact() ? " (the optimum)" : "", exact.bound()));
      if (exact.bound() < bound) {
        bound = exact.bound();
        by = exact.exact() ? "the optimum, by SCIP" : "SCIP";
      }
    }
    return new Measured(
        devices, rooms, answer.value(), bound, by, answer.greedy(), took, used, others.toString());
  }

  private static long heap(boolean peak) {
    long sum = 0;
    for (var pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() != MemoryType.HEAP) continue;
      sum += peak ? pool.getPeakUsage().getUsed() : pool.getUsage().getUsed();
      if (!peak) pool.resetPeakUsage();
    }
    return sum;
  }

  public static void main(String[] arguments) {
    for (var each : measure()) System.out.println(each.printed());
  }
}
