package org.greenclassroom.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The interval an honest certificate shows. Compared by quantiles, never by draws. */
class UncertaintyTest {
  private static final Basket CLASSROOM = unknown(1);

  /** Documented: gross 1.3 to 8.9 t, net A 0.5 to 7.3 t, net B -2.1 to 6.7 t, 24 % below zero. */
  private static final Offset<Double> TENTH = within(150.0);

  /**
   * Gross, net A and the upper end are the documented ones. At the lower end we are a little surer
   * (-1.8 t, 21 %), because the carried set knows the power of old devices to one value only: no
   * source gives a range, and none is invented here.
   */
  @Test
  void the_reference_classroom_lies_in_its_interval() {
    var sure = Uncertainty.of(CLASSROOM, Sets.CARRIED, 20_000, 100_000);
    assertThat(sure.gross().p5()).isCloseTo(1_300, TENTH);
    assertThat(sure.gross().p95()).isCloseTo(8_900, TENTH);
    assertThat(sure.netA().p5()).isCloseTo(600, TENTH);
    assertThat(sure.netA().p95()).isCloseTo(7_400, TENTH);
    assertThat(sure.netB().p5()).isCloseTo(-1_800, TENTH);
    assertThat(sure.netB().p95()).isCloseTo(6_800, TENTH);
    assertThat(sure.belowZero()).isCloseTo(0.21, within(0.01));
  }

  /**
   * Where the difference lies: with some range around the power of old devices (here 0.7 to 1.5 of
   * the central value), and the published electricity factor of the year taken as certain, every
   * documented figure comes out of the same code. Neither a bell (PERT: net B to 4.6 t), nor
   * displacement drawn for each class (-0.9 t, 14 %), nor other electricity factors (17 to 23 %)
   * do.
   */
  @Test
  void with_a_range_for_the_power_of_old_devices_it_is_the_documented_one() {
    var wider = new ArrayList<Coefficient>();
    for (var one : Sets.CARRIED.all())
      wider.add(
          switch (one.term()) {
            case POWER_OLD -> between(one, "0.7", "1.5");
            case ELECTRICITY -> between(one, "1", "1");
            default -> one;
          });
    var sure = Uncertainty.of(CLASSROOM, Coefficients.of(2, "wider", wider), 20_000, 100_000);
    assertThat(sure.gross().p5()).isCloseTo(1_300, TENTH);
    assertThat(sure.gross().p95()).isCloseTo(8_900, TENTH);
    assertThat(sure.netA().p5()).isCloseTo(500, TENTH);
    assertThat(sure.netA().p95()).isCloseTo(7_300, TENTH);
    assertThat(sure.netB().p5()).isCloseTo(-2_100, TENTH);
    assertThat(sure.netB().p95()).isCloseTo(6_700, TENTH);
    assertThat(sure.belowZero()).isCloseTo(0.24, within(0.01));
  }

  private static Coefficient between(Coefficient one, String low, String high) {
    return new Coefficient(
        one.id(),
        one.subject(),
        one.term(),
        one.central().multiply(new BigDecimal(low)),
        one.central(),
        one.central().multiply(new BigDecimal(high)),
        one.unit(),
        one.source(),
        one.year(),
        one.region(),
        one.licence(),
        one.note());
  }

  @Test
  void the_same_seed_gives_the_same_figures_and_another_nearly_the_same() {
    var one = Uncertainty.of(CLASSROOM, Sets.CARRIED, 7, 4_000);
    assertThat(Uncertainty.of(CLASSROOM, Sets.CARRIED, 7, 4_000)).isEqualTo(one);
    var other = Uncertainty.of(CLASSROOM, Sets.CARRIED, 8, 4_000);
    assertThat(other.netB()).isNotEqualTo(one.netB());
    assertThat(other.netB().p50()).isCloseTo(one.netB().p50(), within(400.0));
  }

  /** Errors are shared by all devices: a hundred rooms are a hundred times as unsure as one. */
  @Test
  void many_devices_make_nothing_surer() {
    var one = Uncertainty.of(CLASSROOM, Sets.CARRIED, 7, 2_000).netB();
    var hundred = Uncertainty.of(unknown(100), Sets.CARRIED, 7, 2_000).netB();
    assertThat(hundred.p5()).isCloseTo(100 * one.p5(), within(0.1));
    assertThat(hundred.p95()).isCloseTo(100 * one.p95(), within(0.1));
  }

  @Test
  void displacement_matters_most_and_each_swing_goes_through_the_central_result() {
    var swings = Uncertainty.of(CLASSROOM, Sets.CARRIED, 7, 100).swings();
    assertThat(swings.getFirst().coefficient().id()).isIn("DISPLACEMENT", "EMBODIED.SCREEN");
    assertThat(swings).isSortedAccordingTo((a, b) -> Double.compare(b.width(), a.width()));
    double central = Estimate.of(CLASSROOM, Sets.CARRIED).sum().netB();
    for (var swing : swings) {
      assertThat(central).isGreaterThanOrEqualTo(Math.min(swing.atLow(), swing.atHigh()) - 1e-6);
      assertThat(central).isLessThanOrEqualTo(Math.max(swing.atLow(), swing.atHigh()) + 1e-6);
    }
  }

  @Test
  void what_is_known_takes_no_part() {
    var sure = Uncertainty.of(Sets.classroom(0.5, 0, 3, 1), Sets.CARRIED, 7, 100);
    assertThat(sure.swings())
        .extracting(swing -> swing.coefficient().id())
        .doesNotContain("DISPLACEMENT", "HOURS", "LIFE.DESKTOP");
  }

  /** Nobody asked the school, nobody kept a log. */
  private static Basket unknown(long times) {
    var lines = new ArrayList<Line>();
    for (var line : Sets.classroom(null, 0, 3, times).lines())
      lines.add(
          new Line(
              line.kind(),
              line.pieces(),
              line.years(),
              0,
              null,
              false,
              null,
              new Use(null, "CN", 2024),
              line.preparation()));
    return new Basket(List.copyOf(lines));
  }
}
