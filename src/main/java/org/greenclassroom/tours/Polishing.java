package org.greenclassroom.tours;

import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.api.solver.SolverConfigOverride;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.heuristic.selector.move.composite.UnionMoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.generic.list.ListChangeMoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.generic.list.ListSwapMoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.generic.list.SubListChangeMoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.generic.list.SubListSwapMoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.generic.list.kopt.KOptListMoveSelectorConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import ai.timefold.solver.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import java.util.ArrayList;
import java.util.function.BooleanSupplier;

/**
 * The local search of Timefold Solver (community edition) on some rides of a draft. One for each
 * thread: the library keeps one pair of scales for each of its factories.
 */
final class Polishing {
  /** Its trials were good up to some hundred stops; this size is chosen, not measured yet. */
  static final int STOPS = 120;

  private static final long MOVES = 400_000;

  private final Puzzle puzzle;
  private final SolverFactory<Board> factory;

  Polishing(Puzzle puzzle, long seed) {
    this.puzzle = puzzle;
    factory = SolverFactory.create(config(seed));
  }

  private static SolverConfig config(long seed) {
    return new SolverConfig()
        .withSolutionClass(Board.class)
        .withEntityClasses(Lane.class)
        .withEasyScoreCalculatorClass(Scales.class)
        .withRandomSeed(seed)
        .withEnvironmentMode(EnvironmentMode.NO_ASSERT)
        .withPhases(
            new LocalSearchPhaseConfig()
                .withMoveSelectorConfig(
                    new UnionMoveSelectorConfig()
                        .withMoveSelectors(
                            new ListChangeMoveSelectorConfig().withFixedProbabilityWeight(4.0),
                            new ListSwapMoveSelectorConfig().withFixedProbabilityWeight(4.0),
                            new SubListChangeMoveSelectorConfig().withFixedProbabilityWeight(1.0),
                            new SubListSwapMoveSelectorConfig().withFixedProbabilityWeight(1.0),
                            new KOptListMoveSelectorConfig().withFixedProbabilityWeight(4.0)))
                .withAcceptorConfig(new LocalSearchAcceptorConfig().withLateAcceptanceSize(200))
                .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1)));
  }

  /** The draft with these rides, and these stops that are on none, made as good as it can. */
  Draft polish(Draft draft, int[] rides, int[] unserved, BooleanSupplier isOver) {
    var lanes = new ArrayList<Lane>();
    var pieces = new ArrayList<Piece>();
    for (int ride : rides) {
      var own = new ArrayList<Piece>();
      for (int call : draft.of(ride)) own.add(new Piece(call));
      pieces.addAll(own);
      lanes.add(new Lane(ride, own));
    }
    for (int call : unserved) pieces.add(new Piece(call));
    var board = new Board(puzzle, lanes, pieces);
    var scales = new Scales();
    var before = scales.calculateScore(board);
    Solver<Board> solver =
        factory.buildSolver(
            new SolverConfigOverride()
                .withTerminationConfig(new TerminationConfig().withMoveCountLimit(MOVES)));
    var done = new boolean[1];
    var guard =
        Thread.ofVirtual()
            .start(() -> {
              try {
                while (!done[0]) {
                  if (isOver.getAsBoolean()) solver.terminateEarly();
                  Thread.sleep(50);
                }
              } catch (InterruptedException over) {
                // it is done
              }
            });
    Board better;
    try {
      better = solver.solve(board);
    } finally {
      done[0] = true;
      guard.interrupt();
    }
    var result = draft.copy();
    if (scales.calculateScore(better).compareTo(before) > 0)
      for (var lane : better.getLanes()) result.set(lane.ride(), lane.calls());
    return result;
  }
}
