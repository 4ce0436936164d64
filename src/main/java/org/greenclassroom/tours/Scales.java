package org.greenclassroom.tours;

import ai.timefold.solver.core.api.score.HardMediumSoftScore;
import ai.timefold.solver.core.api.score.calculator.EasyScoreCalculator;
import org.jspecify.annotations.Nullable;

/**
 * Weighs a board: first that nothing is wrong, then that everything worth it is served, then the
 * cost. All of a slice is driven anew for each move: one arithmetic with the pages, and simple.
 */
public final class Scales implements EasyScoreCalculator<Board, HardMediumSoftScore> {
  private @Nullable Reckoner reckoner;
  private int[] stops = new int[0];

  @Override
  public HardMediumSoftScore calculateScore(Board board) {
    var reckoner = reckonerOf(board.puzzle());
    var rides = board.puzzle().rides();
    var calls = board.puzzle().calls();
    if (stops.length < board.getPieces().size()) stops = new int[board.getPieces().size()];
    long wrong = 0;
    long cost = 0;
    long served = 0;
    for (var lane : board.getLanes()) {
      var pieces = lane.getPieces();
      int size = pieces.size();
      if (size == 0) continue;
      for (int i = 0; i < size; i++) {
        stops[i] = pieces.get(i).call();
        served += calls.get(stops[i]).worth();
      }
      reckoner.run(rides.get(lane.ride()), stops, size, null);
      wrong += reckoner.wrong;
      cost += reckoner.cost;
    }
    return HardMediumSoftScore.of(-wrong, served, -cost);
  }

  private Reckoner reckonerOf(Puzzle puzzle) {
    var known = reckoner;
    if (known == null || known.puzzle() != puzzle) {
      known = new Reckoner(puzzle);
      reckoner = known;
    }
    return known;
  }
}
