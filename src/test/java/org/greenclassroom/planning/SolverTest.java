package org.greenclassroom.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of every plan, over programmes that could be; the seed tells which. */
class SolverTest {
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void a_plan_keeps_every_rule_and_is_worth_what_it_says(long seed) {
    var random = new Random(seed);
    var draft = Programmes.of(40 + random.nextInt(800), 3 + random.nextInt(20), seed);
    var puzzle = draft.puzzle();
    var answer = Solver.solve(puzzle, Solver.Budget.rounds(300), seed);
    keepsEveryRule(draft, puzzle, answer);
    assertThat(answer.value()).isGreaterThanOrEqualTo(answer.greedy());
    assertThat(answer.value()).isLessThanOrEqualTo(answer.bound());
    // the same again, exactly
    assertThat(Solver.solve(puzzle, Solver.Budget.rounds(300), seed).value())
        .isEqualTo(answer.value());
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void what_people_decided_is_kept_and_never_pays(long seed) {
    var free = Programmes.of(300, 10, seed);
    var open = free.puzzle();
    var best = Solver.solve(open, Solver.Budget.rounds(300), seed);
    var findings = Finding.of(free, open, best.loads());
    var pins = new HashMap<Long, Pin>();
    for (var finding : findings) {
      if (finding.given() == 0) continue;
      var wish = finding.wish();
      var group = free.stock().get(finding.lines().getFirst().group());
      switch (pins.size()) {
        case 0 -> pins.put(wish.classroom(), new Pin.Nothing());
        case 1 -> pins.put(wish.classroom(), new Pin.Only(group.model()));
        case 2 -> {
          var pieces = new HashMap<String, Integer>();
          finding
              .lines()
              .forEach(
                  line -> pieces.put(free.stock().get(line.group()).signature(), line.pieces()));
          pins.put(wish.classroom(), new Pin.These(pieces));
        }
        default -> {}
      }
    }
    var draft = new Draft(free.stock(), free.wishes(), pins, free.tariff());
    var puzzle = draft.puzzle();
    var answer = Solver.solve(puzzle, Solver.Budget.rounds(300), seed);
    keepsEveryRule(draft, puzzle, answer);
    var kept = Finding.of(draft, puzzle, answer.loads());
    for (int room = 0; room < kept.size(); room++) {
      var finding = kept.get(room);
      switch (pins.get(finding.wish().classroom())) {
        case null -> {}
        case Pin.Nothing _ -> assertThat(finding.given()).isZero();
        case Pin.Only only ->
            assertThat(finding.lines())
                .allMatch(line -> draft.stock().get(line.group()).model().equals(only.model()));
        case Pin.These _ ->
            assertThat(finding.lines()).hasSameElementsAs(findings.get(room).lines());
      }
    }
    // whoever frees what was decided is never worse off
    var freed =
        Solver.solve(
            open, Solver.Budget.rounds(300), seed, Draft.moved(puzzle, answer.loads(), open));
    assertThat(freed.value()).isGreaterThanOrEqualTo(answer.value());
    assertThat(answer.value()).isLessThanOrEqualTo(best.bound());
  }

  /** Against every plan there is, for programmes small enough to try them all. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void a_small_plan_is_the_best_there_is_or_below_it_and_the_bound_is_above(long seed) {
    var random = new Random(seed);
    int groups = 3;
    int rooms = 2;
    var supply = random.ints(groups, 1, 5).toArray();
    var all = new Puzzle.Room[rooms];
    for (int room = 0; room < rooms; room++) {
      int demand = 2 + random.nextInt(4);
      all[room] =
          new Puzzle.Room(
              demand,
              (demand + 1) / 2,
              new int[] {0, 1, 2},
              random.longs(groups, -50, 400).toArray(),
              new int[] {0, 0, 1},
              new long[] {random.nextInt(300), random.nextInt(300)},
              random.nextInt(3) == 0 ? new int[] {1} : new int[0],
              null);
    }
    var puzzle = new Puzzle(supply, 2, new int[] {0, 1, 1}, new int[] {0, 0, 1}, 150, all);
    long best = 0;
    for (var one : fillings(puzzle, 0))
      for (var other : fillings(puzzle, 1)) {
        boolean enough = true;
        for (int group = 0; group < groups; group++)
          enough &= one[group] + other[group] <= supply[group];
        if (enough)
          best =
              Math.max(best, Load.of(puzzle, 0, one).worth() + Load.of(puzzle, 1, other).worth());
      }
    var answer = Solver.solve(puzzle, Solver.Budget.rounds(500), seed);
    assertThat(answer.value()).isEqualTo(best);
    assertThat(answer.bound()).isGreaterThanOrEqualTo(best);
    for (int room = 0; room < rooms; room++) {
      long alone = 0;
      for (var filling : fillings(puzzle, room))
        alone = Math.max(alone, Load.of(puzzle, room, filling).worth());
      var found = new Filling(puzzle);
      assertThat(found.best(room, supply, new long[groups], true)).isEqualTo(alone);
      assertThat(found.load().worth()).isEqualTo(alone);
      assertThat(found.ceiling(room, supply, new long[groups])).isGreaterThanOrEqualTo(alone);
    }
  }

  /** Other people's programs find no better plan than our bound allows, and prove ours possible. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void the_bounds_of_others_lie_above_and_their_plans_below_ours(long seed) {
    var puzzle = Programmes.of(120, 5, seed).puzzle();
    var answer = Solver.solve(puzzle, Solver.Budget.rounds(1_000), seed);
    assertThat(Bounds.flow(puzzle)).isGreaterThanOrEqualTo(answer.value());
    assertThat(Bounds.linear(puzzle, 20).orElse(Long.MAX_VALUE))
        .isGreaterThanOrEqualTo(answer.value());
    var exact = Bounds.exact(puzzle, 10);
    assertThat(exact.bound()).isGreaterThanOrEqualTo(answer.value());
    assertThat(exact.value()).isLessThanOrEqualTo(answer.bound());
    if (exact.exact()) assertThat(answer.value() * 100).isGreaterThanOrEqualTo(exact.value() * 98);
  }

  private static java.util.List<int[]> fillings(Puzzle puzzle, int room) {
    var all = new java.util.ArrayList<int[]>();
    var asked = puzzle.rooms()[room];
    for (int a = 0; a <= puzzle.supply()[0]; a++)
      for (int b = 0; b <= puzzle.supply()[1]; b++)
        for (int c = 0; c <= puzzle.supply()[2]; c++) {
          int sum = a + b + c;
          if (sum == 0 || sum >= asked.minimum() && sum <= asked.demand())
            all.add(new int[] {a, b, c});
        }
    return all;
  }

  private static void keepsEveryRule(Draft draft, Puzzle puzzle, Solver.Answer answer) {
    assertThat(Arrays.stream(puzzle.left(answer.loads())).min().orElse(0))
        .as("no device in two plans")
        .isGreaterThanOrEqualTo(0);
    long worth = 0;
    for (int room = 0; room < answer.loads().length; room++) {
      var wish = draft.wishes().get(room);
      var load = answer.loads()[room];
      assertThat(load.machines()).as("no room above its need").isLessThanOrEqualTo(wish.demand());
      if (!load.isEmpty())
        assertThat(load.machines()).as("half at least").isGreaterThanOrEqualTo(wish.minimum());
      worth += byHand(draft, wish, puzzle, room, load);
      for (int arc : load.arcs())
        assertThat(Hindrance.of(draft.stock().get(puzzle.rooms()[room].groups()[arc]), wish))
            .isNull();
    }
    assertThat(answer.value()).as("reckoned again by hand").isEqualTo(worth);
  }

  /** The same value from stock and wishes, without the puzzle's own sum. */
  private static long byHand(Draft draft, Wish wish, Puzzle puzzle, int room, Load load) {
    if (load.isEmpty()) return 0;
    long worth = 0;
    var places = new HashSet<Long>();
    var models = new HashSet<String>();
    for (int i = 0; i < load.arcs().length; i++) {
      var stock = draft.stock().get(puzzle.rooms()[room].groups()[load.arcs()[i]]);
      var way = stock.place().kilometres(wish.place());
      worth +=
          load.pieces()[i] * (wish.points() - (way == null ? draft.tariff().unknownWay() : way));
      places.add(stock.place().site());
      models.add(stock.model());
    }
    return worth
        - places.size() * draft.tariff().trip()
        - (models.size() - 1) * draft.tariff().model();
  }

  @org.junit.jupiter.api.Test
  void kilometres_are_those_of_a_globe_and_unknown_where_a_place_is_nowhere() {
    var shanghai = new Place(1, "Shanghai", "CN", 31.2304, 121.4737);
    var beijing = new Place(2, "Beijing", "CN", 39.9042, 116.4074);
    assertThat(shanghai.kilometres(beijing)).isBetween(1_060L, 1_075L);
    assertThat(shanghai.kilometres(new Place(3, "?", "CN", null, null))).isNull();
    assertThat(new Place(3, "?", "CN", null, null).kilometres(beijing)).isNull();
  }
}
