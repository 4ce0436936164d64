package org.greenclassroom.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.greenclassroom.Api;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;

/** The calculator, by a page and by a program, without an account. */
class WhatIfTest extends House {
  private static final String CLASSROOM =
      """
      {"devices": [{"class": "DESKTOP", "count": 40}, {"class": "SCREEN", "count": 40},
                   {"class": "LAPTOP", "count": 1}%s],
       "years": 3, "hours": 600, "displacement": 0.5, "region": "CN", "year": 2024,
       "legs": [{"mode": "RIGID_TRUCK", "km": 150}, {"mode": "TRUCK", "km": 800}],
       "set": %d, "seed": 42, "runs": 500%s}
      """;

  @Test
  void a_program_gets_every_term_with_its_coefficients() {
    var answer = estimate("", "").is(200).json();
    assertThat(answer.get("method").asString()).isEqualTo("M1");
    assertThat(answer.get("sum").get("gross").asDouble()).isEqualTo(2762.09);
    assertThat(answer.get("sum").get("end_of_life_new").asDouble()).isEqualTo(106.437);
    assertThat(answer.get("sum").get("use_displaced").asDouble()).isEqualTo(661.351);
    assertThat(answer.get("sum").get("use_induced").asDouble()).isEqualTo(1339.34);
    assertThat(answer.get("sum").get("net_a").asDouble()).isEqualTo(1657.453);
    assertThat(answer.get("sum").get("net_b").asDouble()).isEqualTo(318.113);
    assertThat(answer.get("devices").size()).isEqualTo(3);
    assertThat(answer.get("devices").get(0).get("coefficients").toString())
        .contains("EMBODIED.DESKTOP", "ELECTRICITY.CN.2024", "TRANSPORT.TRUCK");
    assertThat(answer.get("uncertainty").get("seed").asLong()).isEqualTo(42);
    assertThat(answer.get("comparisons").get(0).get("method").asString()).isEqualTo("M2");
    assertThat(answer.get("comparisons").get(1).get("kg_co2e").asDouble())
        .isBetween(39_664.0, 39_666.0);
    assertThat(answer.get("statement").asString()).contains("Not a carbon offset");
    assertThat(answer.get("set").get("hash").asString()).isEqualTo(Sets.CARRIED.hash());
    assertThat(answer.has("material_credit_kg_co2e")).isFalse();
    // the same question is answered with the same figures
    assertThat(estimate("", "").json().get("uncertainty")).isEqualTo(answer.get("uncertainty"));
  }

  @Test
  void metal_is_information_and_a_printer_is_not_counted() {
    var answer =
        estimate(
                ", {\"class\": \"PRINTER\", \"count\": 2}",
                ", \"recovered\": [{\"material\": \"STEEL\", \"kg\": 100, \"share\": 0.9}]")
            .is(200)
            .json();
    assertThat(answer.get("material_credit_kg_co2e").asDouble()).isEqualTo(122.4);
    assertThat(answer.get("sum").get("net_b").asDouble()).isEqualTo(318.113);
    assertThat(answer.get("not_counted").get(0).get("lacks").toString())
        .contains("POWER_OLD.PRINTER");
  }

  @Test
  void what_cannot_be_meant_is_refused_with_a_sentence() {
    assertThat(api().post("/api/v1/impact/estimates", "{}").is(422).text()).contains("no device");
    assertThat(asked("{\"count\": 1}").is(422).text()).contains("class");
    asked("null").is(422);
    asked("{\"class\": \"LAPTOP\", \"count\": 1, \"legs\": [null]}").is(422);
    asked("{\"class\": \"LAPTOP\", \"count\": 1, \"parts\": [null]}").is(422);
    asked("{\"class\": \"LAPTOP\", \"count\": 1, \"years\": \"NaN\"}").is(422);
    asked(
            "{\"class\": \"LAPTOP\", \"count\": 1, \"legs\": ["
                + "{\"mode\": \"RAIL\", \"km\": 1},".repeat(12)
                + "{\"mode\": \"RAIL\", \"km\": 1}]}")
        .is(422);
    asked("{\"class\": \"LAPTOP\", \"count\": -1}").is(422);
    assertThat(asked("{\"class\": \"LAPTOP\", \"count\": 1.9}").is(422).text())
        .contains("1.9", "devices[0].count");
    assertThat(asked("{\"class\": \"LAPTOP\", \"count\": 1, \"displacment\": 0}").is(422).text())
        .contains("devices[0].displacment", "frame.refusal.unknown-field");
    assertThat(asked("{\"class\": \"LAPTOP\", \"count\": 1, \"yearsBefore\": 3}").is(422).text())
        .contains("yearsBefore");
    asked("{\"class\": \"LAPTOP\", \"count\": 1, \"years_before\": 3}").is(200);
    assertThat(asked("{\"class\": \"LAPTOP\", \"count\": 1, \"years_before\": 61}").is(422).text())
        .contains("Years lent before");
    asked("{\"class\": \"LAPTOP\", \"count\": 1, \"legs\": [{\"mode\": \"RAIL\", \"way\": 1}]}")
        .is(422);
    assertThat(api().post("/api/v1/impact/estimates", "{\"sed\": 1}").is(422).text())
        .contains("“sed”");
    asked("{\"class\": \"LAPTOP\", \"count\": 1, \"displacement\": 7}").is(422);
    assertThat(
            api()
                .post(
                    "/api/v1/impact/estimates",
                    "{\"devices\": [{\"class\": \"LAPTOP\", \"count\": 1}], \"region\": \"ATLANTIS\"}")
                .is(422)
                .text())
        .contains("ATLANTIS");
    assertThat(
            api()
                .post(
                    "/api/v1/impact/estimates",
                    "{\"devices\": ["
                        + "{\"class\": \"LAPTOP\", \"count\": 1},".repeat(50)
                        + "{\"class\": \"LAPTOP\", \"count\": 1}]}")
                .is(413)
                .text())
        .contains("50");
  }

  @Test
  void the_interface_says_which_years_were_before() {
    assertThat(visitor(Role.ADMINISTRATOR).get("/api/openapi.json").is(200).body())
        .contains("not the years with the donor");
  }

  @Test
  void coefficients_are_open() {
    var listed = api().get("/api/v1/impact/coefficients").is(200).json();
    assertThat(listed.get("coefficients").size()).isEqualTo(Sets.CARRIED.all().size());
    api().get("/api/v1/impact/coefficients?set=" + listed.get("set").get("set").asLong()).is(200);
    api().get("/api/v1/impact/coefficients?set=999999999").is(404);
  }

  @Test
  void everybody_may_ask_in_three_languages() {
    stranger()
        .get("/what-if")
        .is(200)
        .says("net B", "M2, Restart rule", "M3, one-to-one rule", "Not a carbon offset", "seed 1");
    stranger().speaking("zh").get("/what-if").is(200).says("净值 B", "仅供比较");
    stranger().speaking("fr").get("/what-if").is(200).says("Pour comparaison seulement");
    stranger()
        .get("/what-if?LAPTOP=20&years=4&hours=800&displacement=0&region=FR&km=10&far=&SSD=20")
        .is(200)
        .says("more CO₂e is caused than spared", "France");
    visitor(Role.DONOR).get("/method").is(200).says("The formulas of M1");
  }

  @Test
  void the_address_of_a_result_shows_it_again() {
    var seen = stranger().get("/what-if?years=2&SSD=3&displacement=40&region=FR").is(200);
    var link = Pattern.compile("href=\"(/what-if\\?[^\"]*seed=1)\"").matcher(seen.body());
    assertThat(link.find()).isTrue();
    var path = link.group(1).replace("&amp;", "&");
    assertThat(path).contains("DESKTOP=40", "years=2", "SSD=3", "year=", "set=");
    var again = stranger().get(path).is(200);
    assertThat(result(again)).isEqualTo(result(seen));
    // another seed says so and moves the interval, never the result
    stranger().get(path.replaceAll("seed=.*", "seed=5")).is(200).says("seed 5");
    // another set, too, is taken from the address
    stranger().get(path.replaceAll("set=[0-9]+", "set=999999999")).is(404);
  }

  private static String result(Visitor.Seen page) {
    return page.text().replaceAll("(?s).*Result(.*)What other rules.*", "$1");
  }

  @Test
  void what_was_mistyped_is_said() {
    stranger().get("/what-if?LAPTOP=1&seed=x").is(422).says("“x” is not a number");
    stranger().get("/what-if?LAPTOP=1&year=1066").is(422).says("“Year” must lie between");
    stranger().speaking("fr").get("/what-if?LAPTOP=1&year=1066").is(422).says("Année");
    stranger().speaking("zh").get("/what-if?LAPTOP=1&year=1066").is(422).says("年份");
    stranger().get("/what-if?LAPTOP=1&region=ATLANTIS").is(422).says("ATLANTIS");
    stranger().get("/what-if?LAPTOP=many").is(422).says("“many” is not a number");
    stranger().get("/what-if?LAPTOP=0").is(422).says("no device to reckon with");
    stranger().get("/what-if?LAPTOP=1&displacement=300").is(422).says("must lie between");
  }

  private Api api() {
    return Api.anonymous(port);
  }

  private Api.Answer asked(String device) {
    return api().post("/api/v1/impact/estimates", "{\"devices\": [" + device + "]}");
  }

  private Api.Answer estimate(String device, String more) {
    long set =
        jdbc.sql("select set from method.set where hash = ?")
            .param(Sets.CARRIED.hash())
            .query(Long.class)
            .single();
    return api().post("/api/v1/impact/estimates", CLASSROOM.formatted(device, set, more));
  }
}
