package org.greenclassroom.planning;

import java.util.Arrays;

/**
 * The best filling of one room, alone, at given prices of the machines: exact, by trying every set
 * of places to fetch from and, within it, adding one model after another.
 *
 * <p>It is used thrice: to build a plan, to improve it, and to prove how good any plan can be at
 * most. A bench for one thread.
 */
final class Filling {
  /** So many places are tried in all their combinations; of more, the best. */
  static final int SITES = 6;

  /** Bits for the place in a room's list of groups, below its margin in one number to sort by. */
  private static final int INDEX = 20;

  private static final long MOST = 1L << 40;
  private static final long NEVER = Long.MIN_VALUE / 4;

  private final Puzzle puzzle;
  private boolean exact;
  private int asked;
  private int demand;

  /** So many models are looked at when the best need not be proven. */
  private static final int NAMES = 12;

  /** What the last call found: which of the room's groups, how many of each. */
  private int[] chosen = new int[16];

  private int[] pieces = new int[16];
  private int used;
  private int machines;

  /** Whether no filling at all is better, also of those that were not tried. */
  boolean proven;

  private int[] arcs = new int[64];
  private long[] margin = new long[64];
  private int[] room = new int[64];
  private long[] keys = new long[64];
  private int[] starts = new int[64];
  private int[] byMargin = new int[64];
  private long[] best = new long[64];
  private long[] next = new long[64];
  private long[] prefix = new long[64];
  private int[][] took = new int[8][];
  private int[] tookOf = new int[8];
  private long[] order = new long[8];

  Filling(Puzzle puzzle) {
    this.puzzle = puzzle;
  }

  /**
   * The best for a room.
   *
   * @param left how many there are of each group
   * @param price of a machine of each group
   * @param exact whether it must be the best of all; else the models of which there is most
   * @return what it is worth, prices taken off; 0 when nothing is best. It is in {@link #load}.
   */
  long best(int asked, int[] left, long[] price, boolean exact) {
    return best(asked, left, price, exact, puzzle.rooms()[asked].demand());
  }

  /** The same with so many machines at most: who takes less may leave enough for another room. */
  long best(int asked, int[] left, long[] price, boolean exact, int most) {
    this.exact = exact;
    this.demand = most;
    this.asked = asked;
    var wanted = puzzle.rooms()[asked];
    int n = wanted.groups().length;
    if (arcs.length < n) grow(n);
    if (best.length <= demand) {
      best = new long[demand + 1];
      next = new long[demand + 1];
      prefix = new long[demand + 1];
    }
    used = machines = 0;
    proven = true;
    if (demand == 0) return 0;
    long worth = search(wanted, left, price, true);
    if (machines == 0 || machines >= wanted.minimum()) return worth;
    // a handful would be worth it, but half a room is the least
    used = machines = 0;
    return search(wanted, left, price, false);
  }

  /**
   * What no filling exceeds, whatever the number of places: the way to a place is spread over as
   * many machines as the room could take, and models do not matter.
   */
  long ceiling(int asked, int[] left, long[] price) {
    var wanted = puzzle.rooms()[asked];
    demand = wanted.demand();
    int n = 0;
    for (int at = 0; at < wanted.groups().length; at++) {
      int group = wanted.groups()[at];
      long gain = wanted.worth()[at] - price[group] - wanted.trips()[wanted.site()[at]] / demand;
      if (left[group] <= 0 || gain <= 0) continue;
      margin[at] = gain;
      room[at] = Math.min(left[group], demand);
      byMargin[n++] = at;
    }
    sortByMargin(n);
    return ceiling(wanted, n, -1L);
  }

  /** What the last call found. */
  Load load() {
    if (used == 0) return Load.NOTHING;
    return Load.of(puzzle, asked, Arrays.copyOf(chosen, used), Arrays.copyOf(pieces, used));
  }

  /** How many machines of each group it takes, added to these. */
  void addTo(long[] taken) {
    var groups = puzzle.rooms()[asked].groups();
    for (int i = 0; i < used; i++) taken[groups[chosen[i]]] += pieces[i];
  }

  private void grow(int n) {
    arcs = new int[n];
    margin = new long[n];
    room = new int[n];
    keys = new long[n];
    starts = new int[n + 1];
    byMargin = new int[n];
  }

  /**
   * Without the least number, only what gains something is looked at; with it, everything.
   *
   * <p>A place whose machines together gain no more than the way to it costs is left out when there
   * is no least number: whoever leaves them away loses nothing.
   */
  private long search(Puzzle.Room wanted, int[] left, long[] price, boolean free) {
    int sites = wanted.trips().length;
    var potential = new long[sites];
    var taken = new int[sites];
    int n = 0;
    for (int at = 0; at < wanted.groups().length; at++) {
      int group = wanted.groups()[at];
      if (left[group] <= 0) continue;
      long gain = wanted.worth()[at] - price[group];
      if (free && gain <= 0) continue;
      margin[at] = gain;
      room[at] = Math.min(left[group], demand);
      byMargin[n++] = at;
    }
    if (n == 0) return 0;
    sortByMargin(n);
    for (int i = 0; i < n; i++) {
      int at = byMargin[i];
      int site = wanted.site()[at];
      int take = Math.min(room[at], demand - taken[site]);
      taken[site] += take;
      potential[site] += take * Math.max(0, margin[at]);
    }
    var open = new int[sites];
    int opened = 0;
    for (int site = 0; site < sites; site++)
      if (taken[site] > 0 && (!free || potential[site] > wanted.trips()[site]))
        open[opened++] = site;
    if (opened > SITES) {
      proven = false;
      opened = nearest(open, opened, potential, wanted.trips());
    }
    return subsets(wanted, n, open, opened, free);
  }

  private static int nearest(int[] open, int opened, long[] potential, long[] trips) {
    for (int kept = 0; kept < SITES; kept++)
      for (int other = kept + 1; other < opened; other++)
        if (potential[open[other]] - trips[open[other]]
            > potential[open[kept]] - trips[open[kept]]) {
          int swap = open[kept];
          open[kept] = open[other];
          open[other] = swap;
        }
    return SITES;
  }

  private long subsets(Puzzle.Room wanted, int n, int[] open, int opened, boolean free) {
    var groups = wanted.groups();
    // by model, within it the better machine first: byMargin is sorted, and this sort keeps order
    for (int i = 0; i < n; i++) keys[i] = (long) puzzle.model()[groups[byMargin[i]]] << 32 | i;
    Arrays.sort(keys, 0, n);
    int names = 0;
    for (int i = 0; i < n; i++) {
      arcs[i] = byMargin[(int) keys[i]];
      if (i == 0 || keys[i] >> 32 != keys[i - 1] >> 32) starts[names++] = i;
    }
    starts[names] = n;
    if (took.length < names) {
      took = new int[names][];
      tookOf = new int[names];
      order = new long[names];
    }
    long found = 0;
    for (int size = 1; size <= opened; size++)
      for (int subset = 1; subset < 1 << opened; subset++) {
        if (Integer.bitCount(subset) != size) continue;
        long sites = 0;
        long trips = 0;
        for (int i = 0; i < opened; i++)
          if ((subset & 1 << i) != 0) {
            sites |= 1L << open[i];
            trips += wanted.trips()[open[i]];
          }
        long ceiling = ceiling(wanted, n, sites);
        if (ceiling - trips <= found) continue;
        found = Math.max(found, fill(wanted, names, sites, trips, ceiling, found, free));
      }
    return found;
  }

  /** What the best machines of these places would gain if models did not matter. */
  private long ceiling(Puzzle.Room wanted, int n, long sites) {
    int open = demand;
    int least = wanted.minimum();
    long gain = 0;
    for (int i = 0; i < n && open > 0; i++) {
      int at = byMargin[i];
      if ((sites & 1L << wanted.site()[at]) == 0) continue;
      int take = Math.min(room[at], open);
      if (margin[at] <= 0) {
        take = Math.min(take, least - (demand - open));
        if (take <= 0) return gain;
      }
      gain += take * margin[at];
      open -= take;
    }
    return gain;
  }

  /** One model after another: {@code best[k]} is the most that k machines gain. */
  private long fill(
      Puzzle.Room wanted,
      int names,
      long sites,
      long trips,
      long ceiling,
      long toBeat,
      boolean free) {
    long extra = puzzle.extraModel();
    Arrays.fill(best, 0, demand + 1, NEVER);
    best[0] = 0;
    int reach = 0;
    int rows = 0;
    long alone = NEVER; // the best single model, which pays no extra
    int aloneName = -1;
    int aloneCount = 0;
    boolean first = wanted.present().length == 0;
    for (int name = 0; name < names; name++) {
      int length = prefix(wanted, name, sites);
      if (length == 0) continue;
      long cost = wanted.holds(puzzle.model()[wanted.groups()[arcs[starts[name]]]]) ? 0 : extra;
      if (first) {
        int from = free ? length : Math.min(wanted.minimum(), length + 1);
        for (int k = from; k <= length; k++)
          if (prefix[k] > alone) {
            alone = prefix[k];
            aloneName = name;
            aloneCount = k;
          }
      }
      if (free && prefix[length] <= cost) continue;
      if (length > 0) {
        order[rows] = Math.min(MOST, prefix[length] - cost) << INDEX | name;
        rows++;
      }
    }
    // whatever has two models pays for the second: then one alone may be the best already
    if (first && rows > 1 && alone >= ceiling - extra) rows = 0;
    if (rows > NAMES && !exact) {
      Arrays.sort(order, 0, rows);
      System.arraycopy(order, rows - NAMES, order, 0, NAMES);
      rows = NAMES;
    }
    for (int at = 0; at < rows; at++) {
      int name = (int) (order[at] & (1 << INDEX) - 1);
      int length = prefix(wanted, name, sites);
      long cost = wanted.holds(puzzle.model()[wanted.groups()[arcs[starts[name]]]]) ? 0 : extra;
      var row = took[at];
      if (row == null || row.length <= demand) row = took[at] = new int[demand + 1];
      System.arraycopy(best, 0, next, 0, demand + 1);
      Arrays.fill(row, 0, demand + 1, 0);
      for (int before = 0; before <= reach; before++) {
        if (best[before] == NEVER) continue;
        long base = best[before] - cost;
        int most = Math.min(length, demand - before);
        for (int k = 1; k <= most; k++)
          if (base + prefix[k] > next[before + k]) {
            next[before + k] = base + prefix[k];
            row[before + k] = k;
          }
      }
      reach = Math.min(demand, reach + length);
      var swap = best;
      best = next;
      next = swap;
      tookOf[at] = name;
    }
    int at = -1;
    long most = toBeat + trips;
    for (int k = free ? 1 : Math.max(1, wanted.minimum()); k <= demand; k++) {
      if (best[k] == NEVER) continue;
      long gain = best[k] + (first ? extra : 0);
      if (gain > most) {
        most = gain;
        at = k;
      }
    }
    if (alone > most) {
      used = 0;
      take(wanted, aloneName, sites, aloneCount);
      machines = aloneCount;
      return alone - trips;
    }
    if (at < 0) return toBeat;
    used = 0;
    machines = at;
    for (int row = rows - 1; row >= 0 && at > 0; row--) {
      int k = took[row][at];
      if (k == 0) continue;
      take(wanted, tookOf[row], sites, k);
      at -= k;
    }
    return most - trips;
  }

  private int prefix(Puzzle.Room wanted, int name, long sites) {
    int length = 0;
    prefix[0] = 0;
    for (int i = starts[name]; i < starts[name + 1]; i++) {
      int at = arcs[i];
      if ((sites & 1L << wanted.site()[at]) == 0) continue;
      int upTo = Math.min(demand, length + room[at]);
      long each = margin[at];
      while (length < upTo) {
        prefix[length + 1] = prefix[length] + each;
        length++;
      }
      if (length == demand) break;
    }
    return length;
  }

  private void take(Puzzle.Room wanted, int name, long sites, int machines) {
    int open = machines;
    for (int i = starts[name]; i < starts[name + 1] && open > 0; i++) {
      int at = arcs[i];
      if ((sites & 1L << wanted.site()[at]) == 0) continue;
      int take = Math.min(room[at], open);
      if (take == 0) continue;
      if (used == chosen.length) {
        chosen = Arrays.copyOf(chosen, used * 2);
        pieces = Arrays.copyOf(pieces, used * 2);
      }
      chosen[used] = at;
      pieces[used++] = take;
      open -= take;
    }
  }

  /** Insertion is quick for the few that gain something; many are sorted by the library. */
  private void sortByMargin(int n) {
    if (n > 24) {
      for (int i = 0; i < n; i++) keys[i] = -margin[byMargin[i]] << INDEX | byMargin[i];
      Arrays.sort(keys, 0, n);
      for (int i = 0; i < n; i++) byMargin[i] = (int) (keys[i] & (1 << INDEX) - 1);
      return;
    }
    for (int i = 1; i < n; i++) {
      int at = byMargin[i];
      int to = i;
      while (to > 0 && margin[byMargin[to - 1]] < margin[at]) {
        byMargin[to] = byMargin[to - 1];
        to--;
      }
      byMargin[to] = at;
    }
  }
}
