package org.greenclassroom.claims;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.greenclassroom.method.Basket;
import org.greenclassroom.method.Coefficients;
import org.greenclassroom.method.Drawn;
import org.greenclassroom.method.Line;
import org.greenclassroom.method.Method;
import org.greenclassroom.method.Preparation;
import org.springframework.stereotype.Component;

/** Rows of the ledger as few lines, of which ranges are drawn: of the whole, and of its parties. */
@Component
class Heaps {
  /** Of so many parties all runs are in memory at once. */
  private static final int PARTIES = 1_000;

  private final Sums sums;
  private final Portions portions;
  private final Method method;

  Heaps(Sums sums, Portions portions, Method method) {
    this.sums = sums;
    this.portions = portions;
    this.method = method;
  }

  /**
   * @param width days that were taken together
   */
  record Found(int width, List<Sums.Heap> heaps) {
    List<Line> lines() {
      return heaps.stream().flatMap(heap -> lines(heap).stream()).toList();
    }

    private List<Basket> baskets() {
      return heaps.stream().map(heap -> new Basket(lines(heap))).toList();
    }

    private List<String> keys() {
      return heaps.stream().map(Sums.Heap::key).toList();
    }

    private static List<Line> lines(Sums.Heap heap) {
      var lines = new ArrayList<Line>();
      lines.add(line(heap));
      var group = heap.group();
      for (int again = 1; again < heap.prepared(); again++)
        lines.add(
            new Group(
                    "",
                    group.kind(),
                    group.region(),
                    group.year(),
                    0,
                    0,
                    null,
                    false,
                    "",
                    null,
                    false,
                    null,
                    null)
                .line(heap.pieces(), null, new Preparation(null, List.of(), List.of())));
      return lines;
    }

    private static Line line(Sums.Heap heap) {
      var group = heap.group();
      return group.line(
          heap.pieces(),
          heap.kilograms(),
          new Preparation(
              heap.prepared() == 0 ? (Double) 0.0 : null,
              group.parts(heap.pieces()),
              group.legs(heap.kilometres(), heap.rodeKilometres())));
    }
  }

  /** In no more lines than these, if days that are near each other may be taken together. */
  Found of(Chosen chosen, int most) {
    for (int width : new int[] {10, 61}) {
      var heaps = sums.heaps(chosen, width);
      if (heaps.size() <= most) return new Found(width, heaps);
    }
    return new Found(100_000, sums.heaps(chosen, 100_000));
  }

  void forget() {
    portions.forget();
  }

  /** Keeps how sure each party's share of a year is, in the draws of the year's own range. */
  void share(int year, Found found, Coefficients set, int runs) {
    var baskets = found.baskets();
    var all = new EnumMap<PartyKind, Drawn>(PartyKind.class);
    var parties =
        List.copyOf(portions.of(Chosen.of(year), found.width(), found.keys(), null).entrySet());
    for (int from = 0; from < parties.size(); from += PARTIES) {
      var some = parties.subList(from, Math.min(parties.size(), from + PARTIES));
      var drawn =
          method.drawn(baskets, set, year, runs, some.stream().map(Map.Entry::getValue).toList());
      var spreads = new HashMap<Portions.Party, Between>();
      for (int i = 0; i < some.size(); i++) {
        var party = some.get(i).getKey();
        spreads.put(party, Between.of(drawn.get(i)));
        all.computeIfAbsent(party.kind(), _ -> Drawn.nothing(runs)).plus(drawn.get(i));
      }
      portions.keep(year, spreads);
    }
    var spreads = new HashMap<Portions.Party, Between>();
    all.forEach((kind, drawn) -> spreads.put(new Portions.Party(kind, 0), Between.of(drawn)));
    portions.keep(year, spreads);
  }

  /** The same of one party, of some rows; empty: it has nothing of them. */
  Optional<Between> of(
      Chosen chosen,
      Found found,
      PartyKind kind,
      long party,
      Coefficients set,
      long seed,
      int runs) {
    var mine =
        portions
            .of(chosen, found.width(), found.keys(), new Portions.Party(kind, party))
            .values()
            .stream()
            .toList();
    return mine.isEmpty()
        ? Optional.empty()
        : Optional.of(Between.of(method.drawn(found.baskets(), set, seed, runs, mine).getFirst()));
  }
}
