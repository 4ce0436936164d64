package org.greenclassroom.planning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stock, wishes and what people decided, put as a puzzle; and the way back from its answer.
 *
 * @param pins by classroom
 */
record Draft(List<Stock> stock, List<Wish> wishes, Map<Long, Pin> pins, Tariff tariff) {

  Puzzle puzzle() {
    var names = new HashMap<String, Integer>();
    var places = new HashMap<Long, Integer>();
    int n = stock.size();
    var supply = new int[n];
    var model = new int[n];
    var place = new int[n];
    for (int group = 0; group < n; group++) {
      var each = stock.get(group);
      supply[group] = each.count();
      // devices of which nobody knows the model are identical to nothing, not even to each other
      var name = each.model().isEmpty() ? "\0" + group : each.name();
      model[group] = names.computeIfAbsent(name, _ -> names.size());
      place[group] = places.computeIfAbsent(each.place().site(), _ -> places.size());
    }
    var index = new Index(stock);
    var rooms = new Puzzle.Room[wishes.size()];
    for (int at = 0; at < rooms.length; at++) rooms[at] = room(wishes.get(at), index, place, names);
    return new Puzzle(supply, names.size(), model, place, tariff.model(), rooms);
  }

  private Puzzle.Room room(Wish wish, Index index, int[] place, Map<String, Integer> names) {
    var pin = pins.get(wish.classroom());
    var groups = new ArrayList<Integer>();
    for (int group : wish.open() ? index.of(wish) : List.<Integer>of())
      if (Hindrance.of(stock.get(group), wish) == null
          && (pin == null || pin.allows(stock.get(group)))) groups.add(group);
    int arcs = groups.size();
    var worth = new long[arcs];
    var site = new int[arcs];
    var sites = new ArrayList<Integer>();
    for (int arc = 0; arc < arcs; arc++) {
      int group = groups.get(arc);
      if (!sites.contains(place[group])) sites.add(place[group]);
      site[arc] = sites.indexOf(place[group]);
      worth[arc] = wish.points() - tariff.kilometre() * way(stock.get(group).place(), wish.place());
    }
    if (sites.size() > Long.SIZE - 2) throw new IllegalStateException("too many warehouses");
    var trips = new long[sites.size()];
    Arrays.fill(trips, tariff.trip());
    return new Puzzle.Room(
        wish.demand(),
        wish.minimum(),
        groups.stream().mapToInt(Integer::intValue).toArray(),
        worth,
        site,
        trips,
        wish.present().stream()
            .mapToInt(name -> names.getOrDefault(name, -1 - name.hashCode() & Integer.MAX_VALUE))
            .toArray(),
        pin == null ? null : pin.fixed(groups.stream().map(stock::get).toList()));
  }

  /** An answer of one puzzle in the words of another, where other arcs are open. */
  static Load[] moved(Puzzle from, Load[] loads, Puzzle to) {
    var moved = new Load[loads.length];
    for (int room = 0; room < loads.length; room++) {
      var counts = new int[to.rooms()[room].groups().length];
      for (int i = 0; i < loads[room].arcs().length; i++) {
        int group = from.rooms()[room].groups()[loads[room].arcs()[i]];
        int at = Arrays.binarySearch(to.rooms()[room].groups(), group);
        if (at >= 0) counts[at] = loads[room].pieces()[i];
      }
      moved[room] = Load.of(to, room, counts);
    }
    return moved;
  }

  Draft without(long classroom) {
    var others = new HashMap<>(pins);
    others.remove(classroom);
    return new Draft(stock, wishes, others, tariff);
  }

  Draft free() {
    return new Draft(stock, wishes, Map.of(), tariff);
  }

  private long way(Place from, Place to) {
    @Nullable Long way = from.kilometres(to);
    return way == null ? tariff.unknownWay() : way;
  }

  /** The stock by what excludes most, so that three thousand rooms do not look at all of it. */
  private static final class Index {
    private final Map<String, List<Integer>> byKind = new HashMap<>();

    Index(List<Stock> stock) {
      for (int group = 0; group < stock.size(); group++) {
        var each = stock.get(group);
        byKind
            .computeIfAbsent(each.kind() + each.place().territory(), _ -> new ArrayList<>())
            .add(group);
      }
    }

    List<Integer> of(Wish wish) {
      return byKind.getOrDefault(wish.kind() + wish.place().territory(), List.of());
    }
  }
}
