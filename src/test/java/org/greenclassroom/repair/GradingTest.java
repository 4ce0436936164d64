package org.greenclassroom.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import org.greenclassroom.custody.Basis;
import org.greenclassroom.custody.Device;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Held;
import org.greenclassroom.custody.Observed;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of grades and the rules of readiness, without a house. */
class GradingTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  private static final Instant RECEIVED = NOW.minus(20, ChronoUnit.DAYS);
  private static final Instant TESTED = NOW.minus(2, ChronoUnit.DAYS);
  private static final Occasion OCCASION = Occasion.of(Actor.HOUSE, NOW);

  /** Failed probes, looks, battery in %, defects that are there: the four, and the whole. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "'',      GOOD,    95, '',                 A, A, A, A, A",
        "'',      GOOD,    80, '',                 A, A, A, A, A",
        "'',      GOOD,    79, '',                 A, A, B, A, B",
        "'',      GOOD,    60, '',                 A, A, B, A, B",
        "'',      GOOD,    59, '',                 A, A, C, A, C",
        "'',      GOOD,     -, '',                 A, A, B, A, B",
        "BATTERY, GOOD,    95, '',                 A, A, C, A, C",
        "SOUND,   GOOD,    95, '',                 B, A, A, A, B",
        "SCREEN,  GOOD,    95, '',                 C, A, A, A, C",
        "DISK,    GOOD,    95, '',                 A, A, A, C, C",
        "'',      WORN,    95, '',                 A, B, A, A, B",
        "'',      DAMAGED, 95, '',                 A, C, A, A, C",
        "'',      -,       95, '',                 A, -, A, A, -",
        "'',      GOOD,    95, 'cs3',              A, B, A, A, B",
        "'',      GOOD,    95, 'cs3 cs4 sc5',      A, C, A, A, C",
        "'',      GOOD,    95, 'po2',              B, A, A, A, B",
        "SOUND,   GOOD,    95, 'po2 ne1',          C, A, A, A, C",
        "'',      GOOD,    95, 'sc1',              C, A, A, A, C",
        "'',      GOOD,    95, 'ba1',              A, A, C, A, C",
        "'',      GOOD,    95, 'ba3',              A, A, B, A, B",
        "'',      GOOD,    95, 'dr3',              A, A, A, B, B",
        "'',      GOOD,    95, 'kb1/c',            A, B, A, A, B",
      })
  void a_grade_is_the_worst_of_four(
      String failed,
      @Nullable Looks looks,
      @Nullable Integer percent,
      String defects,
      Grade function,
      @Nullable Grade appearance,
      Grade battery,
      Grade data,
      @Nullable Grade total) {
    var test = test(failed, looks, percent, Hazards.NONE, TESTED);
    var grading = Grading.of(standing(device(Held.CLEARED), test, open(defects), null));
    assertThat(grading.four())
        .extracting(Grading.Judged::grade)
        .containsExactly(function, appearance, battery, data);
    assertThat(grading.total()).isEqualTo(total);
  }

  @Test
  void what_may_hold_data_and_what_nobody_tested_has_no_grade() {
    var test = test("", Looks.GOOD, 90, Hazards.NONE, TESTED);
    assertThat(Grading.of(standing(device(Held.MAY_HOLD), test, List.of(), null)).total()).isNull();
    var untested = Grading.of(standing(device(Held.CLEARED), null, List.of(), null));
    assertThat(untested.total()).isNull();
    assertThat(untested.four()).extracting(Grading.Judged::key).containsOnly("repair.fact.no-test");
  }

  @Test
  void of_a_battery_the_younger_measurement_counts() {
    var test = test("", Looks.GOOD, 90, Hazards.NONE, TESTED);
    var older = new Standing.BatteryHealth(40, TESTED.minusSeconds(1), true);
    var younger = new Standing.BatteryHealth(40, TESTED.plusSeconds(1), true);
    assertThat(Standing.BatteryHealth.of(test, older))
        .isEqualTo(new Standing.BatteryHealth(90, TESTED, false));
    assertThat(Standing.BatteryHealth.of(test, younger)).isEqualTo(younger);
    assertThat(Standing.BatteryHealth.of(null, younger)).isEqualTo(younger);
    assertThat(Standing.BatteryHealth.of(null, null)).isNull();
  }

  @Test
  void a_waived_defect_still_counts_and_a_mended_one_does_not() {
    var test = test("", Looks.GOOD, 90, Hazards.NONE, TESTED);
    assertThat(gradeWith(test, Defect.How.WAIVED)).isEqualTo(Grade.C);
    assertThat(gradeWith(test, Defect.How.MENDED)).isEqualTo(Grade.A);
  }

  @Test
  void an_image_whose_support_ends_a_day_before_the_loan_is_refused() {
    var test = test("", Looks.GOOD, 90, Hazards.NONE, TESTED);
    var end = OCCASION.today().plusYears(3);
    assertThat(obstacles(test, end, List.of(), null)).isEmpty();
    assertThat(obstacles(test, end.minusDays(1), List.of(), null))
        .containsExactly("repair.refusal.support-ends");
    assertThat(obstacles(test, null, List.of(), null)).containsExactly("repair.refusal.no-system");
  }

  @Test
  void a_test_is_stale_after_thirty_days_and_after_any_part_or_mending() {
    var end = OCCASION.today().plusYears(4);
    var old = test("", Looks.GOOD, 90, Hazards.NONE, NOW.minus(31, ChronoUnit.DAYS));
    var device = device(Held.CLEARED, NOW.minus(90, ChronoUnit.DAYS));
    var standing = new Standing(device, old, null, List.of(), null, null, system(end, NOW));
    assertThat(keys(Readiness.obstacles(standing, 3, OCCASION)))
        .containsExactly("repair.refusal.old-test");
    var test = test("", Looks.GOOD, 90, Hazards.NONE, TESTED);
    assertThat(obstacles(test, end, List.of(), TESTED.plusSeconds(1)))
        .containsExactly("repair.refusal.part-after-test");
    assertThat(obstacles(test, end, List.of(), TESTED.minusSeconds(1))).isEmpty();
    var mended = List.of(closed(open("sc1").getFirst(), Defect.How.MENDED, TESTED.plusSeconds(1)));
    assertThat(obstacles(test, end, mended, null))
        .containsExactly("repair.refusal.mended-after-test");
  }

  @Test
  void a_system_is_gone_with_its_drive_and_with_the_stay_before() {
    var test = test("", Looks.GOOD, 90, Hazards.NONE, TESTED);
    var end = OCCASION.today().plusYears(4);
    var device = device(Held.CLEARED);
    var moved = TESTED.minusSeconds(60);
    var before =
        new Standing(
            device, test, null, List.of(), moved, moved, system(end, moved.minusSeconds(1)));
    assertThat(before.systemNow()).isNull();
    var after =
        new Standing(
            device, test, null, List.of(), moved, moved, system(end, moved.plusSeconds(1)));
    assertThat(after.systemNow()).isNotNull();
    var lastTime =
        new Standing(
            device, test, null, List.of(), null, null, system(end, RECEIVED.minusSeconds(1)));
    assertThat(lastTime.systemNow()).isNull();
  }

  @Test
  void hazards_and_blocking_defects_keep_it_here() {
    var end = OCCASION.today().plusYears(4);
    assertThat(obstacles(test("", Looks.GOOD, 90, null, TESTED), end, List.of(), null))
        .containsExactly("repair.refusal.no-hazards");
    assertThat(obstacles(test("", Looks.GOOD, 90, Hazards.FOUND, TESTED), end, open("ba1"), null))
        .containsExactly("repair.refusal.blocked", "repair.refusal.hazards");
    assertThat(obstacles(test("", Looks.GOOD, 90, Hazards.NONE, TESTED), end, open("po2"), null))
        .isEmpty();
  }

  @Test
  void a_line_of_codes_is_read_in_three_scripts_and_the_catalogue_has_no_code_twice() {
    assertThat(DefectLine.read(" sc1，KB2/c、ba1 "))
        .extracting(one -> one.code() + " " + one.severity())
        .containsExactly(
            "SCREEN_CRACKED BLOCKING", "KEYS_STICK COSMETIC", "BATTERY_SWOLLEN BLOCKING");
    assertThatThrownBy(() -> DefectLine.read(" , ")).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> DefectLine.read("sc1 ".repeat(21)))
        .hasMessageContaining("too-many-codes");
    var codes = new HashSet<String>();
    for (var code : DefectCode.all()) assertThat(codes.add(code.code())).isTrue();
  }

  private static @Nullable Grade gradeWith(BenchTest test, Defect.How how) {
    var defect = closed(open("sc1").getFirst(), how, TESTED.minusSeconds(9));
    return Grading.of(standing(device(Held.CLEARED), test, List.of(defect), null)).total();
  }

  private static List<String> obstacles(
      BenchTest test, @Nullable LocalDate ends, List<Defect> defects, @Nullable Instant part) {
    var standing =
        new Standing(
            device(Held.CLEARED),
            test,
            Standing.BatteryHealth.of(test, null),
            defects,
            part,
            null,
            ends == null ? null : system(ends, TESTED));
    return keys(Readiness.obstacles(standing, 3, OCCASION));
  }

  private static List<String> keys(List<Refusal> refusals) {
    return refusals.stream().map(Refusal::key).toList();
  }

  private static Image.Installed system(LocalDate ends, Instant at) {
    return new Image.Installed(new Image(1, "Debian", "13", "zh", null, null, ends, null), at, 1);
  }

  private static Standing standing(
      Device device,
      @Nullable BenchTest test,
      List<Defect> defects,
      Image.@Nullable Installed system) {
    return new Standing(
        device, test, Standing.BatteryHealth.of(test, null), defects, null, null, system);
  }

  private static List<Defect> open(String line) {
    var defects = new ArrayList<Defect>();
    if (line.isEmpty()) return defects;
    for (var one : DefectLine.read(line))
      defects.add(new Defect(1, one.code(), one.severity(), null, RECEIVED, 1, null));
    return defects;
  }

  private static Defect closed(Defect defect, Defect.How how, Instant at) {
    return new Defect(
        1,
        defect.code(),
        defect.severity(),
        null,
        RECEIVED,
        1,
        new Defect.Closed(how, "so", at, 1));
  }

  private static BenchTest test(
      String failed,
      @Nullable Looks looks,
      @Nullable Integer percent,
      @Nullable Hazards hazards,
      Instant at) {
    var outcomes = new EnumMap<Probe, Outcome>(Probe.class);
    for (var probe : Probe.all())
      outcomes.put(probe, probe.name().equals(failed) ? Outcome.FAIL : Outcome.PASS);
    return new BenchTest(outcomes, looks, hazards, percent, Setup.UNKNOWN, at, 1);
  }

  private static Device device(Held held) {
    return device(held, RECEIVED);
  }

  private static Device device(Held held, Instant received) {
    var observed =
        new Observed(
            DeviceKind.LAPTOP, "Dell", "E6410", "S1", null, 2300, Basis.WEIGHED, 2L, null, null);
    return new Device(
        1,
        Tag.parse("E7Z49AB7"),
        Stage.TO_REPAIR,
        null,
        held,
        1,
        null,
        null,
        observed,
        received,
        received,
        received,
        3,
        "head");
  }
}
