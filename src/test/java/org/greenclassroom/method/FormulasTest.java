package org.greenclassroom.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.greenclassroom.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** M1 by hand and by its laws. */
class FormulasTest {
  private static final Offset<Double> GRAM = within(0.001);
  private static final Offset<Double> KILOGRAM = within(0.5);

  /** The reference run of the method, three times: its own copy of the numbers of VC-16. */
  @ParameterizedTest
  @CsvSource({
    "0.0,    0.000,   0.000,    0.000, 2678.679, -549.723, -3228.402",
    "0.5, 2762.090, 106.437,  661.351, 1339.340, 1657.453,   318.113",
    "1.0, 5524.180, 212.874, 1322.702,    0.000, 3864.629,  3864.629"
  })
  void the_reference_classroom(
      double d, double gross, double end, double displaced, double induced, double a, double b) {
    var sum = Estimate.of(Sets.classroom(d, 0, 3, 1), Sets.CARRIED).sum();
    assertThat(sum.gross()).isCloseTo(gross, GRAM);
    assertThat(sum.endOfLife()).isCloseTo(end, GRAM);
    assertThat(sum.refurbishing()).isCloseTo(490, GRAM);
    assertThat(sum.parts()).isZero();
    assertThat(sum.transport()).isCloseTo(59.723, GRAM);
    assertThat(sum.useDisplaced()).isCloseTo(displaced, GRAM);
    assertThat(sum.useInduced()).isCloseTo(induced, GRAM);
    assertThat(sum.mass()).isCloseTo(572.63, GRAM);
    assertThat(sum.netA()).isCloseTo(a, GRAM);
    assertThat(sum.netB()).isCloseTo(b, GRAM);
  }

  @Test
  void other_rules_stand_beside_it() {
    var estimate = Estimate.of(Sets.classroom(0.5, 0, 3, 1), Sets.CARRIED);
    assertThat(estimate.restart().kilograms()).isCloseTo(15_286, KILOGRAM);
    assertThat(estimate.oneToOne().kilograms()).isCloseTo(39_665, KILOGRAM);
    assertThat(estimate.restart().pieces()).isEqualTo(81);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void twice_the_devices_are_twice_every_summand(long seed) {
    var random = new Random(seed);
    double d = random.nextDouble();
    double years = 5 * random.nextDouble();
    var once = Estimate.of(Sets.classroom(d, 0, years, 1), Sets.CARRIED).sum();
    var twice = Estimate.of(Sets.classroom(d, 0, years, 2), Sets.CARRIED).sum();
    assertThat(twice.netB()).as("seed " + seed).isCloseTo(2 * once.netB(), GRAM);
    assertThat(twice.gross()).isCloseTo(2 * once.gross(), GRAM);
    assertThat(twice.useInduced()).isCloseTo(2 * once.useInduced(), GRAM);
    assertThat(twice.programme()).isCloseTo(2 * once.programme(), GRAM);
    assertThat(twice.mass()).isCloseTo(2 * once.mass(), GRAM);
  }

  @Test
  void nothing_is_avoided_where_nothing_is_displaced() {
    var sum = Estimate.of(Sets.classroom(0.0, 0, 3, 1), Sets.CARRIED).sum();
    assertThat(sum.gross()).isZero();
    assertThat(sum.endOfLife()).isZero();
    assertThat(sum.netB()).isNegative();
  }

  @Test
  void a_gift_that_would_have_been_sold_displaces_nothing_whatever_the_school_says() {
    var line =
        new Line(DeviceClass.LAPTOP, 10, 3, 0, 1.0, true, 1.9, new Use(600.0, "CN", 2024), null);
    var estimate = Estimate.of(new Basket(List.of(line)), Sets.CARRIED);
    assertThat(estimate.sum().gross()).isZero();
    assertThat(estimate.lines().getFirst().cautions()).containsExactly(Caution.RESALE);
  }

  @Test
  void beyond_the_life_of_a_new_device_nothing_more_is_avoided() {
    var six = Estimate.of(Sets.classroom(0.5, 0, 6, 1), Sets.CARRIED).sum();
    var nine = Estimate.of(Sets.classroom(0.5, 0, 9, 1), Sets.CARRIED);
    assertThat(nine.sum().gross()).isCloseTo(six.gross(), GRAM);
    assertThat(nine.sum().useInduced()).isGreaterThan(six.useInduced());
    assertThat(nine.lines())
        .allSatisfy(each -> assertThat(each.cautions()).contains(Caution.BEYOND_LIFE));
  }

  /** Also over a second loan, whose years begin where those of the first ended. */
  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16})
  void years_one_by_one_are_the_loan(long seed) {
    var random = new Random(seed);
    var parts = new ArrayList<Double>();
    double total = 0;
    while (total < 8) {
      double part = random.nextDouble();
      parts.add(part);
      total += part;
    }
    var sum = Terms.NOTHING;
    double before = 0;
    for (int i = 0; i < parts.size(); i++) {
      sum =
          sum.plus(
              Estimate.of(Sets.classroom(0.5, before, parts.get(i), 1, i == 0), Sets.CARRIED)
                  .sum());
      before += parts.get(i);
    }
    var whole = Estimate.of(Sets.classroom(0.5, 0, total, 1), Sets.CARRIED).sum();
    assertThat(sum.netA()).as("seed " + seed).isCloseTo(whole.netA(), GRAM);
    assertThat(sum.netB()).isCloseTo(whole.netB(), GRAM);
    assertThat(sum.gross()).isCloseTo(whole.gross(), GRAM);
  }

  @Test
  void new_parts_come_on_top_of_the_workshop_and_what_was_measured_instead_of_its_usual_value() {
    var line =
        new Line(
            DeviceClass.LAPTOP,
            10,
            3,
            0,
            0.5,
            false,
            1.8,
            new Use(600.0, "CN", 2024),
            new Preparation(2.0, List.of(new NewPart(Part.SSD, 4)), List.of()));
    var sum = Estimate.of(new Basket(List.of(line)), Sets.CARRIED).sum();
    assertThat(sum.refurbishing()).isCloseTo(10 * 2 * 0.5777, GRAM);
    assertThat(sum.parts()).isCloseTo(4 * 135.0161, GRAM);
  }

  @Test
  void what_lacks_a_number_is_not_counted_and_says_which() {
    var estimate =
        Estimate.of(
            new Basket(
                List.of(
                    new Line(
                        DeviceClass.PRINTER,
                        3,
                        3,
                        0,
                        0.5,
                        false,
                        null,
                        new Use(100.0, "CN", 2024),
                        null))),
            Sets.CARRIED);
    assertThat(estimate.lines()).isEmpty();
    assertThat(estimate.sum()).isEqualTo(Terms.NOTHING);
    assertThat(estimate.notCounted().getFirst().coefficients())
        .containsExactly("END_OF_LIFE.PRINTER", "POWER_OLD.PRINTER", "POWER_NEW.PRINTER");
  }

  @Test
  void the_electricity_of_an_unpublished_year_is_the_latest_and_says_so() {
    var set = Sets.CARRIED;
    assertThat(set.electricity("CN", 2023).orElseThrow().id()).isEqualTo("ELECTRICITY.CN.2023");
    assertThat(set.electricity("CN", 2030).orElseThrow().id()).isEqualTo("ELECTRICITY.CN.2024");
    assertThat(set.electricity("CN", 2001).orElseThrow().id()).isEqualTo("ELECTRICITY.CN.2023");
    assertThat(set.electricity("XX", 2024)).isEmpty();
    var line =
        new Line(DeviceClass.LAPTOP, 1, 1, 0, 0.5, false, 2.0, new Use(600.0, "CN-HE", 2026), null);
    assertThat(Estimate.of(new Basket(List.of(line)), set).lines().getFirst().cautions())
        .containsExactly(Caution.PROVISIONAL_ELECTRICITY, Caution.DIRECT_ELECTRICITY);
    var early =
        new Line(DeviceClass.LAPTOP, 1, 1, 0, 0.5, false, 2.0, new Use(600.0, "CN", 2019), null);
    assertThat(Estimate.of(new Basket(List.of(early)), set).lines().getFirst().cautions())
        .containsExactly(Caution.LATER_ELECTRICITY);
  }

  @Test
  void the_credit_of_metal_is_told_and_never_netted() {
    var credit =
        Recovered.credit(
            List.of(new Recovered(Matter.STEEL, 100, 0.9), new Recovered(Matter.ALUMINIUM, 10, 1)),
            Sets.CARRIED);
    assertThat(credit).isCloseTo(100 * 0.9 * 1.36 + 10 * 8.118249, GRAM);
  }

  @Test
  void a_slip_of_the_hand_is_refused() {
    assertThatThrownBy(() -> Sets.classroom(1.5, 0, 3, 1)).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> Sets.classroom(Double.NaN, 0, 3, 1)).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> Sets.classroom(0.5, 0, -1, 1)).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> new Basket(List.of())).isInstanceOf(Refusal.class);
  }

  @Test
  void print_rounds_to_what_is_known() {
    assertThat(Significant.carbon(318.113)).isEqualByComparingTo("320");
    assertThat(Significant.carbon(-3228.4)).isEqualByComparingTo("-3200");
    assertThat(Significant.mass(572.63)).isEqualByComparingTo("573");
    assertThat(Significant.carbon(0)).isEqualByComparingTo("0");
  }
}
