package org.greenclassroom.tours;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.variable.PlanningListVariable;
import java.util.ArrayList;
import java.util.List;

/** A ride as the solver fills it. */
@PlanningEntity
public class Lane {
  private final int ride;

  @PlanningListVariable(allowsUnassignedValues = true)
  private List<Piece> pieces = new ArrayList<>();

  /** For the solver, which copies fields by itself. */
  @SuppressWarnings("unused")
  public Lane() {
    ride = -1;
  }

  Lane(int ride, List<Piece> pieces) {
    this.ride = ride;
    this.pieces = pieces;
  }

  int ride() {
    return ride;
  }

  public List<Piece> getPieces() {
    return pieces;
  }

  public void setPieces(List<Piece> pieces) {
    this.pieces = pieces;
  }

  int[] calls() {
    var calls = new int[pieces.size()];
    for (int i = 0; i < calls.length; i++) calls[i] = pieces.get(i).call();
    return calls;
  }

  @Override
  public String toString() {
    return "ride " + ride;
  }
}
