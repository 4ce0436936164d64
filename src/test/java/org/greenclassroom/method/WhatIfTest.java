package org.greenclassroom.method;

import static org.assertj.core.api.Assertions.assertThat;

import org.greenclassroom.Api;
import org.greenclassroom.House;
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
    assertThat(answer.get("sum").get("endOfLifeNew").asDouble()).isEqualTo(106.437);
    assertThat(answer.get("sum").get("useDisplaced").asDouble()).isEqualTo(661.351);
    assertThat(answer.get("sum").get("useInduced").asDouble()).isEqualTo(1339.34);
    assertThat(answer.get("sum").get("netA").asDouble()).isEqualTo(1657.453);
    assertThat(answer.get("sum").get("netB").asDouble()).isEqualTo(318.113);
    assertThat(answer.get("devices").size()).isEqualTo(3);
    assertThat(answer.get("devices").get(0).get("coefficients").toString())
        .contains("EMBODIED.DESKTOP", "ELECTRICITY.CN.2024", "TRANSPORT.TRUCK");
    assertThat(answer.get("uncertainty").get("seed").asLong()).isEqualTo(42);
    assertThat(answer.get("comparisons").get(0).get("method").asString()).isEqualTo("M2");
    assertThat(answer.get("comparisons").get(1).get("kgCo2e").asDouble()).isBetween(39_664.0, 39_666.0);
    assertThat(answer.get("statement").asString()).contains("Not a carbon offset");
    assertThat(answer.get("set").get("hash").asString()).isEqualTo(Sets.CARRIED.hash());
    assertThat(answer.has("materialCreditKgCo2e")).isFalse();
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
    assertThat(answer.get("materialCreditKgCo2e").asDouble()).isEqualTo(122.4);
    assertThat(answer.get("sum").get("netB").asDouble()).isEqualTo(318.113);
    assertThat(answer.get("notCounted").get(0).get("lacks").toString()).contains("POWER_OLD.PRINTER");
  }

  @Test
  void what_cannot_be_meant_is_refused_with_a_sentence() {
    assertThat(api().post("/api/v1/impact/estimates", "{}").is(422).text()).contains("no device");
    assertThat(asked("{\"count\": 1}").is(422).text()).contains("class");
    asked("{\"class\": \"LAPTOP\", \"count\": -1}").is(422);
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
                    "{\"devices\": [" + "{\"class\": \"LAPTOP\", \"count\": 1},".repeat(50)
                        + "{\"class\": \"LAPTOP\", \"count\": 1}]}")
                .is(413)
                .text())
        .contains("50");
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
  void what_was_mistyped_is_said() {
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
