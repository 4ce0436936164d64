package org.greenclassroom.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.greenclassroom.House;
import org.greenclassroom.Lives;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.collection.Disposition;
import org.greenclassroom.collection.Things;
import org.greenclassroom.custody.Basis;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.FactKind;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.custody.LostAndFound;
import org.greenclassroom.custody.Observed;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.dismantling.Category;
import org.greenclassroom.dismantling.Dismantling;
import org.greenclassroom.dismantling.Leaving;
import org.greenclassroom.dismantling.Loading;
import org.greenclassroom.dismantling.Material;
import org.greenclassroom.dismantling.Output;
import org.greenclassroom.dismantling.Route;
import org.greenclassroom.dismantling.Scan;
import org.greenclassroom.dismantling.Thing;
import org.greenclassroom.donations.Donations;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Weight;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Eight gifts of one donor with eight fates, and one of another on the same certificate. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BalanceTest extends House {
  private static final Instant NOW = Instant.now();

  @Autowired Custody custody;
  @Autowired Partners partners;
  @Autowired Classrooms classrooms;
  @Autowired Dismantling dismantling;
  @Autowired LostAndFound lostAndFound;
  @Autowired Loading loading;
  @Autowired Donations donations;
  @Autowired Things things;
  @Autowired Reckoning reckoning;

  private Actor officer = Actor.NOBODY;
  private Lives lives = new Lives(null, Actor.NOBODY);
  private long donor;
  private long other;
  private List<Tag> weighed = List.of();
  private List<Tag> estimated = List.of();

  @BeforeAll
  void eightFates() {
    officer = actor(Role.OFFICER, 1);
    lives = new Lives(custody, officer);
    donor = partner("上海绿叶电子", PartnerKind.DONOR);
    other = partner("Other", PartnerKind.DONOR);
    var school = partner("山谷希望小学", PartnerKind.SCHOOL);
    var room =
        classrooms.plan(
            fresh(), new Classrooms.Wanted(school, null, "一楼机房", 30, DeviceKind.LAPTOP, false));
    weighed = lives.received(donor, ago(800), 6, DeviceKind.LAPTOP, 2_300);
    estimated =
        lives.received(
            donor,
            ago(800),
            Lives.observed(DeviceKind.DESKTOP, "E1", 8_770, Basis.ESTIMATED, donor),
            Lives.observed(DeviceKind.SCREEN, "E2", 5_500, Basis.ESTIMATED, donor));
    // the first stays in class, the second comes home, the third is left to the school
    var lent = weighed.subList(0, 3);
    lives.toRepair(lent, ago(780));
    lives.write(lent, new Fact.Readied("A"), ago(770));
    lives.write(lent, new Fact.Reserved(room), ago(760));
    lives.handOver(lent, new Fact.Dispatched(room), Partners.HOUSE, school, ago(750));
    lives.write(lent, new Fact.Installed(room), ago(740));
    var back = List.of(weighed.get(1));
    lives.handOver(back, new Fact.Recalled(room), school, Partners.HOUSE, ago(100));
    lives.handOver(back, new Fact.Received(null), school, Partners.HOUSE, ago(99));
    byTwo(weighed.get(2), FactKind.TRANSFERRED);
    // the fourth is dismantled with one of another donor, the fifth is lost, the sixth is missing
    var gone =
        List.of(
            weighed.get(3),
            lives.received(other, ago(800), 1, DeviceKind.LAPTOP, 1_150).getFirst());
    lives.toDismantle(gone, ago(300));
    dismantle(gone, 3_400);
    lives.write(weighed.subList(4, 6), new Fact.Missed(), ago(50));
    byTwo(weighed.get(4), FactKind.WRITTEN_OFF);
    // the desktop stood on the scale when it was inspected; the screen is given back
    lives.write(
        List.of(estimated.get(0)),
        new Fact.Inspected(
            Lives.observed(DeviceKind.DESKTOP, "E1", 9_100, Basis.SHARE_OF_WEIGHED, donor)),
        ago(700));
    lives.handOver(
        List.of(estimated.get(1)), new Fact.GivenBack(), Partners.HOUSE, donor, ago(200));
    var lot = donations.open(fresh(), donor);
    things.count(fresh(), lot, "receipt 1", "KEYBOARD", 30, null);
    things.count(fresh(), lot, "receipt 1", "CABLE", 200, Weight.kilograms("18.4"));
    things.dispose(fresh(), lot, "KEYBOARD", Disposition.REUSED, 10, null, null);
    reckoning.reckon(fresh());
  }

  @Test
  void what_came_in_minus_what_ended_is_what_stands_somewhere() {
    var auditor = visitor(Role.AUDITOR);
    auditor
        .get("/balance?donor=" + donor)
        .is(200)
        .says(
            "balanced",
            "Received 8 minus out 4 is 4 in stock",
            "desktop weighed – 1 9.1 kg – – – – 1 9.1 kg",
            "desktop estimated 1 8.8 kg −1 −8.8 kg – – – – –",
            "laptop weighed 6 13.8 kg – 1 2.3 kg 1 2.3 kg 1 2.3 kg – 3 6.9 kg",
            "screen estimated 1 5.5 kg – – – – 1 5.5 kg –",
            "keyboard – 30 12.0 kg 10 4.0 kg – – 20",
            "cables 200 18.4 kg – – – – 200");
    // a year in which nothing moved has its stock all the same
    var quiet = partner("Quiet", PartnerKind.DONOR);
    lives.received(quiet, ago(1_000), 1, DeviceKind.LAPTOP, 2_300);
    reckoning.reckon(fresh());
    auditor
        .get("/balance?donor=" + quiet)
        .says((day(ago(1_000)).getYear() + 1) + " weighed – – – – – – 1 2.3 kg");
    // on the days before: nothing, then all of it, some of it lent
    auditor
        .get("/balance?donor=" + donor + "&day=" + day(ago(801)))
        .is(200)
        .says("Nothing was received up to this day");
    auditor
        .get("/balance?donor=" + donor + "&day=" + day(ago(720)))
        .is(200)
        .says("Received 8 minus out 0 is 8 in stock", "desktop estimated 1 8.8 kg – – –")
        .says("laptop weighed 3 6.9 kg 3 6.9 kg – –");
    var nobodys = lives.received(other, ago(3), 1, DeviceKind.OTHER, 777).getFirst();
    lives.write(
        List.of(nobodys),
        new Fact.Inspected(
            new Observed(
                DeviceKind.OTHER, null, null, null, null, 777, Basis.WEIGHED, null, null, null)),
        ago(2));
    reckoning.reckon(fresh());
    auditor.get("/balance/donors").is(200).says("unknown weighed");
    auditor
        .get("/balance/donors?day=" + today() + "&after=" + (donor - 1))
        .is(200)
        .says("weighed 6 13.8 kg 1 9.1 kg 3 6.9 kg 4 16.0 kg");
    visitor(Role.OFFICER).speaking("zh").get("/balance").is(200).says("重量台账", "公斤");
    visitor(Role.OFFICER).speaking("fr").get("/balance").is(200).says("Bilan matière");
  }

  @Test
  void every_figure_opens_to_rows_that_add_up_to_it() {
    var auditor = visitor(Role.AUDITOR);
    var page = auditor.get("/balance?donor=" + donor).is(200).body().replace('−', '-');
    var links =
        Pattern.compile("href=\"(/balance/rows[^\"]+)\">([^<]*)</a><br><small[^>]*>([^<]*) kg<")
            .matcher(page)
            .results()
            .toList();
    assertThat(links).hasSizeGreaterThan(20);
    for (var link :
        links.stream().collect(Collectors.toMap(l -> l.group(1), l -> l, (a, _) -> a)).values()) {
      var address = link.group(1).replace("&amp;", "&");
      auditor.get(address).is(200);
      long pieces = 0;
      var kilograms = BigDecimal.ZERO;
      for (var line : rows(auditor.get(address.replace("/rows", "/rows.csv")).is(200).body())) {
        var cells = line.split(",");
        pieces += Long.parseLong(cells[7]);
        kilograms = kilograms.add(BigDecimal.valueOf(Long.parseLong(cells[8]), 3));
      }
      assertThat(Math.abs(pieces)).as(address).isEqualTo(Math.abs(Long.parseLong(link.group(2))));
      assertThat(kilograms.abs().setScale(1, RoundingMode.HALF_EVEN))
          .as(address)
          .isEqualTo(new BigDecimal(link.group(3)).abs());
    }
    var lost = auditor.get("/balance/rows?donor=" + donor + "&flow=LOST").is(200);
    lost.says(weighed.get(4).printed(), "lost", "two people agreed");
    auditor
        .get("/balance/rows?donor=" + donor + "&flow=DISMANTLED")
        .is(200)
        .says(weighed.get(3).printed(), "certificate of a licensed plant");
    auditor
        .get("/balance/rows?donor=" + donor + "&flow=GIVEN_BACK&from=2020-01-01")
        .is(200)
        .says(estimated.get(1).printed(), "slip");
    auditor
        .get("/balance/rows?donor=" + donor + "&category=TABLET")
        .is(200)
        .says("Nothing moved so");
    for (var hostile : List.of("x", "9999-99-99.1.1.1", "2026-01-01.999999999999999999.1.1"))
      auditor.get("/balance/rows?after=" + hostile).is(200);
    auditor.get("/balance?day=0001-01-01").is(200);
    auditor.get("/balance?day=9999-12-31").is(200);
    auditor.get("/balance?day=%2B999999999-12-31").is(200).says("31 Dec 2999");
    auditor.get("/balance?day=yesterday").is(422);
  }

  @Test
  void a_donor_sees_its_own_and_nothing_else() {
    var own = visitor(Role.DONOR, donor);
    own.get("/balance").is(200).says("Received 8 minus out 4 is 4 in stock");
    assertThat(own.get("/balance/rows").is(200).text())
        .contains(weighed.getFirst().printed())
        .doesNotContain("Other");
    assertThat(rows(own.get("/balance/rows.csv").is(200).body())).hasSize(28);
    assertThat(own.get("/balance/donors").is(200).text()).doesNotContain("Other");
    own.get("/balance/gri-306").is(200);
    for (var address :
        List.of(
            "/balance",
            "/balance/rows",
            "/balance/rows.csv",
            "/balance/gri-306",
            "/balance/gri-306/en.csv")) own.get(address + "?donor=" + other).is(404);
    own.post("/balance/reckonings").is(403);
    visitor(Role.TECHNICIAN).get("/balance").is(403);
    visitor(Role.SCHOOL, other).get("/balance").is(403);
    stranger().get("/balance").says("Sign in");
  }

  @Test
  void gri_306_says_what_became_waste_and_where_it_went() {
    var officer = visitor(Role.OFFICER);
    int year = today().getYear();
    officer
        .get("/balance/gri-306?year=" + year + "&donor=" + donor)
        .is(200)
        .says("devices laptop non-hazardous offsite weighed 1 2.3")
        .says("recycling steel non-hazardous offsite declared by the plant – 1.3")
        .says("recycling circuit boards hazardous offsite declared by the plant – 0.3")
        .says(
            "incineration with energy recovery plastic non-hazardous offsite declared by the plant – 0.5");
    officer
        .get("/balance/gri-306?donor=" + donor + "&year=" + day(ago(750)).getYear())
        .is(200)
        .says("preparation for reuse laptop non-hazardous onsite weighed 3 6.9");
    // the shares of two donors are the certificate, to the gram
    var mine = officer.get("/balance/gri-306/en.csv?year=" + year + "&donor=" + donor).is(200);
    var theirs = officer.get("/balance/gri-306/en.csv?year=" + year + "&donor=" + other).is(200);
    assertThat(kilograms(mine.body(), "steel").add(kilograms(theirs.body(), "steel")))
        .isEqualByComparingTo("2.001");
    visitor(Role.OFFICER)
        .get("/balance/gri-306/zh.csv")
        .is(200)
        .says("披露项", "过磅单", "危险废物", "单独的电池", "锂离子", "未知");
    officer.get("/balance/gri-306/fr.csv").is(200).says("bons de pesée", "hors site");
    officer
        .get("/balance/gri-306")
        .is(200)
        .says(
            "lithium-ion hazardous offsite",
            "counted accessories accessories non-hazardous offsite unknown")
        .says("306-5 Waste directed to disposal");
    officer.speaking("zh").get("/balance/gri-306").is(200).says("306-4 从处置中转移的废弃物");
    officer.speaking("fr").get("/balance/gri-306").is(200).says("306-5 Déchets destinés");
    officer.get("/balance/gri-306?year=1999").is(404);
    officer.get("/balance/gri-306?year=" + (year + 1)).is(404);
  }

  @Test
  void batteries_stand_apart_by_what_they_are_made_of() {
    visitor(Role.OFFICER).get("/balance").is(200).says("Loose batteries", "lithium-ion");
    assertThat(visitor(Role.DONOR, donor).get("/balance").text()).doesNotContain("Loose batteries");
  }

  @Test
  void what_the_book_takes_back_never_happened() {
    var tags = lives.received(other, ago(20), 2, DeviceKind.LAPTOP, 1_000);
    lives.write(tags, new Fact.Missed(), ago(10));
    reckoning.reckon(fresh());
    assertThat(moved(tags.getFirst())).hasSize(3);
    custody.correct(fresh(), tags.getFirst(), Fact.Corrected.Why.DID_NOT_HAPPEN);
    reckoning.reckon(fresh());
    assertThat(moved(tags.getFirst())).containsExactly("RECEIVED HOUSE 1");
    // learned late: it went missing before it was looked at, and nothing leaves before it came
    lives.write(List.of(tags.getLast()), new Fact.Found(), ago(400));
    reckoning.reckon(fresh());
    assertThat(moved(tags.getLast()))
        .containsExactly(
            "RECEIVED HOUSE 1",
            "MOVED HOUSE -1",
            "MOVED MISSING 1",
            "MOVED MISSING -1",
            "MOVED HOUSE 1");
    assertThat(
            jdbc.sql(
                    "select count(distinct day) from balance.posting p join custody.devices d using (device) where d.tag = ?")
                .param(tags.getLast().code())
                .query(Long.class)
                .single())
        .isEqualTo(2);
  }

  @Test
  void an_end_without_evidence_is_named_until_it_has_some() {
    var alone = partner("Alone", PartnerKind.DONOR);
    var tags = lives.received(alone, ago(30), 1, DeviceKind.LAPTOP, 1_000);
    lives.write(tags, new Fact.Missed(), ago(20));
    lives.write(tags, new Fact.WrittenOff(officer.account()), ago(10));
    reckoning.reckon(fresh());
    visitor(Role.OFFICER)
        .get("/balance?donor=" + alone)
        .is(200)
        .says("Devices ended without evidence", tags.getFirst().printed());
    visitor(Role.OFFICER).get("/").is(200).says("Ended without evidence");
    custody.correct(fresh(), tags.getFirst(), Fact.Corrected.Why.DID_NOT_HAPPEN);
    byTwo(tags.getFirst(), FactKind.WRITTEN_OFF);
    reckoning.reckon(fresh());
    assertThat(visitor(Role.OFFICER).get("/balance?donor=" + alone).text())
        .doesNotContain("Devices ended without evidence");
  }

  @Test
  void a_ledger_that_does_not_balance_says_so_and_is_reckoned_anew() {
    var before = differing();
    jdbc.sql(
            """
            insert into balance.daily (day, donor, category, basis, stock, flow, pieces, grams)
            values ('2020-02-02', :donor, 'TABLET', 'ESTIMATED', 'PLANT', 'RECEIVED', 7, 5740)
            """)
        .param("donor", other)
        .update();
    var admin = visitor(Role.OFFICER);
    admin.post("/balance/reckonings").is(200);
    assertThat(differing()).isNotEqualTo(before);
    admin
        .get("/balance")
        .is(200)
        .says("The ledger does not balance", "at a plant, estimated: the book says");
    admin.post("/balance/reckonings", "anew", "true").is(200).says("follows the book again");
    assertThat(differing()).isEqualTo(before);
  }

  @Test
  void two_who_reckon_at_once_reckon_once() throws Exception {
    lives.received(other, ago(5), 40, DeviceKind.TABLET, 600);
    try (var pool = Executors.newFixedThreadPool(3)) {
      var all = new ArrayList<Future<?>>();
      for (int i = 0; i < 3; i++) all.add(pool.submit(() -> reckoning.reckon(fresh())));
      for (var one : all) one.get();
    }
    assertThat(
            jdbc.sql(
                    """
                    select coalesce(sum(abs(pieces)), 0) from (
                      select coalesce(a.pieces, 0) - coalesce(b.pieces, 0) as pieces
                        from (select day, donor, category, basis, stock, flow, sum(pieces) as pieces, sum(grams) as grams
                                from balance.posting group by day, donor, category, basis, stock, flow
                              having sum(pieces) <> 0 or sum(grams) <> 0) a
                        full join balance.daily b
                          on (a.day, coalesce(a.donor, 0), a.category, a.basis, a.stock, a.flow, a.grams)
                           = (b.day, coalesce(b.donor, 0), b.category, b.basis, b.stock, b.flow, b.grams)) x
                    """)
                .query(Long.class)
                .single())
        .isZero();
  }

  private List<String> differing() {
    return jdbc.sql("select place || ' ' || basis from balance.difference order by 1")
        .query(String.class)
        .list();
  }

  private List<String> moved(Tag tag) {
    return jdbc.sql(
            """
            select flow || ' ' || stock || ' ' || pieces
              from balance.posting p join custody.devices d using (device) where d.tag = ? order by nth, leg
            """)
        .param(tag.code())
        .query(String.class)
        .list();
  }

  private static List<String> rows(String csv) {
    var lines = csv.strip().lines().toList();
    return lines.subList(1, lines.size());
  }

  private static BigDecimal kilograms(String csv, String what) {
    return rows(csv).stream()
        .filter(line -> line.contains("," + what + ","))
        .map(line -> new BigDecimal(line.replaceAll(".*,", "")))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private void byTwo(Tag tag, FactKind kind) {
    lostAndFound.propose(fresh(), tag, kind);
    lostAndFound.agree(Occasion.of(actor(Role.OFFICER, 1), Instant.now()), tag, kind);
  }

  private void dismantle(List<Tag> tags, long grams) {
    var plant = partner("Plant", PartnerKind.DISMANTLER);
    var today = today();
    partners.enterLicence(
        fresh(),
        plant,
        unique("L"),
        List.of("LAPTOP", "BATTERIES"),
        today.minusYears(1),
        today.plusYears(1),
        null);
    var batch = dismantling.open(fresh(), plant);
    dismantling.put(fresh(), batch, tags);
    var giver = new HandOver.Signature("Li Na", null, null);
    visitor(Role.OFFICER)
        .post(
            "/dismantling/" + batch + "/hazards",
            "substance",
            "BATTERY",
            "chemistry",
            "LI_ION",
            "hazardPieces",
            "3",
            "wh",
            "150",
            "hazardKg",
            "0.9",
            "basis",
            "WEIGHED")
        .is(200);
    loading.pallet(fresh(), batch, Category.ACCESSORIES, List.of(), Map.of(Thing.MOUSE, 12));
    var how = new Leaving(null, null, "LD-" + batch, null);
    dismantling.handOver(fresh(), batch, today, null, how, giver, giver);
    var paper = Scan.of(("%PDF-1.7 " + batch).getBytes(StandardCharsets.US_ASCII), "paper.pdf");
    dismantling.weigh(fresh(), batch, "T-" + batch, today, 100_000 + grams, 100_000, paper);
    dismantling.certify(
        fresh(),
        batch,
        "CERT-" + batch,
        today,
        grams,
        List.of(
            new Output(Material.STEEL, 2_001, Route.RECYCLED),
            new Output(Material.CIRCUIT_BOARD, 400, Route.RECYCLED),
            new Output(Material.PLASTIC, 700, Route.RECOVERED_ENERGY)),
        List.of(),
        paper);
  }

  private long partner(String name, PartnerKind kind) {
    return partners.record(fresh(), unique(name), Set.of(kind), "CN", null);
  }

  private Occasion fresh() {
    return Occasion.of(officer, Instant.now());
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, Occasion.PROGRAMME_ZONE);
  }

  private static LocalDate today() {
    return LocalDate.now(Occasion.PROGRAMME_ZONE);
  }

  private static Instant ago(int days) {
    return NOW.minus(days, ChronoUnit.DAYS);
  }
}
