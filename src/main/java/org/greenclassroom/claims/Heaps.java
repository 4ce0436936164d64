package org.greenclassroom.claims;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.method.Basket;
import org.greenclassroom.method.Coefficients;
import org.greenclassroom.method.Drawn;
import org.greenclassroom.method.Line;
import org.greenclassroom.method.Method;
import org.greenclassroom.method.Portion;
import org.greenclassroom.method.Preparation;
import org.greenclassroom.method.Uncertainty;
import org.jspecify.annotations.Nullable;
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

  /**
   * Keeps how sure each party's share of a year is, in the draw of the year's own range.
   *
   * @return how sure the year is
   */
  Uncertainty share(int year, Found found, Coefficients set, int runs) {
    var baskets = found.baskets();
    var all = new EnumMap<PartyKind, Drawn>(PartyKind.class);
    var parties =
        List.copyOf(portions.of(Chosen.of(year), found.width(), found.keys(), null).entrySet());
    Uncertainty whole;
    int from = 0;
    do {
      var some = parties.subList(from, Math.min(parties.size(), from + PARTIES));
      var draw =
          method.draw(baskets, set, year, runs, some.stream().map(Map.Entry::getValue).toList());
      whole = draw.whole();
      var spreads = new HashMap<Portions.Party, Between>();
      for (int i = 0; i < some.size(); i++) {
        var party = some.get(i).getKey();
        var drawn = draw.parties().get(i);
        spreads.put(party, Between.of(drawn));
        all.computeIfAbsent(party.kind(), _ -> Drawn.nothing(runs)).plus(drawn);
      }
      portions.keep(year, spreads);
      from += PARTIES;
    } while (from < parties.size());
    var spreads = new HashMap<Portions.Party, Between>();
    all.forEach((kind, drawn) -> spreads.put(new Portions.Party(kind, 0), Between.of(drawn)));
    portions.keep(year, spreads);
    return whole;
  }

  /**
   * How sure some rows are, and one party's share of them, in one draw.
   *
   * @param party null: of no party's share
   */
  Sure sure(
      Chosen chosen,
      Found found,
      Portions.@Nullable Party party,
      Coefficients set,
      long seed,
      int runs) {
    var mine =
        party == null
            ? List.<List<Portion>>of()
            : List.copyOf(portions.of(chosen, found.width(), found.keys(), party).values());
    var draw = method.draw(found.baskets(), set, seed, runs, mine);
    return new Sure(draw.whole(), mine.isEmpty() ? null : Between.of(draw.parties().getFirst()));
  }
}
