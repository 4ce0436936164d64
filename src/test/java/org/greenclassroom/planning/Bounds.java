package org.greenclassroom.planning;

import com.google.ortools.Loader;
import com.google.ortools.graph.MinCostFlow;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** How good a plan can be at most, reckoned by OR-Tools: by others than ourselves. */
final class Bounds {
  private static boolean loaded;

  private Bounds() {}

  private static synchronized void load() {
    if (!loaded) Loader.loadNativeLibraries();
    loaded = true;
  }

  /**
   * A flow of machines to rooms, the trip spread over the places of a room, models left out: whole
   * numbers, and never below the best plan.
   */
  static long flow(Puzzle puzzle) {
    load();
    var flow = new MinCostFlow();
    int groups = puzzle.supply().length;
    int source = groups + puzzle.rooms().length;
    int sink = source + 1;
    long supply = 0;
    for (int group = 0; group < groups; group++) {
      flow.addArcWithCapacityAndUnitCost(source, group, puzzle.supply()[group], 0);
      supply += puzzle.supply()[group];
    }
    for (int at = 0; at < puzzle.rooms().length; at++) {
      var room = puzzle.rooms()[at];
      for (int arc = 0; arc < room.groups().length; arc++) {
        long gain = room.worth()[arc] - room.trips()[room.site()[arc]] / room.demand();
        if (gain > 0)
          flow.addArcWithCapacityAndUnitCost(room.groups()[arc], groups + at, room.demand(), -gain);
      }
      flow.addArcWithCapacityAndUnitCost(groups + at, sink, room.demand(), 0);
    }
    flow.addArcWithCapacityAndUnitCost(source, sink, supply, 0);
    flow.setNodeSupply(source, supply);
    flow.setNodeSupply(sink, -supply);
    if (flow.solve() != MinCostFlow.Status.OPTIMAL) return Long.MAX_VALUE;
    return -flow.getOptimalCost();
  }

  /** The whole problem without whole numbers (GLOP); empty when there was not the time. */
  static OptionalLong linear(Puzzle puzzle, double seconds) {
    var solver = model(puzzle, "GLOP");
    solver.setTimeLimit((long) (seconds * 1000));
    return solver.solve() == MPSolver.ResultStatus.OPTIMAL
        ? OptionalLong.of(
            (long)
                Math.floor(
                    solver.objective().value() + 1e-6 * Math.abs(solver.objective().value())))
        : OptionalLong.empty();
  }

  /**
   * What SCIP found, and what it proved.
   *
   * @param exact whether both are the same
   */
  record Exact(long value, long bound, boolean exact) {}

  static Exact exact(Puzzle puzzle, double seconds) {
    var solver = model(puzzle, "SCIP");
    solver.setTimeLimit((long) (seconds * 1000));
    var status = solver.solve();
    long bound = (long) Math.ceil(solver.objective().bestBound() - 1e-6);
    boolean found =
        status == MPSolver.ResultStatus.OPTIMAL || status == MPSolver.ResultStatus.FEASIBLE;
    return new Exact(
        found ? Math.round(solver.objective().value()) : 0,
        bound,
        status == MPSolver.ResultStatus.OPTIMAL);
  }

  private static MPSolver model(Puzzle puzzle, String with) {
    load();
    var solver = MPSolver.createSolver(with);
    var whole = with.equals("SCIP");
    var objective = solver.objective();
    objective.setMaximization();
    double infinity = Double.POSITIVE_INFINITY;
    Map<Integer, List<MPVariable>> byGroup = new HashMap<>();
    for (var room : puzzle.rooms()) {
      if (room.groups().length == 0) continue;
      var served = solver.makeVar(0, 1, whole, "");
      var extra = room.present().length == 0;
      var trips = new MPVariable[room.trips().length];
      for (int site = 0; site < trips.length; site++) {
        trips[site] = solver.makeVar(0, 1, whole, "");
        objective.setCoefficient(trips[site], -room.trips()[site]);
      }
      var models = new HashMap<Integer, MPVariable>();
      var machines = new ArrayList<MPVariable>();
      for (int arc = 0; arc < room.groups().length; arc++) {
        int group = room.groups()[arc];
        int most = Math.min(puzzle.supply()[group], room.demand());
        var pieces = solver.makeVar(0, most, whole, "");
        objective.setCoefficient(pieces, room.worth()[arc]);
        byGroup.computeIfAbsent(group, _ -> new ArrayList<>()).add(pieces);
        machines.add(pieces);
        int name = puzzle.model()[group];
        var used =
            models.computeIfAbsent(
                name,
                _ -> {
                  var made = solver.makeVar(0, 1, whole, "");
                  objective.setCoefficient(made, room.holds(name) ? 0 : -puzzle.extraModel());
                  return made;
                });
        for (var switched : List.of(used, trips[room.site()[arc]])) {
          var needs = solver.makeConstraint(-infinity, 0);
          needs.setCoefficient(pieces, 1);
          needs.setCoefficient(switched, -most);
        }
      }
      // the first model is free: that of a served room, which uses one
      if (extra) objective.setCoefficient(served, puzzle.extraModel());
      var upTo = solver.makeConstraint(-infinity, 0);
      var least = solver.makeConstraint(0, infinity);
      for (var pieces : machines) {
        upTo.setCoefficient(pieces, 1);
        least.setCoefficient(pieces, 1);
      }
      upTo.setCoefficient(served, -room.demand());
      least.setCoefficient(served, -room.minimum());
      var some = solver.makeConstraint(0, infinity);
      some.setCoefficient(served, -1);
      for (var used : models.values()) some.setCoefficient(used, 1);
      var from = solver.makeConstraint(0, infinity);
      from.setCoefficient(served, -1);
      for (var trip : trips) from.setCoefficient(trip, 1);
    }
    byGroup.forEach((group, uses) -> {
      var stock = solver.makeConstraint(-infinity, puzzle.supply()[group]);
      for (var pieces : uses) stock.setCoefficient(pieces, 1);
    });
    return solver;
  }
}
