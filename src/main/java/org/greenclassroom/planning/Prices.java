package org.greenclassroom.planning;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * What a machine of each group is worth to the programme as a whole, and with it a bound: were
 * machines sold at these prices, no plan could be worth more than all machines bring together plus
 * what each room would still gain with the filling that is best for it alone (Lagrange relaxation
 * of the stock). Any prices give a bound; the search below looks for those that give the lowest.
 *
 * <p>It is sharper than a flow or a linear program, because trips, models and the half room stay
 * whole within each room. The sums are whole numbers: the bound holds without rounding.
 */
final class Prices {
  private static final int PATIENCE = 12;
  private static final int MANY = 300;

  private final Puzzle puzzle;
  private final Filling filling;
  private final int[] rooms;
  private final int[] groups;
  private final int[] supply;

  long[] price;

  /** No plan is worth more. */
  long bound = Long.MAX_VALUE;

  int rounds;

  /**
   * @param rooms that are looked at: all that share machines with each other, none that is fixed
   * @param supply what is left for them
   */
  Prices(Puzzle puzzle, int[] rooms, int[] supply) {
    this.puzzle = puzzle;
    this.rooms = rooms;
    this.supply = supply;
    this.filling = new Filling(puzzle);
    this.price = new long[supply.length];
    this.groups =
        Arrays.stream(rooms)
            .flatMap(room -> Arrays.stream(puzzle.rooms()[room].groups()))
            .distinct()
            .filter(group -> supply[group] > 0)
            .toArray();
    begin();
  }

  /** All machines cost what the last room gains that would still get some, best rooms first. */
  private void begin() {
    long stock = 0;
    for (int group : groups) stock += supply[group];
    var order =
        IntStream.of(rooms)
            .boxed()
            .sorted(Comparator.comparingLong((Integer room) -> -middle(puzzle.rooms()[room])))
            .toList();
    long cut = 0;
    for (int room : order) {
      stock -= puzzle.rooms()[room].demand();
      if (stock > 0) continue;
      cut = Math.max(0, middle(puzzle.rooms()[room]));
      break;
    }
    for (int group : groups) price[group] = cut;
  }

  private static long middle(Puzzle.Room room) {
    return room.worth().length == 0 ? 0 : Arrays.stream(room.worth()).sum() / room.worth().length;
  }

  /**
   * Walks against the shortage: what too many rooms want becomes dearer, what is left over cheaper
   * (subgradients, with a memory of the last steps).
   *
   * @param known what some plan reaches: how far there is to go at most
   * @param enough when to stop
   */
  void search(long known, BooleanSupplier enough) {
    if (groups.length == 0 || rooms.length == 0) {
      bound = 0;
      return;
    }
    var at = new double[price.length];
    var step = new double[price.length];
    for (int group : groups) at[group] = price[group];
    var asked = new long[price.length];
    var now = new long[price.length];
    // with many rooms the first prices are nearly right, and a long step only leads away from them
    double speed = rooms.length < MANY ? 1.0 : 0.05;
    int patience = rooms.length < MANY ? PATIENCE : 3;
    int stale = 0;
    do {
      rounds++;
      for (int group : groups) now[group] = Math.max(0, Math.round(at[group]));
      long value = value(now, asked);
      if (value < bound) {
        stale = value < bound - (bound - known) / 1000 ? 0 : stale + 1;
        bound = value;
        price = now.clone();
      } else stale++;
      if (stale >= patience) {
        speed /= 2;
        stale = 0;
        for (int group : groups) at[group] = price[group];
      }
      double norm = 0;
      for (int group : groups) {
        double lack = asked[group] - supply[group];
        step[group] = 0.6 * step[group] + 0.4 * lack;
        if (now[group] == 0 && step[group] < 0) continue;
        norm += step[group] * step[group];
      }
      if (norm < 1e-9) break;
      double length = speed * Math.max(1, value - known) / norm;
      for (int group : groups) at[group] = Math.max(0, at[group] + length * step[group]);
    } while (bound > known && speed > 1e-4 && !enough.getAsBoolean());
  }

  private long value(long[] now, long[] asked) {
    long value = 0;
    Arrays.fill(asked, 0);
    for (int group : groups) value += now[group] * supply[group];
    for (int room : rooms) {
      long best = filling.best(room, supply, now, true);
      filling.addTo(asked);
      value += filling.proven ? best : Math.max(best, filling.ceiling(room, supply, now));
    }
    return value;
  }
}
