package org.greenclassroom.impact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.greenclassroom.House;
import org.greenclassroom.Lives;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.custody.Basis;
import org.greenclassroom.custody.Chain;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.custody.Observed;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.dismantling.Dismantling;
import org.greenclassroom.dismantling.Scan;
import org.greenclassroom.frame.Archive;
import org.greenclassroom.frame.Signatures;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ImpactTest extends House {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Instant NOW = Instant.now();
  @Autowired Custody custody;
  @Autowired Partners partners;
  @Autowired Classrooms classrooms;
  @Autowired Dismantling dismantling;
  @Autowired Chain chain;
  Lives lives;
  private Occasion officer;
  long donor;
  private String donorName;
  private long other;
  private String schoolName;
  private List<Tag> weighed;
  private List<Tag> estimated;

  /** Six gifts of one donor with six fates, and one of another on the same certificate. */
  @BeforeEach
  void sixFates() {
    officer = occasion(Role.OFFICER);
    lives = new Lives(custody, officer.actor());
    donorName = unique("上海绿叶电子");
    donor = partners.record(fresh(), donorName, Set.of(PartnerKind.DONOR), "CN", null);
    other = partners.record(fresh(), unique("Other"), Set.of(PartnerKind.DONOR), "CN", null);
    schoolName = unique("山谷希望小学");
    var school = partners.record(fresh(), schoolName, Set.of(PartnerKind.SCHOOL), "CN", null);
    var room =
        classrooms.plan(
            fresh(), new Classrooms.Wanted(school, null, "一楼机房", 30, DeviceKind.LAPTOP, false));
    var received = ago(500);
    weighed = lives.received(donor, received, 4, DeviceKind.LAPTOP, 2300);
    estimated =
        lives.received(donor, received, guess(DeviceKind.DESKTOP), guess(DeviceKind.SCREEN));
    var lent = weighed.subList(0, 2);
    lives.toRepair(lent, ago(480));
    lives.write(lent, new Fact.Readied("A"), ago(470));
    lives.write(lent, new Fact.Reserved(room), ago(460));
    lives.handOver(lent, new Fact.Dispatched(room), Partners.HOUSE, school, ago(450));
    lives.write(lent, new Fact.Installed(room), ago(400));
    var back = List.of(weighed.get(1));
    lives.handOver(back, new Fact.Recalled(room), school, Partners.HOUSE, ago(100));
    lives.handOver(back, new Fact.Received(null), school, Partners.HOUSE, ago(99));
    jdbc.sql(
            """
            insert into classrooms.headcount (classroom, school_year, pupils, source, recorded_at,
                   recorded_by, key)
            select :room, y.year, y.pupils, 'SCHOOL_REPORT', now(), 0, gen_random_uuid()
              from (values (:first, 120), (:second, 130)) as y(year, pupils)
            """)
        .param("room", room)
        .param("first", schoolYear(ago(395)))
        .param("second", schoolYear(NOW))
        .update();
    var gone = new ArrayList<>(List.of(weighed.get(2)));
    gone.addAll(lives.received(other, received, 1, DeviceKind.LAPTOP, 1100));
    lives.toDismantle(gone, ago(300));
    dismantle(gone, 3_401);
    lives.handOver(
        List.of(estimated.get(0)), new Fact.GivenBack(), Partners.HOUSE, donor, ago(200));
    lives.write(List.of(weighed.get(3)), new Fact.Missed(), ago(50));
  }

  @Test
  void figures_equal_a_recomputation_from_the_facts() {
    var figures = figures(api(Role.OFFICER).get("/api/v1/impact?donor=" + donor).is(200).json());
    var again = recomputed();
    assertThat(figures.get("devices-received")).isEqualByComparingTo("6");
    for (var one : again.entrySet())
      assertThat(figures.get(one.getKey())).as(one.getKey()).isEqualByComparingTo(one.getValue());
    assertThat(figures.get("weight-received-weighed")).isEqualByComparingTo("9.2");
    assertThat(figures.get("devices-dismantled")).isEqualByComparingTo("1");
    assertThat(figures.get("devices-given-back")).isEqualByComparingTo("1");
    assertThat(figures).doesNotContainKey("weight-to-plants");
  }

  @Test
  void a_certificates_kilograms_are_shared_out_to_the_gram() {
    var mine = figures(api(Role.OFFICER).get("/api/v1/impact?donor=" + donor).json());
    var others = figures(api(Role.OFFICER).get("/api/v1/impact?donor=" + other).json());
    assertThat(mine.get("weight-treated").add(others.get("weight-treated")))
        .isEqualByComparingTo("3.401");
    assertThat(mine.get("weight-treated"))
        .isBetween(new BigDecimal("2.300"), new BigDecimal("2.302"));
  }

  @Test
  void pupils_are_counted_per_school_year_and_never_added() {
    var answer = api(Role.AUDITOR).get("/api/v1/impact?donor=" + donor).is(200).json();
    var years = new HashMap<String, Integer>();
    for (var figure : answer.get("figures"))
      if (figure.get("id").asString().equals("pupils"))
        years.put(figure.get("school_year").asString(), figure.get("value").asInt());
    assertThat(years)
        .containsOnly(
            Map.entry(schoolYear(ago(395)), 120),
            // the one that stayed is still there
            Map.entry(schoolYear(NOW), 130));
  }

  @Test
  void every_figure_opens_to_rows_that_add_up_to_it() {
    var api = api(Role.AUDITOR);
    var visitor = visitor(Role.AUDITOR);
    var answer = api.get("/api/v1/impact?donor=" + donor).is(200).json();
    for (var figure : answer.get("figures")) {
      var id = figure.get("id").asString();
      var rows = api.get(figure.get("rows").asString()).is(200).json().get("rows");
      assertThat(rows.size()).as(id).isEqualTo(figure.get("row_count").asInt());
      var query = figure.get("rows").asString().replaceAll(".*\\?", "?");
      visitor.get("/impact/figures/" + id + query).is(200);
      var csv = visitor.get("/impact/figures/" + id + ".csv" + query).is(200);
      var lines = csv.body().strip().lines().toList();
      assertThat(lines).hasSize(rows.size() + 1);
      var sum = BigDecimal.ZERO;
      for (var line : lines.subList(1, lines.size()))
        sum = sum.add(new BigDecimal(line.replaceAll(".*,", "")));
      if (id.equals("computer-years"))
        sum = sum.divide(new BigDecimal("365.25"), 2, RoundingMode.HALF_UP);
      assertThat(sum).as(id).isEqualByComparingTo(figure.get("value").decimalValue());
    }
  }

  @Test
  void weigh_tickets_stand_behind_what_went_to_plants_for_the_programme_only() {
    var rows =
        api(Role.OFFICER).get("/api/v1/impact/figures/weight-to-plants").is(200).json().get("rows");
    assertThat(rows.size()).isPositive();
    visitor(Role.OFFICER).get("/impact/figures/weight-to-plants").is(200).says("Tare, kg");
    visitor(Role.DONOR, donor).get("/impact/figures/weight-to-plants").is(404);
  }

  @Test
  void the_book_balances_in_pieces_and_in_grams() {
    var balance = api(Role.AUDITOR).get("/api/v1/impact").is(200).json().get("balance");
    assertThat(balance.get("holds").asBoolean()).as(balance.toString()).isTrue();
    assertThat(balance.get("received").get("pieces").asLong()).isGreaterThanOrEqualTo(7);
    visitor(Role.OFFICER)
        .get("/impact?donor=" + donor)
        .is(200)
        .says(
            "The book balances: 6 devices were ever received, 9.2 kg weighed and 11.0 kg estimated");
    visitor(Role.OFFICER).speaking("zh").get("/impact").is(200).says("账目平衡");
    visitor(Role.OFFICER).speaking("fr").get("/impact").is(200).says("Le registre est équilibré");
  }

  @Test
  void a_donor_sees_its_own_and_nothing_else() {
    var own = visitor(Role.DONOR, donor);
    own.get("/impact").is(200).says("devices received");
    var text = own.get("/impact/figures/devices-received").is(200).text();
    assertThat(text).contains(weighed.getFirst().printed());
    assertThat(figures(api(Role.DONOR, donor).get("/api/v1/impact").is(200).json()))
        .containsEntry("devices-received", new BigDecimal("6"));
    own.get("/impact/donors/" + donor).is(200).says(schoolName);
    own.get("/impact/donors/" + other).is(404);
    own.get("/impact/donors/" + other + "/report.pdf").is(404);
    own.get("/impact?donor=" + other).is(404);
    own.get("/impact/figures/devices-received.csv?donor=" + other).is(404);
    api(Role.DONOR, donor).get("/api/v1/impact?donor=" + other).is(404);
    visitor(Role.TECHNICIAN).get("/impact").is(403);
    stranger().get("/impact").says("Sign in");
  }

  @Test
  void the_report_is_printed_in_three_languages_with_chinese_inside() throws IOException {
    chain.seal();
    var own = visitor(Role.DONOR, donor);
    var file = own.get("/impact/donors/" + donor + "/report.pdf?language=zh").is(200).bytes();
    dropped(file).is(200).says("This is OR-" + donor + "-");
    assertThat(Signatures.of(file)).hasSize(1).allMatch(one -> one.intact() && one.whole());
    var chinese = text(file);
    assertThat(chinese).contains("OR-" + donor + "-");
    assertThat(chinese)
        .contains("捐赠成果报告", donorName, "逐台去向", schoolName, "已拆解", "处置证明", "定义")
        .contains(weighed.getFirst().printed(), weighed.get(3).printed(), "9.2");
    assertThat(chinese.replaceAll("\\s", "")).contains(chain.newestSeal().root());
    var english =
        text(own.get("/impact/donors/" + donor + "/report.pdf?language=en").is(200).bytes());
    assertThat(english).contains("Outcome report for", "Item by item", schoolName, "dismantled");
    var french =
        text(own.get("/impact/donors/" + donor + "/report.pdf?language=fr").is(200).bytes());
    assertThat(french).contains("Rapport de résultats pour", "Appareil par appareil", "démantelé");
  }

  @Test
  void a_donor_of_whom_nothing_came_gets_a_sentence() {
    var nobody = partners.record(fresh(), unique("Nobody"), Set.of(PartnerKind.DONOR), "CN", null);
    visitor(Role.OFFICER)
        .get("/impact/donors/" + nobody + "/report.pdf")
        .is(422)
        .says("has been received yet");
    visitor(Role.OFFICER).get("/impact/figures/nonsense").is(404);
  }

  /** The figures once more, from the facts of this donor's devices alone, one by one in Java. */
  private Map<String, BigDecimal> recomputed() {
    long pieces = 0;
    long gramsWeighed = 0;
    long gramsEstimated = 0;
    long lent = 0;
    long dismantled = 0;
    long lost = 0;
    long days = 0;
    var all = new ArrayList<>(weighed);
    all.addAll(estimated);
    for (var tag : all) {
      pieces++;
      long grams = 0;
      var basis = "";
      var stage = "";
      Instant installed = null;
      record Told(String kind, Instant at, String detail) {}
      var line =
          jdbc.sql(
                  """
                  select kind, occurred_at, detail from custody.facts
                   where tag = ? and not voided and kind <> 'CORRECTED' order by nth
                  """)
              .param(tag.code())
              .query((row, _) ->
                  new Told(row.getString(1), row.getTimestamp(2).toInstant(), row.getString(3)))
              .list();
      for (var told : line) {
        var observed = JSON.readTree(told.detail()).get("observed");
        if (observed != null) {
          grams = observed.get("grams").asLong();
          basis = observed.get("basis").asString();
        }
        stage = told.kind();
        if (told.kind().equals("INSTALLED")) installed = told.at();
        if (told.kind().equals("RECALLED") && installed != null) {
          days += ChronoUnit.DAYS.between(day(installed), day(told.at()));
          installed = null;
        }
      }
      if (installed != null) days += ChronoUnit.DAYS.between(day(installed), day(Instant.now()));
      if (basis.equals("ESTIMATED")) gramsEstimated += grams;
      else gramsWeighed += grams;
      if (stage.equals("INSTALLED")) lent++;
      if (stage.equals("DISMANTLED")) dismantled++;
      if (stage.equals("WRITTEN_OFF")) lost++;
    }
    return Map.of(
        "devices-received", BigDecimal.valueOf(pieces),
        "weight-received-weighed", BigDecimal.valueOf(gramsWeighed, 3),
        "weight-received-estimated", BigDecimal.valueOf(gramsEstimated, 3),
        "devices-lent-now", BigDecimal.valueOf(lent),
        "devices-dismantled", BigDecimal.valueOf(dismantled),
        "devices-lost", BigDecimal.valueOf(lost),
        "computer-years",
            BigDecimal.valueOf(days).divide(new BigDecimal("365.25"), 2, RoundingMode.HALF_UP));
  }

  private void dismantle(List<Tag> tags, long grams) {
    var plant =
        partners.record(fresh(), unique("Plant"), Set.of(PartnerKind.DISMANTLER), "CN", null);
    var today = LocalDate.now(Occasion.PROGRAMME_ZONE);
    partners.enterLicence(
        fresh(),
        plant,
        unique("L"),
        List.of("LAPTOP"),
        today.minusYears(1),
        today.plusYears(1),
        null);
    var batch = dismantling.open(fresh(), plant);
    dismantling.put(fresh(), batch, tags);
    var giver = new HandOver.Signature("Li Na", null, null);
    dismantling.handOver(fresh(), batch, today, null, giver, giver);
    var paper = Scan.of(("%PDF-1.7 " + batch).getBytes(StandardCharsets.US_ASCII), "paper.pdf");
    dismantling.weigh(fresh(), batch, "T-" + batch, today, 100_000 + grams, 100_000, paper);
    dismantling.certify(fresh(), batch, "CERT-" + batch, today, grams, "", paper);
  }

  private static Map<String, BigDecimal> figures(JsonNode answer) {
    var figures = new HashMap<String, BigDecimal>();
    for (var figure : answer.get("figures"))
      if (!figure.has("school_year"))
        figures.put(figure.get("id").asString(), figure.get("value").decimalValue());
    return figures;
  }

  private Observed guess(DeviceKind kind) {
    return Lives.observed(kind, unique("SN"), 5_500, Basis.ESTIMATED, donor);
  }

  Occasion fresh() {
    return Occasion.of(officer.actor(), Instant.now());
  }

  private static Instant ago(int days) {
    return NOW.minus(days, ChronoUnit.DAYS);
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, Occasion.PROGRAMME_ZONE);
  }

  private static String schoolYear(Instant at) {
    var day = day(at);
    int first = day.getMonthValue() >= 9 ? day.getYear() : day.getYear() - 1;
    return first + "-" + (first + 1);
  }

  private static String text(byte[] pdf) throws IOException {
    assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    Archive.takes(pdf);
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }
}
