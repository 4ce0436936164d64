package org.greenclassroom.dismantling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.greenclassroom.House;
import org.greenclassroom.LetterBox;
import org.greenclassroom.Lives;
import org.greenclassroom.Visitor;
import org.greenclassroom.custody.Basis;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.partners.Site;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What plants may do: looked up, told of before it ends, full, and over a border with a permit. */
class LicencesTest extends House {
  private static final HandOver.Signature SIGNED = new HandOver.Signature("A", null, null);
  @Autowired Custody custody;
  @Autowired Partners partners;
  @Autowired Dismantling dismantling;
  @Autowired Licences licences;
  @Autowired TransactionTemplate transactions;

  private static LocalDate today() {
    return LocalDate.now(Occasion.PROGRAMME_ZONE);
  }

  private Occasion fresh() {
    return Occasion.of(actor(Role.OFFICER, 1), clock.instant());
  }

  private long plant(String territory) {
    return partners.record(
        fresh(), unique("Plant"), Set.of(PartnerKind.DISMANTLER), territory, null);
  }

  private long licence(long plant, LocalDate to, @Nullable Long capacity) {
    return partners.enterLicence(
        fresh(), plant, unique("L"), List.of("LAPTOP"), today().minusYears(1), to, null, capacity);
  }

  private List<Tag> condemned(int count) {
    var ago = Instant.now().minus(30, ChronoUnit.DAYS);
    var donor = partners.record(fresh(), unique("Donor"), Set.of(PartnerKind.DONOR), "CN", null);
    var lives = new Lives(custody, actor(Role.OFFICER, 1));
    var tags = lives.received(donor, ago, count, DeviceKind.LAPTOP, 2_000);
    lives.toDismantle(tags, ago);
    return tags;
  }

  /** Null when it left, else the key of the refusal. */
  private @Nullable String left(long plant, List<Tag> tags) {
    var batch = dismantling.open(fresh(), plant);
    dismantling.put(fresh(), batch, tags);
    try {
      dismantling.handOver(fresh(), batch, today(), null, SIGNED, SIGNED);
      return null;
    } catch (Refusal refusal) {
      dismantling.takeOut(fresh(), batch, tags);
      return refusal.key().replace("dismantling.refusal.", "");
    }
  }

  @Test
  void a_licence_that_nobody_finds_in_the_register_blocks_until_it_is_found() {
    var plant = plant("CN");
    long licence = licence(plant, today().plusYears(1), null);
    var at = "/dismantling/plants/" + plant;
    var officer = visitor(Role.OFFICER);
    officer.get("/dismantling/plants").is(200);
    officer.get(at).is(200).says("nobody looked it up yet", "may take devices today");
    officer
        .post(at + "/licences/" + licence + "/checks", "found", "SUSPENDED", "source", " ")
        .is(422)
        .says("Write where it was looked up");
    officer.get(at);
    officer
        .upload(
            at + "/licences/" + licence + "/checks",
            Map.of("found", "SUSPENDED", "source", "Register of the bureau, by telephone"),
            List.of(
                new Visitor.Upload(
                    "checkFile", "r.pdf", "application/pdf", "%PDF-1.4 register".getBytes())))
        .is(200)
        .says("suspended", "Register of the bureau", "blocked today", "Test officer");
    var evidence = Pattern.compile(at + "/evidence/[0-9a-f]{64}").matcher(officer.get(at).body());
    assertThat(evidence.find()).isTrue();
    officer.get(evidence.group()).is(200);
    officer.get(evidence.group().replaceAll("[0-9a-f]{64}", "0".repeat(64))).is(404);
    var tags = condemned(1);
    assertThat(left(plant, tags)).isEqualTo("licence-doubted");
    officer.get(at);
    officer
        .post(at + "/licences/" + licence + "/checks", "found", "VALID", "source", "Their letter")
        .is(200)
        .says("may take devices today");
    assertThat(left(plant, tags)).isNull();
    officer.post(at + "/licences/999999999/checks", "found", "VALID", "source", "abc").is(404);
    officer.get("/dismantling/plants/1").is(404);
  }

  @Test
  void no_more_goes_to_a_plant_in_a_year_than_its_licence_allows() {
    var plant = plant("CN");
    licence(plant, today().plusYears(1), 5_000L);
    assertThat(left(plant, condemned(2))).isNull();
    assertThat(left(plant, condemned(1))).isEqualTo("licence-full");
    visitor(Role.AUDITOR)
        .get("/dismantling/plants/" + plant)
        .is(200)
        .says("5.0 kg; 4.0 kg went there under it this year");
  }

  @Test
  void a_border_is_crossed_only_under_a_permit_on_file_and_within_what_it_allows() {
    var plant = plant("HK");
    licence(plant, today().plusYears(1), null);
    var tags = condemned(2);
    assertThat(left(plant, tags)).isEqualTo("border");
    var at = "/dismantling/plants/" + plant;
    var officer = visitor(Role.OFFICER);
    officer.get(at).is(200).says("over a customs border needs the consent of both sides");
    permit(officer, at, "P-1", today().minusDays(9), today().minusDays(1), "").is(200);
    permit(officer, at, "P-1", today(), today(), "").is(409).says("on file for this plant already");
    assertThat(left(plant, tags)).isEqualTo("border");
    permit(officer, at, "P-2", today(), today().minusDays(1), "").is(422).says("before it begins");
    permit(officer, at, "P-2", today(), today().plusDays(90), "5")
        .is(200)
        .says("mainland China → Hong Kong");
    assertThat(left(plant, tags)).isNull();
    assertThat(
            jdbc.sql(
                    "select count(*) from dismantling.batches b where plant = ? and permit is not null")
                .param(plant)
                .query(Long.class)
                .single())
        .isEqualTo(1);
    assertThat(left(plant, condemned(1))).isEqualTo("permit-full");
    var page = officer.get(at).is(200).says("4.0");
    var withdrawal = Pattern.compile(at + "/permits/\\d+/withdrawal").matcher(page.body());
    assertThat(withdrawal.find()).isTrue();
    officer.post(withdrawal.group()).is(200).says("The permit is withdrawn");
    officer.get(at);
    officer.post(withdrawal.group()).is(404);
    // a plant at home needs none
    var home = plant("CN");
    officer.get("/dismantling/plants/" + home);
    permit(officer, "/dismantling/plants/" + home, "P", today(), today(), "")
        .is(422)
        .says("needs no permit");
  }

  @Test
  void a_border_lies_where_the_devices_stand_and_not_where_the_head_office_is() {
    var mainland = plant("CN");
    licence(mainland, today().plusYears(1), null);
    var hongKong = plant("HK");
    licence(hongKong, today().plusYears(1), null);
    var here = condemned(1);
    // undone in the end: nobody else needs a store of ours in Hong Kong
    transactions.executeWithoutResult(status -> {
      status.setRollbackOnly();
      var store =
          partners.addSite(fresh(), Partners.HOUSE, unique("Store"), Site.Kind.WAREHOUSE, null);
      partners.belongTo(store, "HK");
      var there = condemned(store);
      assertThat(left(mainland, there)).isEqualTo("border");
      assertThat(left(hongKong, here)).isEqualTo("border");
      assertThat(left(hongKong, List.of(there.getFirst(), here.getFirst()))).isEqualTo("two-sides");
      assertThat(left(hongKong, there)).isNull();
      // and at the gate, wherever the plant's own head office is
      var across = plant("HK");
      licence(across, today().plusYears(1), null);
      partners.belongTo(partners.sites(across).getFirst().site(), "CN");
      assertThat(left(across, here)).isNull();
    });
  }

  private List<Tag> condemned(long site) {
    var ago = Instant.now().minus(30, ChronoUnit.DAYS);
    var donor = partners.record(fresh(), unique("Donor"), Set.of(PartnerKind.DONOR), "HK", null);
    var occasion = fresh();
    var slip =
        custody.handOver(
            occasion, new HandOver(donor, Partners.HOUSE, site, ago, null, SIGNED, SIGNED));
    var tags =
        custody.receiveNew(
            occasion,
            slip,
            List.of(Lives.observed(DeviceKind.LAPTOP, unique("HK"), 2_000, Basis.WEIGHED, donor)));
    new Lives(custody, actor(Role.OFFICER, 1)).toDismantle(tags, ago);
    return tags;
  }

  @Test
  void two_batches_at_once_do_not_both_take_the_last_room_under_a_licence() {
    var plant = plant("CN");
    licence(plant, today().plusYears(1), 5_000L);
    var loads = List.of(condemned(2), condemned(2));
    var answers =
        loads.stream()
            .map(
                tags -> CompletableFuture.supplyAsync(() -> Optional.ofNullable(left(plant, tags))))
            .toList();
    assertThat(answers)
        .extracting(each -> each.join().orElse("left"))
        .containsExactlyInAnyOrder("left", "licence-full");
  }

  private static Visitor.Seen permit(
      Visitor officer, String at, String number, LocalDate from, LocalDate to, String kilograms) {
    officer.get(at);
    return officer.upload(
        at + "/permits",
        Map.of(
            "number",
            number,
            "over",
            "CN",
            "from",
            from.toString(),
            "to",
            to.toString(),
            "kilograms",
            kilograms),
        List.of(
            new Visitor.Upload(
                "permitFile", "p.pdf", "application/pdf", ("%PDF-1.4 " + number).getBytes())));
  }

  @Test
  void whoever_works_with_a_plant_is_told_three_times_that_its_licence_ends() {
    var plant = plant("CN");
    var account = actor(Role.DISMANTLER, plant).account();
    var address = "plant" + System.nanoTime() + "@example.org";
    jdbc.sql("insert into people.mailbox (account, address, language) values (?, ?, 'zh')")
        .params(account, address)
        .update();
    licence(plant, today().plusDays(80), null);
    var box = new LetterBox(jdbc);
    warn(0);
    warn(1);
    assertThat(box.to(address))
        .singleElement()
        .satisfies(letter -> {
          assertThat(letter.subject()).contains("还有 80 天到期");
          assertThat(letter.body()).contains("次日起，不能再向该企业移交任何设备");
        });
    warn(25);
    assertThat(box.to(address)).hasSize(2);
    // the next licence is on file: nothing to worry about
    partners.enterLicence(
        fresh(),
        plant,
        unique("L"),
        List.of("LAPTOP", "SCREEN"),
        today().plusDays(60),
        today().plusYears(2),
        null);
    warn(60);
    assertThat(box.to(address)).hasSize(2);
    assertThat(visitor(Role.OFFICER).get("/").is(200).text()).contains("Licences that end");
  }

  private void warn(int days) {
    licences.warn(Occasion.of(Actor.HOUSE, clock.instant().plus(Duration.ofDays(days))));
  }

  @Test
  void a_carrier_is_a_carrier() {
    var plant = plant("CN");
    licence(plant, today().plusYears(1), null);
    var donor = partners.record(fresh(), unique("Donor"), Set.of(PartnerKind.DONOR), "CN", null);
    var batch = dismantling.open(fresh(), plant);
    dismantling.put(fresh(), batch, condemned(1));
    assertThatThrownBy(() ->
            dismantling.handOver(
                fresh(),
                batch,
                today(),
                null,
                new Leaving(donor, null, null, null),
                SIGNED,
                SIGNED))
        .isInstanceOf(Refusal.class)
        .extracting("key")
        .isEqualTo("dismantling.refusal.no-carrier");
  }
}
