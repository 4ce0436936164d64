package org.greenclassroom.planning;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a plan gives one room, and if it gives nothing, why.
 *
 * @param lines what it gets
 * @param why null when it gets something
 * @param hindrance what most machines of its kind in its territory fail at; null unless HINDERED
 * @param fitting machines that meet its need
 * @param leftOver of these, machines that nobody got
 */
record Finding(
    Wish wish,
    List<Line> lines,
    long worth,
    @Nullable Why why,
    @Nullable Hindrance hindrance,
    int fitting,
    int leftOver) {

  /** Why a room gets nothing this time. */
  enum Why {
    /** Somebody decided so. */
    PINNED,
    /** Today lies outside the days in which it wants machines. */
    WINDOW,
    /** No machine of its kind is here. */
    NO_KIND,
    /** There are some, beyond a customs border. */
    OTHER_TERRITORY,
    /** There are some, and none meets what it needs. */
    HINDERED,
    /** Those that would do went where they count more. */
    TAKEN,
    /** Those that would do are fewer than half of what it lacks. */
    HALF,
    /** There would be enough; the way to it costs more than they are worth there. */
    FAR
  }

  /**
   * Machines of one group.
   *
   * @param kilometres one way; null when one of the two places is nowhere
   */
  record Line(int group, int pieces, @Nullable Long kilometres) {}

  int given() {
    return lines.stream().mapToInt(Line::pieces).sum();
  }

  long children() {
    return wish.served(given());
  }

  /** Of all its machines together; null when some place is nowhere. */
  @Nullable Long kilometres() {
    long all = 0;
    for (var line : lines) {
      if (line.kilometres() == null) return null;
      all += line.pieces() * line.kilometres();
    }
    return all;
  }

  static List<Finding> of(Draft draft, Puzzle puzzle, Load[] loads) {
    var left = puzzle.left(loads);
    var findings = new ArrayList<Finding>();
    for (int room = 0; room < loads.length; room++)
      findings.add(of(draft, puzzle, room, loads[room], left));
    return findings;
  }

  private static Finding of(Draft draft, Puzzle puzzle, int room, Load load, int[] left) {
    var wish = draft.wishes().get(room);
    var lines = new ArrayList<Line>();
    for (int i = 0; i < load.arcs().length; i++) {
      var stock = draft.stock().get(puzzle.rooms()[room].groups()[load.arcs()[i]]);
      lines.add(new Line(stock.group(), load.pieces()[i], stock.place().kilometres(wish.place())));
    }
    int fitting = 0;
    int leftOver = 0;
    int here = 0;
    int beyond = 0;
    Map<Hindrance, Integer> failing = new EnumMap<>(Hindrance.class);
    for (int group = 0; group < draft.stock().size(); group++) {
      var stock = draft.stock().get(group);
      var hindrance = Hindrance.of(stock, wish);
      if (hindrance == null) {
        fitting += stock.count();
        leftOver += left[group];
      } else if (hindrance == Hindrance.TERRITORY) beyond += stock.count();
      else if (hindrance != Hindrance.KIND) failing.merge(hindrance, stock.count(), Integer::sum);
      if (hindrance != Hindrance.KIND && hindrance != Hindrance.TERRITORY) here += stock.count();
    }
    var worst =
        failing.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse(null);
    var why = load.isEmpty() ? why(draft, wish, here, beyond, fitting, leftOver) : null;
    return new Finding(
        wish, lines, load.worth(), why, why == Why.HINDERED ? worst : null, fitting, leftOver);
  }

  private static Why why(Draft draft, Wish wish, int here, int beyond, int fitting, int leftOver) {
    if (!wish.open()) return Why.WINDOW;
    if (draft.pins().get(wish.classroom()) instanceof Pin.Nothing) return Why.PINNED;
    if (here == 0) return beyond == 0 ? Why.NO_KIND : Why.OTHER_TERRITORY;
    if (fitting == 0) return Why.HINDERED;
    if (fitting < wish.minimum()) return Why.HALF;
    return leftOver < wish.minimum() ? Why.TAKEN : Why.FAR;
  }
}
