package org.greenclassroom.tours;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.solution.ProblemFactCollectionProperty;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.score.HardMediumSoftScore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rides and stops that the solver has before it: all of a plan, or a slice. */
@PlanningSolution
public class Board {
  @PlanningEntityCollectionProperty private List<Lane> lanes;

  @ProblemFactCollectionProperty @ValueRangeProvider private List<Piece> pieces;

  @PlanningScore private @Nullable HardMediumSoftScore score;

  private Puzzle puzzle;

  /** For the solver, which copies fields by itself. */
  @SuppressWarnings({"unused", "NullAway"})
  public Board() {}

  Board(Puzzle puzzle, List<Lane> lanes, List<Piece> pieces) {
    this.puzzle = puzzle;
    this.lanes = lanes;
    this.pieces = pieces;
  }

  Puzzle puzzle() {
    return puzzle;
  }

  public List<Lane> getLanes() {
    return lanes;
  }

  public void setLanes(List<Lane> lanes) {
    this.lanes = lanes;
  }

  public List<Piece> getPieces() {
    return pieces;
  }

  public void setPieces(List<Piece> pieces) {
    this.pieces = pieces;
  }

  public @Nullable HardMediumSoftScore getScore() {
    return score;
  }

  public void setScore(@Nullable HardMediumSoftScore score) {
    this.score = score;
  }
}
