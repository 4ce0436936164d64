package org.greenclassroom.surveys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.greenclassroom.surveys.Finding.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadinessTest {
  private static final LocalDate DAY = LocalDate.parse("2026-11-27");

  private static Finding of(Fact fact, Draw draw, Map<String, String> typed) {
    var all = new HashMap<>(typed);
    all.putIfAbsent("note", "x");
    return Readiness.of(Answers.read(all), 30, draw, DAY).of(fact);
  }

  private static Level level(Fact fact, String... typed) {
    var all = new HashMap<String, String>();
    for (int i = 0; i < typed.length; i += 2) all.put(typed[i], typed[i + 1]);
    return of(fact, Draw.DESKTOP, all).level();
  }

  @Test
  void what_nobody_looked_at_is_unknown_and_never_poor() {
    var ready = Readiness.of(Answers.read(Map.of("note", "x")), 30, Draw.DESKTOP, DAY);
    assertThat(ready.findings()).hasSize(Fact.values().length);
    assertThat(ready.unknown()).isEqualTo(Fact.values().length);
    assertThat(ready.poor()).isZero();
  }

  @Test
  void every_fact_is_judged_once_and_can_be_good() {
    var ready =
        Readiness.of(
            Answers.read(
                Map.ofEntries(
                    Map.entry("power", "NEVER"),
                    Map.entry("volts", "221"),
                    Map.entry("sockets", "64"),
                    Map.entry("breaker_amperes", "32"),
                    Map.entry("earth_ohms", "3,2"),
                    Map.entry("lockable", "YES"),
                    Map.entry("bars", "YES"),
                    Map.entry("damp", "DRY"),
                    Map.entry("internet", "FIBRE"),
                    Map.entry("down_mbps", "48.5"),
                    Map.entry("tables", "16"),
                    Map.entry("chairs", "31"),
                    Map.entry("length_m", "9.5"),
                    Map.entry("width_m", "7"),
                    Map.entry("tenure", "OWN"),
                    Map.entry("closure", "NO"),
                    Map.entry("requisition", "NO"),
                    Map.entry("merger", "NO"),
                    Map.entry("teacher_hours", "6"),
                    Map.entry("deputy", "YES"),
                    Map.entry("foreign_computers", "0"))),
            30,
            Draw.DESKTOP,
            DAY);
    assertThat(ready.of(Level.GOOD)).extracting(Finding::fact).containsExactly(Fact.values());
  }

  @ParameterizedTest(name = "{0} seats, {1} V, {2}: {3} A, breaker {4} A")
  @CsvSource({
    "30, 220, DESKTOP, 21.1, 27",
    "30, 220, LAPTOP, 10.6, 14",
    "30, 200, DESKTOP, 23.3, 30",
    "30, 0, DESKTOP, 21.1, 27",
    "30, , DESKTOP, 21.1, 27",
    "39, 240, DESKTOP, 25.0, 32",
    "1, 220, LAPTOP, 0.7, 1"
  })
  void amperes_are_seats_and_the_teachers_times_the_draw_over_the_voltage(
      int seats, Integer volts, Draw draw, String amperes, int breaker) {
    assertThat(draw.amperes(seats, volts)).isEqualByComparingTo(amperes);
    assertThat(draw.breaker(seats, volts)).isEqualTo(breaker);
  }

  @Test
  void a_breaker_may_be_enough_for_laptops_only() {
    var typed = Map.of("breaker_amperes", "20", "volts", "220", "sockets", "40");
    assertThat(of(Fact.BREAKER, Draw.DESKTOP, typed).level()).isEqualTo(Level.POOR);
    assertThat(of(Fact.BREAKER, Draw.LAPTOP, typed).level()).isEqualTo(Level.GOOD);
    assertThat(of(Fact.SOCKETS, Draw.DESKTOP, typed).arguments()).containsExactly(40, 62, 30);
    assertThat(of(Fact.SOCKETS, Draw.LAPTOP, typed).level()).isEqualTo(Level.GOOD);
  }

  @ParameterizedTest
  @CsvSource({
    "volts, 198, VOLTAGE, GOOD",
    "volts, 235, VOLTAGE, GOOD",
    "volts, 197, VOLTAGE, POOR",
    "volts, 236, VOLTAGE, POOR",
    "volts, 0, VOLTAGE, POOR",
    "earth_ohms, 4.0, EARTHING, GOOD",
    "earth_ohms, 4.1, EARTHING, POOR",
    "earthing, YES, EARTHING, GOOD",
    "earthing, NO, EARTHING, POOR",
    "power, WEEKLY, POWER, POOR",
    "power, MONTHLY, POWER, GOOD",
    "damp, TRACES, DAMP, POOR",
    "internet, NONE, INTERNET, POOR",
    "internet, FIBRE, INTERNET, UNKNOWN",
    "down_mbps, 9.9, INTERNET, POOR",
    "chairs, 12, FURNITURE, POOR",
    "chairs, 40, FURNITURE, UNKNOWN",
    "length_m, 9, SIZE, UNKNOWN",
    "tenure, RENTED, TENURE, UNKNOWN",
    "merger, YES, FUTURE, POOR",
    "closure, NO, FUTURE, UNKNOWN",
    "teacher_hours, 0, TEACHER, POOR",
    "teacher_hours, 0.5, TEACHER, POOR",
    "foreign_computers, 20, FOREIGN, UNKNOWN",
    "foreign_computers, 0, FOREIGN, GOOD",
    "bars, NO, BARS, UNKNOWN",
    "deputy, NO, DEPUTY, POOR",
    "lockable, NO, DOOR, POOR"
  })
  void one_answer_is_judged(String field, String answer, Fact fact, Level level) {
    assertThat(level(fact, field, answer)).isEqualTo(level);
  }

  @Test
  void two_answers_are_judged_together() {
    assertThat(level(Fact.BARS, "bars", "NO", "storey", "4")).isEqualTo(Level.GOOD);
    assertThat(level(Fact.BARS, "bars", "NO", "storey", "2")).isEqualTo(Level.POOR);
    assertThat(level(Fact.SIZE, "length_m", "8", "width_m", "7.2")).isEqualTo(Level.GOOD);
    assertThat(level(Fact.SIZE, "length_m", "8", "width_m", "7")).isEqualTo(Level.POOR);
    assertThat(level(Fact.TENURE, "tenure", "RENTED", "rented_until", "2029-11-27"))
        .isEqualTo(Level.GOOD);
    assertThat(level(Fact.TENURE, "tenure", "RENTED", "rented_until", "2029-11-26"))
        .isEqualTo(Level.POOR);
    assertThat(level(Fact.FOREIGN, "foreign_computers", "20", "foreign_youngest_years", "8"))
        .isEqualTo(Level.GOOD);
    assertThat(level(Fact.FOREIGN, "foreign_computers", "20", "foreign_youngest_years", "2"))
        .isEqualTo(Level.POOR);
  }
}
