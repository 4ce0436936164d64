package org.greenclassroom.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.greenclassroom.House;
import org.greenclassroom.Lives;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.custody.Basis;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Entry;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.FactKind;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.custody.LostAndFound;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.dismantling.Category;
import org.greenclassroom.dismantling.Chemistry;
import org.greenclassroom.dismantling.Dismantling;
import org.greenclassroom.dismantling.Loading;
import org.greenclassroom.dismantling.Material;
import org.greenclassroom.dismantling.Output;
import org.greenclassroom.dismantling.Route;
import org.greenclassroom.dismantling.Scan;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
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
    var gone = List.of(weighed.get(3), lives.received(other, ago(800), 1, DeviceKind.LAPTOP, 1_150).getFirst());
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
    reckoning.reckon(fresh());
  }

  @Test
  void what_came_in_minus_what_ended_is_what_stands_somewhere() {
    var page = visitor(Role.AUDITOR).get("/balance?donor=" + donor).is(200);
    page.says("balanced", "Received 8 minus out 4 is 4 in stock");
  }

  private void byTwo(Tag tag, FactKind kind) {
    lostAndFound.propose(fresh(), tag, kind);
    lostAndFound.agree(Occasion.of(actor(Role.OFFICER, 1), Instant.now()), tag, kind);
  }

  private void dismantle(List<Tag> tags, long grams) {
    var plant = partner("Plant", PartnerKind.DISMANTLER);
    var today = today();
    partners.enterLicence(
        fresh(), plant, unique("L"), List.of("LAPTOP"), today.minusYears(1), today.plusYears(1), null);
    var batch = dismantling.open(fresh(), plant);
    dismantling.put(fresh(), batch, tags);
    var giver = new HandOver.Signature("Li Na", null, null);
    dismantling.handOver(fresh(), batch, today, null, giver, giver);
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

  private static LocalDate today() {
    return LocalDate.now(Occasion.PROGRAMME_ZONE);
  }

  private static Instant ago(int days) {
    return NOW.minus(days, ChronoUnit.DAYS);
  }
}
