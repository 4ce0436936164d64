package org.greenclassroom.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Shares of parties live in the draws of the whole. */
class DrawnTest {
  private static final int RUNS = 500;
  private static final List<Basket> HEAPS =
      List.of(
          heap(DeviceClass.LAPTOP, 7, 1),
          heap(DeviceClass.DESKTOP, 12, 3),
          heap(DeviceClass.SCREEN, 5, 2));
  private static final List<List<Portion>> PARTIES =
      List.of(
          List.of(portion(0, .5), portion(1, .2)),
          List.of(portion(0, .25), portion(1, .8), portion(2, .1)),
          List.of(portion(0, .25), portion(2, .9)));

  @Test
  void parts_add_up_to_the_whole_in_every_run() {
    var parties = drawn(PARTIES, 2026);
    var whole =
        drawn(List.of(List.of(portion(0, 1), portion(1, 1), portion(2, 1))), 2026).getFirst();
    for (int run = 0; run < RUNS; run++) {
      int now = run;
      double sum = parties.stream().mapToDouble(party -> party.netB(now)).sum();
      assertThat(sum).isCloseTo(whole.netB(run), within(1e-6));
    }
    var added = Drawn.nothing(RUNS);
    parties.forEach(added::plus);
    assertThat(added.netA().p95()).isCloseTo(whole.netA().p95(), within(1e-6));
  }

  /** To the last digit: what is told of the whole does not depend on who else was asked for. */
  @Test
  void the_whole_is_what_the_programme_reckons_of_itself() {
    var basket = new Basket(HEAPS.stream().flatMap(heap -> heap.lines().stream()).toList());
    var alone = Uncertainty.of(basket, Sets.CARRIED, 7, RUNS);
    var draw = Draw.of(HEAPS, Sets.CARRIED, 7, RUNS, PARTIES);
    assertThat(draw.whole()).isEqualTo(alone);
    assertThat(alone.netB())
        .as("as reports tell it since the first of them")
        .isEqualTo(
            new Uncertainty.Spread(-432.62608712778695, 487.911604053965, 1554.7400367875957));
    var whole = drawn(List.of(List.of(portion(0, 1), portion(1, 1), portion(2, 1))), 7).getFirst();
    assertThat(whole.netA().p5()).isCloseTo(alone.netA().p5(), within(1e-6));
    assertThat(whole.netB().p95()).isCloseTo(alone.netB().p95(), within(1e-6));
    for (int party = 0; party < PARTIES.size(); party++)
      assertThat(draw.parties().get(party).netB())
          .as("alone or with others")
          .isEqualTo(drawn(List.of(PARTIES.get(party)), 7).getFirst().netB());
  }

  @Test
  void percentiles_rise_and_the_seed_tells_them_again() {
    var one = drawn(PARTIES, 3);
    var again = drawn(PARTIES, 3);
    var other = drawn(PARTIES, 4);
    for (int i = 0; i < PARTIES.size(); i++) {
      var spread = one.get(i).netB();
      assertThat(spread.p5()).isLessThan(spread.p50());
      assertThat(spread.p50()).isLessThan(spread.p95());
      assertThat(again.get(i).netB()).isEqualTo(spread);
      assertThat(other.get(i).netB()).isNotEqualTo(spread);
    }
  }

  private static List<Drawn> drawn(List<List<Portion>> parties, long seed) {
    return Draw.of(HEAPS, Sets.CARRIED, seed, RUNS, parties).parties();
  }

  private static Portion portion(int heap, double of) {
    return new Portion(heap, new Terms(of, of, of, of, of, of, of, of));
  }

  private static Basket heap(DeviceClass kind, long pieces, double years) {
    return new Basket(
        List.of(
            new Line(
                kind,
                pieces,
                years,
                0,
                null,
                false,
                null,
                new Use(null, "CN", 2024),
                new Preparation(null, List.of(), List.of(new Leg(Mode.TRUCK, 300))))));
  }
}
