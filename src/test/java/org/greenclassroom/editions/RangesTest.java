package org.greenclassroom.editions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.greenclassroom.House;
import org.greenclassroom.Lives;
import org.greenclassroom.claims.Between;
import org.greenclassroom.claims.Claims;
import org.greenclassroom.claims.PartyKind;
import org.greenclassroom.claims.Sure;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.frame.Numbers;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.method.Method;
import org.greenclassroom.method.Uncertainty;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * How sure a report is, is drawn once; all its forms say the same, people and programs in theirs.
 */
class RangesTest extends House {
  private static final int YEAR = LocalDate.now(Occasion.PROGRAMME_ZONE).minusDays(400).getYear();
  @Autowired Custody custody;
  @Autowired Partners partners;
  @Autowired Classrooms classrooms;
  @Autowired Editions editions;
  @Autowired Claims claims;
  @Autowired Method method;
  @Autowired List<Chapter> chapters;
  @TempDir Path folder;
  private Actor drawer;
  private long donor;

  /** The school would have bought nothing: what the gift was worth lies below zero. */
  @BeforeEach
  void twoLaptopsForASchoolThatBuysNone() {
    drawer = actor(Role.OFFICER, 1);
    var lives = new Lives(custody, drawer);
    donor = partners.record(fresh(), unique("捐赠方"), Set.of(PartnerKind.DONOR), "CN", null);
    var school = partners.record(fresh(), unique("小学"), Set.of(PartnerKind.SCHOOL), "CN", null);
    var room =
        classrooms.plan(
            fresh(),
            new Classrooms.Wanted(school, null, unique("机房"), 30, DeviceKind.LAPTOP, false));
    var lent = lives.received(donor, ago(425), 2, DeviceKind.LAPTOP, 2_345);
    lives.toRepair(lent, ago(420));
    lives.write(lent, new Fact.Readied("A"), ago(418));
    lives.write(lent, new Fact.Reserved(room), ago(416));
    lives.handOver(lent, new Fact.Dispatched(room), Partners.HOUSE, school, ago(400));
    lives.write(lent, new Fact.Installed(room), ago(400));
    claims.displacement(fresh(), school, YEAR, 0, "The head of the school said so.");
    claims.reckon(Occasion.of(Actor.HOUSE, Instant.now()), fresh().today());
  }

  @Test
  void every_range_of_every_report_is_of_the_draw_that_was_handed_on() {
    var whole =
        new Uncertainty(
            1, 100, spread(1_000, 3_000), spread(4_000, 6_000), spread(7_000, 9_000), 0, List.of());
    var handed = new Sure(whole, new Between(-10_000, -11_000, -12_000, -13_000));
    for (var kind : Kind.values()) {
      var ranges = new TreeMap<String, List<Long>>();
      var bare = ranges(asked(kind, null), ranges);
      assertThat(bare).as("nobody draws anything for %s", kind).isEmpty();
      ranges.clear();
      if (!kind.isOfCarbon()) continue;
      var expected =
          new TreeMap<>(
              Map.of(
                  "co2e-gross", List.of(1_000_000L, 3_000_000L),
                  "co2e-net-a", List.of(4_000_000L, 6_000_000L),
                  "co2e-net-b", List.of(7_000_000L, 9_000_000L)));
      // in the programme's report these are parts, one a kind of party: the whole's is not theirs
      if (kind != Kind.PROGRAMME) {
        expected.put("attributed-net-a", List.of(-10_000_000L, -11_000_000L));
        expected.put("attributed-net-b", List.of(-12_000_000L, -13_000_000L));
      }
      assertThat(ranges(asked(kind, handed), ranges)).as(kind.id()).isEqualTo(expected);
    }
  }

  private Map<String, List<Long>> ranges(Asked asked, Map<String, List<Long>> into) {
    for (var chapter : chapters)
      if (chapter.kinds().contains(asked.kind()))
        for (var figured : chapter.figures(asked))
          if (figured.low() != null)
            into.put(
                figured.code(), List.of(figured.low(), Objects.requireNonNull(figured.high())));
    return into;
  }

  private Asked asked(Kind kind, @Nullable Sure sure) {
    return new Asked(
        kind,
        kind.isOfDonor() ? donor : null,
        null,
        null,
        null,
        LocalDate.of(YEAR, 1, 1),
        LocalDate.of(YEAR, 12, 31),
        Instant.now(),
        method.current(),
        1,
        100,
        "test",
        sure);
  }

  private static Uncertainty.Spread spread(double low, double high) {
    return new Uncertainty.Spread(low, (low + high) / 2, high);
  }

  /** Frozen, page, paper, program and the ledger itself: one seed, one pair of numbers. */
  @Test
  void all_forms_of_a_report_tell_the_same_range() throws IOException {
    var known = published();
    var contents = editions.told(known);
    var net = figure(contents, "attributed-net-b");
    var sure =
        claims
            .doubt(
                known.chosen(),
                PartyKind.DONOR,
                donor,
                method.current(),
                known.seed(),
                known.runs())
            .orElseThrow();
    var share = Objects.requireNonNull(sure.share());
    assertThat(net.low()).isEqualTo(Math.round(share.netBLow() * 1_000)).isNegative();
    assertThat(net.high()).isEqualTo(Math.round(share.netBHigh() * 1_000));
    assertThat(figure(contents, "co2e-net-b").low())
        .isEqualTo(Math.round(sure.whole().netB().p5() * 1_000));
    var below = figure(contents, "below-zero");
    assertThat(below.amount())
        .isPositive()
        .isEqualTo(Math.round(sure.whole().belowZero() * 10_000));
    var swings =
        sure.whole().swings().stream().filter(swing -> swing.width() > 0).limit(8).toList();
    assertThat(contents.figures())
        .filteredOn(figure -> figure.code().equals(Telling.SWING))
        .extracting(Frozen::amount, Frozen::low, Frozen::sums)
        .containsExactlyElementsOf(
            swings.stream()
                .map(swing ->
                    tuple(
                        Math.round(swing.width() * 1_000),
                        Math.round(Math.min(swing.atLow(), swing.atHigh()) * 1_000),
                        false))
                .toList());
    var told = api(Role.DONOR, donor).get("/api/v1/editions/" + known.number()).is(200).json();
    for (var one : told.get("figures"))
      if (one.get("id").asString().endsWith("/attributed-net-b")) {
        assertThat(one.get("low").decimalValue())
            .isEqualByComparingTo(Unit.GRAMS_CO2E.shown(Objects.requireNonNull(net.low())));
        assertThat(one.get("high").decimalValue())
            .isEqualByComparingTo(Unit.GRAMS_CO2E.shown(Objects.requireNonNull(net.high())));
      }
    for (var language : List.of("en", "zh", "fr")) {
      var low = written(language, Objects.requireNonNull(net.low()));
      var high = written(language, Objects.requireNonNull(net.high()));
      assertThat(low).startsWith("−");
      var page = visitor(Role.DONOR, donor).speaking(language).get("/editions/" + known.edition());
      var often = Numbers.written(Unit.RATIO.shown(below.amount()), 2, Locale.of(language));
      var widest = swings.getFirst().coefficient().id();
      assertThat(page.is(200).text()).contains(low, high, often, widest);
      assertThat(text(editions.paper(known, language).bytes())).contains(low, high, often, widest);
    }
  }

  @Test
  void below_zero_people_read_a_minus_and_programs_a_hyphen() throws IOException {
    var known = published();
    var net = figure(editions.told(known), "co2e-net-b");
    assertThat(net.amount()).isNegative();
    var own = visitor(Role.DONOR, donor);
    for (var language : List.of("en", "zh", "fr")) {
      var page = own.speaking(language).get("/editions/" + known.edition()).is(200);
      assertThat(page.text())
          .contains(written(language, net.amount()))
          .doesNotContainPattern("[\\s(]-\\d");
      assertThat(text(editions.paper(known, language).bytes()))
          .contains(written(language, net.amount()))
          .doesNotContainPattern("[\\s(]-\\d");
      var rows = own.get("/editions/%d/figures/%d".formatted(known.edition(), net.nth())).is(200);
      assertThat(rows.text()).containsPattern("−\\d").doesNotContainPattern("[\\s(]-\\d");
    }
    var at = "/editions/%d/figures/%d/rows".formatted(known.edition(), net.nth());
    var lines = editions.lines(net, 0, 10).rows();
    assertThat(lines).isNotEmpty().allMatch(line -> line.amount() < 0);
    var csv = new String(own.get(at + ".csv").is(200).bytes(), StandardCharsets.UTF_8);
    var sheet = sheet(own.get(at + ".xlsx").is(200).bytes());
    for (var line : lines) {
      assertThat(csv).contains("," + line.amount() + ",");
      assertThat(sheet).contains("<v>" + line.amount() + "</v>");
    }
    assertThat(csv + sheet).doesNotContain("−");
    var told = api(Role.DONOR, donor).get("/api/v1/editions/" + known.number()).is(200);
    assertThat(told.text()).contains(":" + Unit.GRAMS_CO2E.shown(net.amount()));
    assertThat(editions.canon(known)).contains("" + net.amount());
  }

  /** A row's numbers are in the reader's form, too; a file has them as they were frozen. */
  @Test
  void numbers_within_rows_are_in_the_readers_form() {
    var known = published();
    var received = figure(editions.told(known), "received");
    var at = "/editions/%d/figures/%d".formatted(known.edition(), received.nth());
    var own = visitor(Role.DONOR, donor);
    own.speaking("fr").get(at).is(200).says("2,3");
    own.speaking("en").get(at).is(200).says("2.3");
    assertThat(new String(own.speaking("fr").get(at + "/rows.csv").bytes(), StandardCharsets.UTF_8))
        .contains(",2.3,");
  }

  private Edition published() {
    long edition = editions.draw(fresh(), new Wanted(Kind.DONOR_YEAR, donor, null, null, YEAR));
    editions.publish(
        Occasion.of(actor(Role.OFFICER, 1), Instant.now()), edition, false, "http://localhost");
    return editions.edition(drawer, edition);
  }

  private static Frozen figure(Contents contents, String code) {
    return contents.figures().stream()
        .filter(figure -> figure.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private static String written(String language, long grams) {
    return Numbers.written(Unit.GRAMS_CO2E.shown(grams), 1, Locale.of(language));
  }

  /** In one line: a narrow column breaks a range in two. */
  private static String text(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(new ByteArrayInputStream(pdf).readAllBytes())) {
      return Arrays.stream(new PDFTextStripper().getText(document).split("\\R"))
          .collect(Collectors.joining(" "));
    }
  }

  private String sheet(byte[] xlsx) throws IOException {
    var file = Files.write(folder.resolve(unique() + ".xlsx"), xlsx);
    try (var zip = new ZipFile(file.toFile())) {
      var sheet = Objects.requireNonNull(zip.getEntry("xl/worksheets/sheet1.xml"));
      return new String(zip.getInputStream(sheet).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Occasion fresh() {
    return Occasion.of(drawer, Instant.now());
  }

  private static Instant ago(int days) {
    return Instant.now().minus(days, ChronoUnit.DAYS);
  }
}
