package org.greenclassroom.pace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/**
 * {@code -Dkills=1000}: a single node under load is killed again and again. Each time it comes back
 * with an intact book in which every acknowledged fact stands, once. {@code -Dlanes=2}: two houses,
 * each with a database of its own, share the kills.
 */
class KillsTest {
  private static final int KILLS = Integer.getInteger("kills", 2);
  private static final int LANES = Integer.getInteger("lanes", 1);
  private static final long SEED = Long.getLong("seed", System.nanoTime());

  /** After so many it says how far it is: a thousand take hours. */
  private static final int OFTEN = 50;

  /** From so many on a cache of classes is worth its making. */
  private static final int MANY = 10;

  private int kills;
  private int crashes;
  private long facts;

  @Test
  void after_each_kill_the_book_is_intact_and_every_acknowledged_fact_is_in_it() throws Exception {
    System.out.println("# kills: " + KILLS + ", lanes " + LANES + ", seed " + SEED);
    var swift = Survivor.swift(KILLS >= MANY);
    long from = System.nanoTime();
    var lives = new ArrayList<Survivor.Life>();
    var lanes = Executors.newFixedThreadPool(LANES);
    try {
      var lived = new ExecutorCompletionService<Survivor.Life>(lanes);
      for (int lane = 0; lane < LANES; lane++) {
        var survivor = new Survivor(Path.of("target/kills-data-" + lane), swift, SEED + lane);
        int share = KILLS / LANES + (lane < KILLS % LANES ? 1 : 0);
        Callable<Survivor.Life> life = () -> survivor.kills(share, this::survived);
        lived.submit(life);
      }
      // the first that fails ends the others
      while (lives.size() < LANES) lives.add(lived.take().get());
    } finally {
      lanes.shutdownNow();
      lanes.close();
    }
    System.out.printf(
        "# %d kills, %d of the database too: %d facts acknowledged, %d times sent again; %.1f s a"
            + " kill, of which the start %.1f s (median)%n",
        KILLS,
        lives.stream().mapToInt(Survivor.Life::crashes).sum(),
        lives.stream().mapToInt(Survivor.Life::facts).sum(),
        lives.stream().mapToInt(Survivor.Life::again).sum(),
        (System.nanoTime() - from) / 1e9 * LANES / KILLS,
        median(lives.stream().flatMap(life -> life.starts().stream()).sorted().toList()) / 1_000);
  }

  private synchronized void survived(boolean crashed, int more) {
    kills++;
    if (crashed) crashes++;
    facts += more;
    if (kills % OFTEN == 0)
      System.out.printf(
          "# %d kills so far, %d of the database too: %d facts acknowledged, none lost%n",
          kills, crashes, facts);
  }

  private static double median(List<Double> sorted) {
    return sorted.get(sorted.size() / 2);
  }
}
