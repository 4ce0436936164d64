package org.greenclassroom.impact;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.greenclassroom.House;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.past.Kind;
import org.greenclassroom.past.Past;
import org.greenclassroom.past.Total;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What earlier years declare stands beside the figures, and in none of them. */
class EarlierTest extends House {
  @Autowired Impact impact;
  @Autowired Past past;
  @Autowired Partners partners;

  private void declare(String table) {
    var sent = new Past.Sent(table.getBytes(StandardCharsets.UTF_8), "old.csv");
    for (var draft : past.read(occasion(Role.OFFICER), unique("Report"), sent, null))
      past.take(occasion(Role.OFFICER), draft);
  }

  private Map<String, Impact.Told> told() {
    var told = new HashMap<String, Impact.Told>();
    for (var one : impact.told(occasion(Role.OFFICER)))
      if (one.year() == null) told.put(one.figure(), one);
    return told;
  }

  private static BigDecimal declared(Map<String, Impact.Told> told, String figure) {
    return Objects.requireNonNullElse(
        Objects.requireNonNull(told.get(figure)).declared(), BigDecimal.ZERO);
  }

  /** Added up by hand. */
  private BigDecimal sum(String what, Kind kind) {
    return jdbc.sql(
            "select coalesce(sum(%s), 0) from past.declareds where kind = ?".formatted(what))
        .param(kind.name())
        .query(BigDecimal.class)
        .single();
  }

  @Test
  void every_total_shows_what_earlier_years_declare_apart() {
    var before = told();
    declare(
        "year,donor,school,computers,kg,classrooms,activities\n"
            + "2011,%s,,5000,61000.5,,\n".formatted(unique("Giver"))
            + "2011,,%s,70,,2,3\n".formatted(unique("School")));
    var after = told();
    // a count for all years, which others declare here, already holds what is named now
    var more =
        Map.of(
            "devices-received", Kind.DONATION,
            "devices-lent-now", Kind.COMPUTER,
            "classrooms", Kind.CLASSROOM,
            "activities", Kind.ACTIVITY);
    more.forEach((figure, kind) ->
        assertThat(declared(after, figure))
            .as(figure)
            .isPositive()
            .isEqualByComparingTo(sum("pieces", kind)));
    assertThat(declared(after, "weight-received-estimated").movePointRight(3))
        .isPositive()
        .isEqualByComparingTo(sum("grams", Kind.DONATION));
    for (var figure : after.keySet())
      assertThat(after.get(figure).value())
          .as("never added: " + figure)
          .isEqualByComparingTo(before.get(figure).value());
    assertThat(after.get("devices-lost").declared()).as("nothing can be declared").isNull();
  }

  @Test
  void the_pages_and_the_api_say_both_and_a_donor_is_told_its_own_only() {
    var giver =
        partners.record(
            occasion(Role.OFFICER), unique("Giver"), Set.of(PartnerKind.DONOR), "CN", null);
    declare("year,donor,computers\n2012,%s,12\n".formatted(unique("Other giver")));
    var officer = visitor(Role.OFFICER);
    officer
        .get("/impact")
        .is(200)
        .says("computers given in earlier years", "declared, not evidenced", "classrooms opened");
    assertThat(officer.get("/impact").body()).contains("/past/rows?kind=DONATION");
    officer.get("/impact/figures/devices-received").is(200).says("declared, not evidenced");
    for (var figure : List.of("classrooms", "activities")) {
      officer.get("/impact/figures/" + figure).is(200);
      officer.get("/impact/figures/" + figure + ".csv").is(200);
    }
    officer.speaking("zh").get("/impact").is(200).says("台往年捐赠的电脑", "申报，无凭据");
    officer.speaking("fr").get("/impact").is(200).says("ordinateurs donnés les années passées");
    var all = api(Role.OFFICER).get("/api/v1/impact").is(200).json().get("figures");
    assertThat(all.toString()).contains("\"declared\":");
    var own = api(Role.DONOR, giver).get("/api/v1/impact").is(200).json().toString();
    assertThat(own).doesNotContain("\"declared\"").doesNotContain("\"classrooms\"");
    assertThat(visitor(Role.DONOR, giver).get("/impact").is(200).body())
        .doesNotContain("earlier years");
    visitor(Role.DONOR, giver).get("/impact/figures/classrooms").is(404);
  }

  @Test
  void nothing_declared_is_nothing_and_an_unknown_number_adds_nothing() {
    assertThat(Earlier.of(List.of()).sum(Figure.DEVICES_RECEIVED)).isNull();
    var unsaid = new Total(Kind.CLASSROOM, 2012, 1, 1, null, null, null, 1);
    assertThat(Earlier.of(List.of(unsaid)).value(Figure.CLASSROOMS)).isNull();
    var rooms = new Total(Kind.CLASSROOM, null, 1, 0, 20L, null, 600L, 1);
    assertThat(Earlier.of(List.of(unsaid, rooms)).value(Figure.CLASSROOMS))
        .isEqualByComparingTo("20");
  }
}
