package org.greenclassroom.method;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sixteen validation cases of the reference, within their tolerances. Wherever a case is a
 * formula of ours it goes through our code. Five are none (VC-07, 09, 10, 11 and 14: rates and
 * intensities that others published, of which the product reckons nothing): there only the
 * arithmetic of the reference is checked, and no line of the product runs.
 */
class ValidationCasesTest {
  private static final Path CASES = Path.of("..", "shared", "impact", "validation_cases.csv");
  private static final JsonMapper JSON = JsonMapper.shared();

  private static final Map<String, Function<JsonNode, Map<String, Double>>> OURS = ours();

  private static Map<String, Function<JsonNode, Map<String, Double>>> ours() {
    var ours = new TreeMap<String, Function<JsonNode, Map<String, Double>>>();
    ours.put("VC-01", ValidationCasesTest::laptopByRestart);
    ours.put("VC-02", ValidationCasesTest::basketByRestart);
    ours.put("VC-03", ValidationCasesTest::usePhase);
    ours.put("VC-04", ValidationCasesTest::lifeCycles);
    ours.put("VC-05", ValidationCasesTest::phones);
    ours.put("VC-06", ValidationCasesTest::twoLives);
    ours.put("VC-07", ValidationCasesTest::perRemarketed);
    ours.put("VC-08", ValidationCasesTest::sets);
    ours.put("VC-09", ValidationCasesTest::perUnit);
    ours.put("VC-10", ValidationCasesTest::hoursPerStudent);
    ours.put("VC-11", ValidationCasesTest::world);
    ours.put("VC-12", ValidationCasesTest::vintages);
    ours.put("VC-13", ValidationCasesTest::mixedBasket);
    ours.put("VC-14", ValidationCasesTest::notebooks);
    ours.put("VC-15", ValidationCasesTest::counting);
    ours.put("VC-16", ValidationCasesTest::wholeMethod);
    return ours;
  }

  @TestFactory
  List<DynamicTest> every_case_comes_out_as_published() throws IOException {
    Assumptions.assumeTrue(
        Files.exists(CASES), "the validation cases are not beside this repository: " + CASES);
    var tests = new ArrayList<DynamicTest>();
    var seen = new ArrayList<String>();
    for (var row : rows()) {
      var id = row.get("case_id");
      seen.add(id);
      tests.add(DynamicTest.dynamicTest(id + " " + row.get("area"), () -> check(id, row)));
    }
    assertThat(seen).containsExactlyInAnyOrderElementsOf(OURS.keySet());
    return tests;
  }

  private static void check(String id, Map<String, String> row) {
    var ours = Objects.requireNonNull(OURS.get(id), id).apply(JSON.readTree(row.get("inputs")));
    var expected = JSON.readTree(row.get("expected"));
    var tolerance = JSON.readTree(row.get("tolerance"));
    for (var property : expected.properties()) {
      double published = property.getValue().asDouble();
      // a tolerance of nothing still grants what binary fractions lose
      double most = tolerance.get(property.getKey()).asDouble() + Math.abs(published) * 1e-8;
      assertThat(ours).as(id).containsKey(property.getKey());
      assertThat(Math.abs(ours.get(property.getKey()) - published))
          .as("%s %s: %s instead of %s", id, property.getKey(), ours, published)
          .isLessThanOrEqualTo(most);
    }
  }

  private static Map<String, Double> laptopByRestart(JsonNode in) {
    var estimate =
        reckoned(
            0,
            List.of(Sets.line(DeviceClass.LAPTOP, 1, 1, 0, 0.0)),
            Sets.of(
                DeviceClass.LAPTOP,
                Map.of(
                    Term.RESTART,
                    number(in, "footprint_kg"),
                    Term.WEIGHT,
                    number(in, "weight_kg"))));
    return Map.of("co2_kg", estimate.restart().kilograms(), "waste_kg", estimate.sum().mass());
  }

  /** What has no footprint of its own has one by its weight. */
  private static Map<String, Double> basketByRestart(JsonNode in) {
    double misc = in.get("misc_powered_kg").get(0).asDouble();
    double estimated = in.get("estimated_unpowered_kg").get(0).asDouble();
    var powered = restart(in.get("powered"), misc, misc * number(in, "ratio_powered"));
    var unpowered =
        restart(in.get("unpowered"), estimated, estimated * number(in, "ratio_unpowered"));
    return Map.of(
        "powered_waste", powered.sum().mass(),
        "powered_co2", powered.restart().kilograms(),
        "unpowered_waste", unpowered.sum().mass(),
        "unpowered_co2", unpowered.restart().kilograms());
  }

  private static Estimate restart(JsonNode known, double kg, double footprint) {
    var coefficients = new ArrayList<Coefficient>();
    coefficients.addAll(
        Sets.of(
            DeviceClass.DESKTOP,
            Map.of(
                Term.RESTART, known.get(0).get("fp").asDouble(),
                Term.WEIGHT, known.get(0).get("kg").asDouble())));
    coefficients.addAll(
        Sets.of(DeviceClass.ACCESSORY, Map.of(Term.RESTART, footprint, Term.WEIGHT, kg)));
    return reckoned(
        0,
        List.of(
            Sets.line(DeviceClass.DESKTOP, known.size(), 1, 0, 0.0),
            Sets.line(DeviceClass.ACCESSORY, 1, 1, 0, 0.0)),
        coefficients);
  }

  /** With nothing displaced, all electricity is induced. */
  private static Map<String, Double> usePhase(JsonNode in) {
    double hours = number(in, "duration_h") * number(in, "use_time_ratio");
    double kilowatts = number(in, "avg_power_w") / 1_000;
    var coefficients = Sets.of(DeviceClass.DESKTOP, Map.of(Term.POWER_OLD, kilowatts));
    var line = List.of(Sets.line(DeviceClass.DESKTOP, 1, 1, 0, hours));
    return Map.of(
        "kwh", reckoned(1, line, coefficients).sum().useInduced(),
        "use_kg", reckoned(number(in, "kg_per_kwh"), line, coefficients).sum().useInduced());
  }

  /** A device displaced for its whole life, against one that uses nothing: all of its phases. */
  private static Map<String, Double> lifeCycles(JsonNode in) {
    var totals = new HashMap<String, Double>();
    for (var device : in.properties()) {
      var phases = device.getValue();
      double years = phases.get(3).asDouble();
      var sum =
          reckoned(
                  1,
                  List.of(Sets.line(DeviceClass.PROJECTOR, 1, years, 1, 1.0)),
                  Sets.of(
                      DeviceClass.PROJECTOR,
                      Map.of(
                          Term.EMBODIED,
                          phases.get(0).asDouble() + phases.get(1).asDouble(),
                          Term.POWER_OLD,
                          phases.get(2).asDouble(),
                          Term.LIFE,
                          years,
                          Term.END_OF_LIFE,
                          phases.get(4).asDouble())))
              .sum();
      totals.put(device.getKey(), sum.gross() + sum.endOfLife() + sum.useDisplaced());
    }
    return totals;
  }

  private static Map<String, Double> phones(JsonNode in) {
    return Map.of(
        "t_raw", spared(in, "units", number(in, "kg_raw")) / 1_000,
        "t_co2", spared(in, "units", number(in, "kg_co2")) / 1_000);
  }

  /** M3 of one device that takes the place of a second new one. */
  private static Map<String, Double> twoLives(JsonNode in) {
    double fresh = number(in, "manufacture") + number(in, "shipping_new");
    var line =
        new Line(
            DeviceClass.LAPTOP,
            1,
            1,
            0,
            1.0,
            false,
            1.0,
            new Use(0.0, "XX", 2024),
            new Preparation(null, List.of(), List.of()));
    double saving =
        reckoned(
                0,
                List.of(line),
                Sets.of(
                    DeviceClass.LAPTOP,
                    Map.of(
                        Term.ONE_TO_ONE, fresh, Term.REFURBISHING, number(in, "shipping_refurb"))))
            .oneToOne()
            .kilograms();
    double twoNew = 2 * (fresh + number(in, "use_3y"));
    return Map.of(
        "two_new",
        twoNew,
        "one_two_lives",
        twoNew - saving,
        "saving",
        saving,
        "saving_resold",
        saving * number(in, "resale_rate"));
  }

  private static Map<String, Double> perRemarketed(JsonNode in) {
    var found = new HashMap<String, Double>();
    for (int i = 0; i < 3; i++)
      found.put(
          "kg_per_device_" + (2020 + i),
          in.get("co2_t").get(i).asDouble()
              * 1_000
              / (in.get("processed").get(i).asDouble()
                  * in.get("remarketed_rate").get(i).asDouble()));
    return found;
  }

  private static Map<String, Double> sets(JsonNode in) {
    return Map.of("kg", spared(in, "sets", number(in, "kg_each")));
  }

  private static Map<String, Double> perUnit(JsonNode in) {
    return Map.of("kg_per_unit", number(in, "tonnes") * 1_000 / number(in, "units"));
  }

  private static Map<String, Double> hoursPerStudent(JsonNode in) {
    double hours = number(in, "hours_per_pc");
    return Map.of(
        "hours_per_student", hours / number(in, "students_per_pc"),
        "hours_per_year_low", hours / number(in, "years_max"),
        "hours_per_year_high", hours / number(in, "years_min"));
  }

  private static Map<String, Double> world(JsonNode in) {
    double generated = number(in, "generated_bn_kg");
    return Map.of(
        "rate_pct", 100 * number(in, "recycled_bn_kg") / generated,
        "tonnes_per_truck", generated * 1e6 / number(in, "trucks"));
  }

  private static Map<String, Double> vintages(JsonNode in) {
    return Map.of(
        "d_avg_pct", change(in, "avg_2022", "avg_2023"),
        "d_cfp_pct", change(in, "cfp_2023", "cfp_2024"),
        "d_res_pct", change(in, "res_2022", "res_2023"));
  }

  /** By how much the same use weighs more or less when only the factor of its year is another. */
  private static double change(JsonNode in, String from, String to) {
    return 100 * (kilowattHour(number(in, to)) / kilowattHour(number(in, from)) - 1);
  }

  private static double kilowattHour(double factor) {
    return reckoned(
            factor,
            List.of(Sets.line(DeviceClass.DESKTOP, 1, 1, 0, 1.0)),
            Sets.of(DeviceClass.DESKTOP, Map.of(Term.POWER_OLD, 1.0)))
        .sum()
        .useInduced();
  }

  private static Map<String, Double> mixedBasket(JsonNode in) {
    var kg = in.get("kg");
    return Map.of(
        "kg",
        spared(in, "desktops", number(kg, "desktop"))
            + spared(in, "monitors", number(kg, "monitor"))
            + spared(in, "laptops", number(kg, "laptop")));
  }

  private static Map<String, Double> notebooks(JsonNode in) {
    double reused = number(in, "notebooks") * number(in, "rate");
    return Map.of(
        "reused", reused,
        "kg_each", number(in, "kg_co2") / reused,
        "l_each", number(in, "litres") / reused);
  }

  private static Map<String, Double> counting(JsonNode in) {
    var years = new ArrayList<Learners.Year>();
    for (int i = 0; i < in.get("enrolled").size(); i++)
      years.add(
          new Learners.Year(
              in.get("enrolled").get(i).asLong(), in.get("new_entrants").get(i).asLong()));
    var learners = new Learners(years);
    long entitled = in.get("entitled").asLong();
    long computers = in.get("computers").asLong();
    long sessions = in.get("sessions").asLong();
    return Map.of(
        "learner_years", (double) learners.learnerYears(),
        "unique_learners", (double) learners.unique(),
        "lcr", Learners.perComputer(entitled, computers),
        "per_100", Learners.computersPerHundred(entitled, computers),
        "computer_hours",
            Learners.hours(sessions, number(in, "hours"), in.get("computers_used").asLong()),
        "learner_hours",
            Learners.hours(sessions, number(in, "hours"), in.get("learners_per_session").asLong()));
  }

  /** The carried set, for its central values are those of the case. */
  private static Map<String, Double> wholeMethod(JsonNode in) {
    var sum =
        Estimate.of(Sets.classroom(number(in, "delta"), 0, number(in, "years"), 1), Sets.CARRIED)
            .sum();
    return Map.of(
        "gross", sum.gross(),
        "use_displaced", sum.useDisplaced(),
        "use_induced", sum.useInduced(),
        "refurb", sum.refurbishing(),
        "transport", sum.transport(),
        "eol_new", sum.endOfLife(),
        "mass", sum.mass(),
        "net_a", sum.netA(),
        "net_b", sum.netB());
  }

  /** Pieces times what each of them spares, as the one-to-one rule has it. */
  private static double spared(JsonNode in, String pieces, double each) {
    return reckoned(
            0,
            List.of(Sets.line(DeviceClass.LAPTOP, (long) number(in, pieces), 1, 0, 0.0)),
            Sets.of(DeviceClass.LAPTOP, Map.of(Term.ONE_TO_ONE, each)))
        .oneToOne()
        .kilograms();
  }

  private static Estimate reckoned(
      double electricity, List<Line> lines, List<Coefficient> coefficients) {
    return Estimate.of(new Basket(lines), Sets.set(electricity, coefficients));
  }

  private static double number(JsonNode in, String name) {
    return in.get(name).asDouble();
  }

  private static List<Map<String, String>> rows() throws IOException {
    var rows = new ArrayList<Map<String, String>>();
    try (var reader = CsvReader.builder().ofNamedCsvRecord(CASES)) {
      for (var record : reader) rows.add(record.getFieldsAsMap());
    }
    return rows;
  }
}
